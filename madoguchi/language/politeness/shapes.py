"""What is said about a reply, and what has to be known to say it."""

from dataclasses import dataclass
from typing import Literal, get_args

ToneCode = Literal[
    "double_honorific", "wrong_direction", "titles", "casual", "plain_form", "slack_apology", "too_many_lets",
    "extra_sa", "counter_talk", "dropped_ra", "commanding", "blaming", "curt", "pointed", "promising",
    "slang", "shouting", "no_please", "no_thanks", "no_apology", "no_addressee", "no_name", "no_closing",
    "too_many_commas", "long_sentence",
]  # fmt: skip
TONE_CODES: tuple[ToneCode, ...] = get_args(ToneCode)


@dataclass(frozen=True, slots=True)
class Occasion:
    """What the reply answers, and whether it is a whole letter.

    `answers`: what the customer wrote, "" when she does not have to be answered to; `letter`: address, name
    and closing are expected; `addressee`: the line that a letter begins with; `writer`: who signs it.
    """

    answers: str = ""
    letter: bool = False
    addressee: str = ""
    writer: str = ""


@dataclass(frozen=True, slots=True)
class ToneFinding:
    """One finding: what (`code`), where in the text as typed, which words, and what could stand there.

    `instead` is None where nobody but the writer can say it better; where start and end are one place, it is
    to be put in there. `likely`: no rule names it, the whole sentence resembles known ones of this kind.
    """

    code: ToneCode
    start: int
    end: int
    words: str
    instead: str | None = None
    likely: bool = False
