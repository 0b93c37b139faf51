"""A text in another language, by the company's own service; its numbers and names come back as they were."""

import re
from dataclasses import dataclass

from madoguchi.core import api as core
from madoguchi.language import api as words

from .asking import Outcome, within_budget
from .budget import note_check
from .prompts import translation_messages, visible
from .settings import AnswerService

LONGEST_TEXT = 2_000  # characters
_FIGURES = re.compile(r"\d+")
TOKENS_A_SIGN, FEWEST_TOKENS = 3, 200


@dataclass(frozen=True, slots=True)
class Translation:
    """What came of it: `text` is "" unless the outcome is "worded". `apart`: numbers and names that stand in
    only one of the two texts."""

    outcome: Outcome
    text: str = ""
    apart: tuple[str, ...] = ()


def can_translate() -> bool:
    """Whether a service is set up that colleagues may have translate for them."""
    return core.option(AnswerService).translating


def translated(text: str, *, into: str) -> Translation:
    """A text in the language `into`. Nothing of a person is sent; what the marks stand for is put back here.

    This may take as long as the service is given: never inside a transaction.
    """
    service = core.option(AnswerService)
    if not service.translating:
        return Translation("off")
    plain = visible(text[:LONGEST_TEXT], lines=True).strip()
    veiled = words.veil(plain)
    told = translation_messages(service.translation_prompt(into), veiled.text, into)
    longest = max(FEWEST_TOKENS, TOKENS_A_SIGN * len(plain))
    said = within_budget(service, told, "translation", longest=longest)
    if said.outcome not in ("worded", "no_answer"):
        return Translation(said.outcome)
    found = _checked(plain, said.text, veiled.held, into) if said.whole else Translation("cut_off")
    note_check(call_id=said.call_id, kept=found.outcome == "worded", dropped=len(found.apart))
    return found


def _checked(plain: str, said: str, held: tuple[str, ...], into: str) -> Translation:
    """Refused where it is in another language than asked for, or has marks that nobody set."""
    back = words.unveil(said, held)
    if not said or back.strange or words.language_of(said, default=into) != _shown_as(into):
        return Translation("garbled")
    hidden = {figures for lost in back.lost for figures in _FIGURES.findall(lost)}
    figures = [one for one in words.figures_apart(plain, back.text) if one not in hidden]
    return Translation("worded", back.text, tuple(dict.fromkeys((*figures, *back.lost))))


def _shown_as(into: str) -> str:
    """How `language_of` calls a text of this language: of those in Latin letters it knows only one name."""
    return into if into in ("ja", "ko", "zh") else "en"
