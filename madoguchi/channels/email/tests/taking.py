"""A mailbox without a server: mails are handed in as they would have been read."""

from django.db.models import QuerySet

from madoguchi.channels import api as channels
from madoguchi.channels.email.keeping import keep_mails, part
from madoguchi.channels.email.models import Letter
from madoguchi.channels.email.settings import Mailbox
from madoguchi.channels.models import Route
from madoguchi.channels.shapes import Account
from madoguchi.conversations.models import Conversation

HER = "yoko@mail.example"
NUMBERS = iter(range(1, 10_000_000))


def talks() -> QuerySet[Conversation]:
    """The conversations that the mails of this test began."""
    return Conversation.objects.filter(pk__in=Route.objects.exclude(conversation=None).values("conversation"))


def mail(account: Account, body: bytes = b"hello", *, sender: str = f"Yoko <{HER}>", **fields: str) -> bytes:
    """A mail to us, with a Message-ID of its own; `fields` are further headers (Content_Type=…)."""
    own = f"<{next(NUMBERS)}@test.example>"
    head = {"From": sender, "To": Mailbox(account).address, "Message-ID": own, "Subject": "Order"}
    head |= {name.replace("_", "-"): value for name, value in fields.items()}
    return "".join(f"{name}: {value}\r\n" for name, value in head.items()).encode() + b"\r\n" + body + b"\r\n"


def take(account: Account, raw: bytes) -> Letter:
    """The mail through keeping and handling; its row."""
    keep_mails(account, [raw])
    kept = part(raw)
    channels.handle(account_id=account.id, contact=kept.contact)
    return Letter.objects.get(account=account.id, key=kept.external_id)
