"""What a line of a conversation says and keeps of the mail that it came from."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from madoguchi.language import api as language

from ..shapes import InboundFile
from .models import LONGEST_ID, Letter
from .settings import Mailbox
from .threads import Thread

LONGEST = 9_000
"""Letters of a message; the rest is in the mail itself."""
LONGEST_QUOTE, LONGEST_SIGNATURE = 6_000, 1_500
"""Letters of what is folded below a message; the rest is in the mail itself."""
MOST_PEOPLE = 20
SMALL_PICTURE = 20_000
"""A picture within the text that is smaller is a logo, and no file of its own."""
MOST_FILES = 20


@dataclass(frozen=True, slots=True)
class Said:
    """The text of a mail in three: what was written now, what was quoted, how it is signed."""

    words: str
    quoted: str = ""
    signature: str = ""
    cut: bool = False


def said_in(letter: language.mail.Letter, thread: Thread, *, forwarded: bool) -> Said:
    """What she wrote now, and what is folded below it. Of a mail that only quotes, the quote is what it says.

    `forwarded`: a colleague passed it on, so that only the mail inside it counts.
    """
    inside = language.mail.forwarded(letter) if forwarded else None
    trimmed = language.mail.trim(inside.text if inside else letter.text)
    words, quoted = trimmed.reply, trimmed.quoted
    if not words and thread.conversation_id is None:
        words, quoted = quoted, ""
    words = words or letter.subject
    if not words and not letter.attachments:
        with override("ja"):
            words = _("(an empty mail)")
    cut = len(words) > LONGEST or len(quoted) > LONGEST_QUOTE or len(trimmed.signature) > LONGEST_SIGNATURE
    return Said(
        words[:LONGEST] + ("…" if len(words) > LONGEST else ""),
        _kept(quoted, LONGEST_QUOTE),
        _kept(trimmed.signature, LONGEST_SIGNATURE),
        cut,
    )


def _stands_open(said: Said) -> bool:
    """Whether the fold is open: she answers within what she quotes, or passes a mail on to ask about it."""
    within = language.mail.points_into_quote(said.words)
    return bool(said.quoted) and (within or language.mail.passes_on(said.quoted))


def files_of(letter: language.mail.Letter) -> tuple[InboundFile, ...]:
    """What goes with the message as its files: all but the logos within the text."""
    return tuple(
        InboundFile(one.name, one.content_type, one.content)
        for one in letter.attachments
        if not (one.cid and one.content_type.startswith("image/") and len(one.content) < SMALL_PICTURE)
    )[:MOST_FILES]


def found_by(letter: language.mail.Letter) -> str:
    """The words by which the message is found besides its own: subject, people, names of files."""
    people = [one for one in (letter.sender, *letter.to, *letter.cc) if one][:MOST_PEOPLE]
    told = [letter.subject[:500], *(f"{one.name} {one.email}" for one in people)]
    return _kept("\n".join([*told, *(one.name for one in letter.attachments[:MOST_FILES])]), 4_000)


def card_of(
    box: Mailbox, letter: language.mail.Letter, nature: language.mail.Nature, writer: language.mail.Address,
    kept: Letter, *, guest: bool, said: Said,
) -> dict[str, Any]:  # fmt: skip
    """What the line tells of its mail, so that showing it asks for nothing more."""
    failed = any(kept.checks.get(one) == "fail" for one in ("dmarc", "dkim", "spf"))
    return {
        "id": kept.pk,
        "message_id": letter.message_id[:LONGEST_ID],
        "subject": _kept(letter.subject, 300),
        "from": writer.email,
        "name": writer.name,
        "by": letter.sender.email if letter.sender and writer != letter.sender else "",
        "to": box.address,
        "all_to": _people(letter.to),
        "all_cc": _people(letter.cc),
        "others": len(kept.others),
        "guest": guest,
        "quoted": said.quoted,
        "signature": said.signature,
        "within": _stands_open(said),
        "cut": said.cut,
        "html": bool(letter.html),
        "degraded": bool(letter.problems),
        "problems": list(letter.problems)[:12],
        "checks": dict(kept.checks),
        "check": "failed" if failed else "passed" if kept.checks.get("dmarc") == "pass" else "",
        "receipt": nature.may_be_answered and box.said("acknowledge") != "no",
    }


def _people(found: tuple[language.mail.Address, ...]) -> list[list[str]]:
    return [[one.email, one.name] for one in found[:MOST_PEOPLE]]


def _kept(text: str, most: int) -> str:
    """Cut to length, without numbers of cards, as the text of every message is."""
    told = language.redact(text[: most + 1].replace("\x00", "")).text
    return told if len(text) <= most else told[:most] + "…"
