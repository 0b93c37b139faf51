"""What is read to a caller: what was said in short sentences, then the digits that choose, one by one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from madoguchi.conversations.shapes import Brief, MessageShape
from madoguchi.knowledge import api as knowledge
from madoguchi.language import api as language

from ..talking import Listening
from .hearing import CODE
from .offering import Offered, offered

WaitsFor = Literal["digits", "speech", "yes_no", "nothing"]
State = Literal["open", "handed_over", "ended"]


@dataclass(frozen=True)
class Speech:
    """Sentences to be read in turn, and what to listen for then; `digits` is how many at most."""

    sentences: tuple[str, ...]
    waits_for: WaitsFor
    digits: int
    state: State

    @property
    def text(self) -> str:
        """All of it."""
        return " ".join(self.sentences) if self.sentences and self.sentences[0].isascii() else "".join(
            self.sentences
        )  # fmt: skip


def speech(lines: Sequence[MessageShape], here: Brief, listening: Listening) -> Speech:
    """What is read out after these lines were said in this conversation."""
    spoken = "ja" if here.language == "ja" else "en"
    state = _state(here)
    with override(spoken):
        choice = offered(lines) if state == "open" else ()
        said = [part for line in lines for text in _texts(line) for part in language.aloud(text, spoken)]
        said += [part for number, one in enumerate(choice, 1) for part in _choice(number, one, spoken)]
        said = said or list(language.aloud(_silence(state), spoken))
    if state != "open":
        return Speech(tuple(said), "nothing", 0, state)
    waits, digits = _waits(choice, listening)
    return Speech(tuple(said), waits, digits, state)


def _state(here: Brief) -> State:
    if here.status in ("resolved", "closed"):
        return "ended"
    return "open" if here.handler == "assistant" else "handed_over"


def _waits(choice: Sequence[Offered], listening: Listening) -> tuple[WaitsFor, int]:
    if listening == "proof":
        return "digits", CODE
    if listening in ("yes", "offer"):
        return "yes_no", 1 if choice else 0
    return ("digits", len(str(len(choice)))) if choice else ("speech", 0)


def _texts(line: MessageShape) -> list[str]:
    """What a line says, without what can only be seen."""
    card = line.card
    texts = [line.words, *(str(one) for one in card.get("lines", ()))]
    for part in (card, card.get("also", {})):
        if part.get("passage"):
            texts += [_passage(part)]
        if part.get("passage") and part.get("title"):
            texts += [_("This is from our article “%(title)s”.") % {"title": part["title"]}]
    if card.get("link"):
        texts += [_("Please go on with it on our website: %(page)s.") % {"page": card["link"]}]
    return texts


def _passage(part: dict[str, object]) -> str:
    """The passage as its editor put it for reading aloud, else as it is quoted."""
    number = part.get("article_id")
    aloud = knowledge.voice_texts(ids=(int(str(number)),)) if number and not part.get("worded") else {}
    return next(iter(aloud.values()), str(part["passage"]))


def _choice(number: int, one: Offered, spoken: str) -> tuple[str, ...]:
    if one.act == "say":
        text = pgettext("voice", "For %(choice)s, press or say %(number)s.")
        label = " ".join(language.aloud(one.words, spoken)).rstrip("。. ")
    else:
        label, text = "", _VERDICTS[one.act]()
    read = (text % {"choice": label, "number": number},)
    return (*read, *language.aloud(one.note, spoken)) if one.note else read


_VERDICTS = {
    "solved": lambda: pgettext("voice", "If that settles it, press %(number)s."),
    "not_solved": lambda: pgettext("voice", "If it does not, press %(number)s."),
    "person": lambda: pgettext("voice", "To speak to our staff, press %(number)s."),
}


def _silence(state: State) -> str:
    if state == "handed_over":
        return pgettext("voice", "Our staff will be with you. Please wait a little.")
    if state == "ended":
        return pgettext("voice", "Thank you for calling.")
    return pgettext("voice", "One moment, please.")
