"""How our mails begin and end: whom they address, who writes, what the mailbox signs with."""

import re
from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from madoguchi.conversations.shapes import LetterFrame, Outgoing
from madoguchi.language import api as language

from .settings import Mailbox

REPLY = re.compile(
    r"^\s*(?:(?:re|aw|sv|vs|antw|回复|答复|返信)\s*(?:\[\d+\]|\(\d+\))?\s*[:：]\s*)+", re.IGNORECASE
)
NUMBERED = re.compile(r"\s*[\[［]\s*(?:受付番号|No\.)\s*[:：]?\s*[2-9-]{7,19}\s*[\]］]")
GAP = re.compile(r"〔[^〕]*〕")
ADDRESSED = re.compile(r"\S[ \u3000]?(?:様|さま|御中|殿)\s*$|^(?:Dear|Hello|Hi)\b", re.IGNORECASE)


def subject_of(theirs: str, outgoing: Outgoing) -> str:
    """Their subject with one Re: and our number, or that of the conversation."""
    with override(outgoing.language):
        plain = NUMBERED.sub("", REPLY.sub("", theirs)).strip() or outgoing.subject or _("Your enquiry")
        number = pgettext("mail subject", "No. %(number)s") % {"number": outgoing.number}
    return f"{'Re: ' if theirs else ''}{plain[:150]} [{number}]"


def body_of(box: Mailbox, outgoing: Outgoing, name: str) -> str:
    """The text as it is sent: 宛名, greeting and who writes before it, the signature below.

    A frame that its writer saw and may have changed stands as it is; nothing is said twice.
    """
    text, frame = outgoing.text.strip(), outgoing.card.get("frame")
    with override(outgoing.language):
        if frame is None:
            parts = [_marked(outgoing), _opening(box, outgoing, name), text, _signature(box, outgoing)]
        else:
            parts = [*_once(text, str(frame.get("opening", "")), str(frame.get("closing", "")))]
    return "\n\n".join(part for part in parts if part)


def frame(box: Mailbox, name: str, spoken: str, values: Mapping[str, str]) -> LetterFrame:
    """What stands around a reply by mail, as the mailbox has it, in Japanese or English.

    `values` fill the gaps of greeting and signature; `customer_company` and `customer` (else `name`, as she
    writes it herself) make the 宛名.
    """
    japanese = spoken == "ja"
    brand = box.said("sender_name") or values.get("brand", "")
    team = {"department": values.get("team", "")}
    filled = {**team, **values, "brand": brand, "address": box.address}
    filled["customer"] = values.get("customer") or name

    def fill(template: str) -> str:
        return language.fill(
            template.replace("{{address}}", box.address), filled, language=spoken, labels={}
        ).text

    opening = box.said("greeting" if japanese else "greeting_en") or (
        GREETING_JA if japanese else GREETING_EN
    )
    closing = box.said("signature" if japanese else "signature_en") or (SIGNED_JA if japanese else SIGNED_EN)
    whom = ADDRESSEE_JA if japanese else ADDRESSEE_EN
    return LetterFrame(_tidy(f"{fill(whom)}\n\n{fill(opening)}"), _tidy(fill(closing)))


def signed_by(box: Mailbox, spoken: str, values: Mapping[str, str]) -> str:
    """The signature alone, as `frame` has it."""
    return frame(box, "", spoken, values).closing


def has_own_part(box: Mailbox, spoken: str) -> bool:
    """Whether this signature of the mailbox has a gap that its writer fills in herself."""
    said = box.said("signature" if spoken == "ja" else "signature_en")
    return not said or any(f"{{{{{gap}}}}}" in said for gap in ("agent", "department", "line"))


def _tidy(text: str) -> str:
    """Without gaps, and without the lines of which nothing but a gap was left."""
    bare = ((line, GAP.sub("", line).rstrip()) for line in text.splitlines())
    lines = [said for line, said in bare if said.strip(" 　、,") or not GAP.search(line)]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _once(text: str, opening: str, closing: str) -> tuple[str, str, str]:
    """A text that addresses somebody itself needs no opening, one that is signed already no signature."""
    if ADDRESSED.search(text.split("\n")[0]):
        opening = ""
    signed = [line.strip() for line in closing.splitlines() if re.search(r"\w", line)]
    if signed and all(line in text for line in signed):
        closing = ""
    return opening, text, closing


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


ADDRESSEE_JA, ADDRESSEE_EN = "{{customer_company}}\n{{customer}} 様", "Dear {{customer}},"
GREETING_JA = "いつもお世話になっております。\n{{brand}}の{{agent}}でございます。"
GREETING_EN = "Thank you for writing to us."
SIGNED_JA = "――――――――――\n{{brand}} {{department}}\n{{agent}}\n{{line}}\n{{address}}\n――――――――――"
SIGNED_EN = "Kind regards,\n{{agent}}\n{{brand}} {{department}}\n{{line}}\n{{address}}"


def _signature(box: Mailbox, outgoing: Outgoing) -> str:
    """Of what no person saw in a composer: the mailbox's own, its gaps filled as far as we know."""
    japanese = outgoing.language == "ja"
    said = box.said("signature" if japanese else "signature_en") or box.said("signature")
    by_person = outgoing.author_kind == "agent"
    values = {
        "agent": outgoing.author_name if by_person else "", "number": outgoing.number,
        "brand": box.said("sender_name"), "address": box.address,
    }  # fmt: skip
    filled = language.fill(said, values, language="ja" if japanese else "en", labels={}).text if said else ""
    signed = _tidy(filled)
    return f"-- \n{signed}" if signed else ""
