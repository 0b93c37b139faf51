"""What a customer wrote in the reader's language, and what a colleague wrote in the customer's.

A message is translated once and kept beside it; a reply is translated before it is sent, and what its writer
wrote is kept beside what was sent. Only colleagues see either.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from madoguchi.conversations.shapes import MessageShape
from madoguchi.core import api as core
from madoguchi.language import api as words

from .. import endpoint
from ..models import Rendering

OFTEN, OFTEN_SECONDS = 60, 600  # translations of one colleague
LONGEST_NAME = 200
Why = Literal["often", "long", "same", "empty"] | endpoint.Outcome
"""What became of it; "worded" means that it is translated."""


@dataclass(frozen=True)
class Translated:
    """A text in another language. `apart`: numbers and names that stand in only one of the two texts."""

    outcome: Why
    text: str = ""
    language: str = ""
    apart: tuple[str, ...] = ()
    by_person: bool = False


def spoken_in(message: MessageShape, *, default: str) -> str:
    """The language of a message; of languages in Latin letters the one that it came with."""
    known = message.language or default
    seen = words.language_of(message.body, default=known)
    return known if seen == "en" and known not in ("ja", "ko", "zh") else seen


def renderings(message_ids: Iterable[int], into: str) -> dict[int, Translated]:
    """What is kept for these messages: translations into a language, and what colleagues wrote; one query."""
    rows = Rendering.objects.filter(message__in=list(message_ids))
    return {row.message_id: _shape(row) for row in rows if row.by_person or row.language == into}


def translation_of(message: MessageShape, *, into: str, staff_id: int) -> Translated:
    """A message in the reader's language; the service is asked once for it. Never inside a transaction."""
    if kept := Rendering.objects.filter(message=message.id, language=into).first():
        return _shape(kept)
    found = _translated(message.body, into=into, staff_id=staff_id)
    if found.outcome != "worded":
        return found
    return _kept(message.id, found)


def translated_reply(text: str, *, into: str, staff_id: int) -> Translated:
    """A reply in the customer's language, to be read over and sent by its writer; nothing is kept."""
    if text.strip() and words.language_of(text, default="") == into:
        return Translated("same", language=into)
    return _translated(text, into=into, staff_id=staff_id)


def keep_original(*, message_id: int, original: str, sent: str) -> None:
    """Keep what somebody wrote beside what was sent for it; nothing where both are one language."""
    spoken = words.language_of(original, default="ja")
    if not original.strip() or spoken == words.language_of(sent, default=spoken):
        return
    _kept(message_id, Translated("worded", words.redact(original).text, spoken, by_person=True))


def take_original(message_id: int) -> str:
    """What somebody wrote for a reply that is taken back, "" for nothing; it is kept no longer."""
    rows = Rendering.objects.filter(message=message_id)
    written = rows.filter(by_person=True).values_list("text", flat=True).first()
    rows.delete()
    return written or ""


def _translated(text: str, *, into: str, staff_id: int) -> Translated:
    if not endpoint.can_translate():
        return Translated("off")
    if not text.strip():
        return Translated("empty")
    if len(text) > endpoint.LONGEST_TEXT:
        return Translated("long")
    if not core.allow(f"translation:{staff_id}", limit=OFTEN, seconds=OFTEN_SECONDS):
        return Translated("often")
    made = endpoint.translated(text, into=into)
    return Translated(made.outcome, made.text, into, made.apart)


def _kept(message_id: int, made: Translated) -> Translated:
    """Two at once keep one and the same."""
    row, _ = Rendering.objects.get_or_create(
        message_id=message_id, language=made.language,
        defaults={
            "text": made.text, "by_person": made.by_person, "at": core.now(),
            "apart": [one[:LONGEST_NAME] for one in made.apart],
        },
    )  # fmt: skip
    return _shape(row)


def _shape(row: Rendering) -> Translated:
    return Translated("worded", row.text, row.language, tuple(row.apart), row.by_person)
