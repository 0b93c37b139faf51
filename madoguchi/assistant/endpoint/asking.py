"""Asks the service within its budget, and remembers that it was asked: never what about."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from madoguchi.core import api as core
from madoguchi.people import api as people

from .budget import has_room, note_call
from .client import Call, Said, ask
from .failures import NoAnswer, Trouble
from .prompts import NO_ANSWER, messages
from .settings import SECRET, AnswerService

Outcome = Literal["worded", "no_answer", "off", "budget"] | Trouble
"""What became of one question to the service."""

TRY = {
    "ja": ("送料はいくらですか", (("送料", "送料は全国一律550円（税込）です。"),)),
    "en": (
        "How much is delivery?",
        (("Delivery fees", "Delivery costs ¥550 (tax included) anywhere in Japan."),),
    ),
}


@dataclass(frozen=True, slots=True)
class Worded:
    """What the service made of it: `text` is "" unless the outcome is "worded"."""

    outcome: Outcome
    text: str = ""
    whole: bool = True
    milliseconds: int = 0
    tokens: int = 0
    call_id: int = 0


def is_ready() -> bool:
    """Whether a service is set up and switched on."""
    return core.option(AnswerService).usable


def worded(
    *, question: str, passages: Sequence[tuple[str, str]], language: str, customer_id: int | None
) -> Worded:
    """The answer as the service words it; nothing is asked beyond the budget. The text is not checked yet.

    `passages` (title and text) are sent as they are: only what everybody may read.
    """
    service = core.option(AnswerService)
    if not service.usable:
        return Worded("off")
    if not has_room(service, customer_id):
        note_call("budget", customer_id)
        return Worded("budget")
    return _asked(service, question, passages, language, customer_id)


def try_out(service: AnswerService, *, language: str, key: str = "") -> Worded:
    """Ask these settings something small, whether they are switched on or not; counted like any call."""
    question, passages = TRY["ja" if language == "ja" else "en"]
    return _asked(service, question, passages, language, None, key)


def _asked(
    service: AnswerService,
    question: str,
    passages: Sequence[tuple[str, str]],
    language: str,
    customer_id: int | None,
    key: str = "",
) -> Worded:
    call = Call(
        service.address.rstrip("/"), key or people.kept_secret(SECRET), service.model, float(service.seconds),
        service.longest,
    )  # fmt: skip
    told, began = messages(service.prompt(language), question, passages, language), time.monotonic()
    try:
        said = ask(call, told)
    except NoAnswer as error:
        return _noted(error.why, Said("", False, 0), began, customer_id, told)
    return _noted("no_answer" if NO_ANSWER.search(said.text) else "worded", said, began, customer_id, told)


def _noted(
    outcome: Outcome, said: Said, began: float, customer_id: int | None, told: list[dict[str, str]]
) -> Worded:
    """Remember the call; tokens are guessed by letters where the service does not count them."""
    spent = round((time.monotonic() - began) * 1000)
    tokens = said.tokens or sum(len(part["content"]) for part in told) // 2 + len(said.text)
    call_id = note_call(outcome, customer_id, tokens=tokens, milliseconds=spent)
    return Worded(outcome, said.text if outcome == "worded" else "", said.whole, spent, tokens, call_id)
