"""What a customer may press in LINE, and what a press of hers asks for.

A press comes back as a postback that we wrote: `say=…` says words for her, `do=…&say=…` also has it done.
"""

from collections.abc import Mapping
from typing import Any, cast, get_args
from urllib.parse import parse_qs, urlencode

from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from madoguchi.conversations.shapes import Outgoing

from ..shapes import Wish
from .capabilities import CAPABILITIES

SAYS = "say="
MOST_TEXT = 300
PERSON, ASSISTANT = _("Talk to a member of staff"), _("Go back to the automatic answers")
LINK, UNLINK = _("Link with my page"), _("End the link with my page")
TYPED: Mapping[str, Wish] = {
    **dict.fromkeys(("連携", "連携する", "アカウント連携", "アカウントを連携する", "マイページと連携",
                     "マイページと連携する", "link", "link my account", "link with my page"), "link"),
    **dict.fromkeys(("連携解除", "連携を解除", "連携を解除する", "unlink", "unlink my account",
                     "end the link with my page"), "unlink"),
}  # fmt: skip
"""Words that ask for it also where nothing was pressed."""


def postback(wish: Wish, label: str) -> dict[str, Any]:
    """An action of LINE's that says the label, and has done what it means."""
    data = urlencode({"do": wish, "say": label})
    return {"type": "postback", "label": _cut(label), "data": data, "displayText": label}


def pressed(data: str) -> tuple[str, Wish] | None:
    """What she says and wishes by a postback of ours; None for one that we did not write."""
    if data.startswith(SAYS):
        return data.removeprefix(SAYS), ""
    found = parse_qs(data)
    wish, said = (found.get(name, [""])[0] for name in ("do", "say"))
    return (said, cast(Wish, wish)) if said and wish in get_args(Wish) else None


def typed(text: str) -> Wish:
    """What these words ask for outright; "" for anything else."""
    return TYPED.get(text.strip().lower().rstrip("。.！!"), "")


def choices(outgoing: Outgoing) -> list[dict[str, Any]]:
    """What may be pressed below a message: its own answers, and a way to a person, or back from one."""
    most = CAPABILITIES.quick_replies
    found = [
        {"type": "message", "label": _cut(one.label), "text": (one.text or one.label)[:MOST_TEXT]}
        for one in outgoing.choices
    ]
    with override(outgoing.language):
        if outgoing.handler == "assistant" and outgoing.author_kind == "assistant":
            found = [*found[: most - 1], postback("person", str(PERSON))]
        elif outgoing.handler != "assistant" and outgoing.status in ("resolved", "closed"):
            found = [*found[: most - 1], postback("assistant", str(ASSISTANT))]
    return [{"type": "action", "action": one} for one in found[:most]]


def _cut(text: str) -> str:
    letters = CAPABILITIES.quick_reply_length
    return text if len(text) <= letters else text[: letters - 1] + "…"
