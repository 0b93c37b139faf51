"""What another system can do is its own affair; this is what we hand it."""

from django.utils.translation import gettext_lazy as _

from madoguchi.conversations.shapes import Capabilities, FileRules

CAPABILITIES = Capabilities(
    files=FileRules(max_bytes=20_000_000, most=10),
    receipts=("sent", "delivered", "read", "failed"),
    quick_replies=20,
    quick_reply_length=80,
    cost=_("We charge nothing; what your system sends on may cost something."),
    personal=True,
)
