"""How our mails begin and end: whom they address, who writes, what the mailbox signs with."""

import re

from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from madoguchi.conversations.shapes import Outgoing
from madoguchi.language import api as language

from .settings import Mailbox

REPLY = re.compile(
    r"^\s*(?:(?:re|aw|sv|vs|antw|回复|答复|返信)\s*(?:\[\d+\]|\(\d+\))?\s*[:：]\s*)+", re.IGNORECASE
)
NUMBERED = re.compile(r"\s*[\[［]\s*(?:受付番号|No\.)\s*[:：]?\s*[2-9-]{7,19}\s*[\]］]")
ADDRESSED = re.compile(r"\S(?:様|さま|御中|殿)\s*$|^(?:Dear|Hello|Hi)\b", re.IGNORECASE)


def subject_of(theirs: str, outgoing: Outgoing) -> str:
    """Their subject with one Re: and our number, or that of the conversation."""
    with override(outgoing.language):
        plain = NUMBERED.sub("", REPLY.sub("", theirs)).strip() or outgoing.subject or _("Your enquiry")
        number = pgettext("mail subject", "No. %(number)s") % {"number": outgoing.number}
    return f"{'Re: ' if theirs else ''}{plain[:150]} [{number}]"


def body_of(box: Mailbox, outgoing: Outgoing, name: str) -> str:
    """The text as it is sent: 宛名, greeting and who writes before it, the signature below."""
    with override(outgoing.language):
        parts = [
            _marked(outgoing),
            _opening(box, outgoing, name),
            outgoing.text.strip(),
            _signature(box, outgoing),
        ]
    return "\n\n".join(part for part in parts if part)


def _marked(outgoing: Outgoing) -> str:
    if outgoing.author_kind == "agent":
        return ""
    return _("This is an automatic reply. If you answer this mail, a member of our staff reads it.")


def _opening(box: Mailbox, outgoing: Outgoing, name: str) -> str:
    """Left out where the text addresses somebody itself."""
    first = outgoing.text.strip().split("\n")[0]
    if ADDRESSED.search(first):
        return ""
    japanese = outgoing.language == "ja"
    line = language.addressed(name) if japanese else f"Dear {name or 'Customer'},"
    if outgoing.author_kind != "agent":
        return line
    said = box.said("greeting") or (GREETING_JA if japanese else "")
    values = {"agent": outgoing.author_name, "brand": box.said("sender_name"), "number": outgoing.number}
    greeting = language.fill(said, values, language=outgoing.language, labels={}).text if said else ""
    return f"{line}\n\n{greeting}".strip()


GREETING_JA = "いつもお世話になっております。\n{{brand}}の{{agent}}でございます。"


def _signature(box: Mailbox, outgoing: Outgoing) -> str:
    said = box.said("signature")
    return f"-- \n{said}" if said else ""
