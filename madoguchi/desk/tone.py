"""How the reply in the composer sounds, as it is shown below it; it never keeps anybody from sending."""

from dataclasses import dataclass
from typing import Any

from madoguchi.assistant import api as assistant
from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import ConversationShape
from madoguchi.language import api as language
from madoguchi.people.shapes import Viewer

from . import letters

LOOKED_AT = 20
AROUND = 10
LONGEST = 36
FRAMED = ("no_addressee", "no_name")
"""What the composer puts around a letter by itself, in fields of their own."""


@dataclass(frozen=True)
class ToneLine:
    """One finding as it is read: the words with what stands around them, why, and what could stand there."""

    number: int
    start: int
    end: int
    before: str
    words: str
    after: str
    title: str
    why: str
    instead: str | None
    likely: str = ""
    example: str = ""
    """Of a remark by likeness: that it is one, and how such a sentence could be worded."""

    @property
    def insertion(self) -> bool:
        """Whether something is missing rather than wrong."""
        return self.start == self.end

    @property
    def shown(self) -> str:
        """The suggestion on one line."""
        return " ".join((self.instead or "").split())


def tone_lines(viewer: Viewer, conversation: ConversationShape, text: str) -> list[ToneLine]:
    """The findings about a reply, from its beginning to its end."""
    assert viewer.staff is not None
    heard = conversations.thread_of(viewer, conversation, limit=LOOKED_AT)
    letter = conversation.channel == "email"
    spoken = letters.spoken_in(conversation)
    found = assistant.helping.tone_of(
        text, heard, spoken=spoken, letter=letter, writer=viewer.staff.name,
        addressee=language.addressed(conversation.customer_name) if letter and spoken == "ja" else "",
    )  # fmt: skip
    if conversations.capabilities(conversation.channel).letter:
        found = tuple(one for one in found if one.code not in FRAMED)
    written = language.language_of(text, default=spoken)
    return [_line(number, one, text, written) for number, one in enumerate(found)]


def taken_over(text: str, lines: list[ToneLine], number: str) -> str:
    """The text with one suggestion put in; as it was for one that is not there (any more)."""
    for one in lines:
        if str(one.number) == number and one.instead is not None:
            return text[: one.start] + one.instead + text[one.end :]
    return text


def _line(number: int, one: language.ToneFinding, text: str, written: str) -> ToneLine:
    examples = assistant.helping.TONE_FOR_EXAMPLE["en" if written == "en" else "ja"]
    return ToneLine(
        number=number, start=one.start, end=one.end, words=_cut(one.words),
        before=_last(text[: one.start]), after=_first(text[one.end :]),
        title=str(assistant.helping.TONE_TITLES[one.code]),
        why=str(assistant.helping.TONE_WHY[one.code]), instead=one.instead,
        likely=str(assistant.helping.TONE_LIKELY) if one.likely else "",
        example=examples.get(one.code, "") if one.likely else "",
    )  # fmt: skip


def _cut(words: str) -> str:
    """A long sentence by its two ends."""
    words = " ".join(words.split())
    return words if len(words) <= LONGEST else f"{words[: LONGEST // 2]}…{words[-LONGEST // 3 :]}"


def _last(text: str) -> str:
    """The few letters of the same line in front of a place."""
    line = text.rsplit("\n", 1)[-1]
    return line if len(line) <= AROUND else f"…{line[-AROUND:]}"


def _first(text: str) -> str:
    line = text.split("\n", 1)[0]
    return line if len(line) <= AROUND else f"{line[:AROUND]}…"


def panel(lines: list[ToneLine], conversation: ConversationShape, *, checked: bool) -> dict[str, Any]:
    """What `_tone.html` is drawn from; `checked`: somebody asked, so that "nothing found" is said."""
    return {
        "tone": lines,
        "tone_checked": checked,
        "tone_language": letters.spoken_in(conversation),
        "conversation": conversation,
    }
