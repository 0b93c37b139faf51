"""What post and fax can do: an answer becomes a letter that people print and post."""

from django.utils.translation import gettext_lazy as _

from madoguchi.conversations.shapes import Capabilities, Channel

_BY_HAND = Capabilities(
    max_length=6000, can_write_first=True, by_hand=True, cost=_("A stamp and an envelope")
)
HOWS = {"posted": _("posted"), "along": _("not worth a letter of its own")}
POST = Channel(kind="post", label=_("post"), icon="mailbox", capabilities=_BY_HAND, hows=HOWS)
FAX = Channel(
    kind="fax",
    label=_("fax"),
    icon="printer",
    capabilities=Capabilities(max_length=6000, can_write_first=True, by_hand=True, cost=_("A call")),
    hows=HOWS,
)
