"""Asks the service within its budget, and remembers that it was asked: never what about."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from madoguchi.core import api as core
from madoguchi.people import api as people

from .budget import Kind, has_room, note_call
from .client import Call, Messages, Said, ask
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
    told = messages(service.prompt(language), question, passages, language)
    return within_budget(service, told, "answer", customer_id=customer_id)


def try_out(service: AnswerService, *, language: str, key: str = "") -> Worded:
    """Ask these settings something small, whether they are switched on or not; counted like any call."""
    question, passages = TRY["ja" if language == "ja" else "en"]
    told = messages(service.prompt(language), question, passages, language)
    return _asked(service, told, "trial", key=key)


def within_budget(
    service: AnswerService, told: Messages, kind: Kind, *, customer_id: int | None = None, longest: int = 0
) -> Worded:
    """Tell the service this and hear its answer, if there is room; of at most `longest` tokens."""
    if not has_room(service, customer_id):
        note_call("budget", customer_id, kind=kind)
        return Worded("budget")
    return _asked(service, told, kind, customer_id=customer_id, longest=longest)


def _asked(
    service: AnswerService,
    told: Messages,
    kind: Kind,
    *,
    customer_id: int | None = None,
    longest: int = 0,
    key: str = "",
) -> Worded:
    call = Call(
        service.address.rstrip("/"), key or people.kept_secret(SECRET), service.model, float(service.seconds),
        longest or service.longest,
    )  # fmt: skip
    began, said = time.monotonic(), Said("", False, 0)
    try:
        said = ask(call, told)
        found: Outcome = "no_answer" if NO_ANSWER.search(said.text) else "worded"
    except NoAnswer as error:
        found = error.why
    return _noted(found, said, began, customer_id, told, kind)


def _noted(
    outcome: Outcome, said: Said, began: float, customer_id: int | None, told: Messages, kind: Kind
) -> Worded:
    """Remember the call; tokens are guessed by letters where the service does not count them."""
    spent = round((time.monotonic() - began) * 1000)
    tokens = said.tokens or sum(len(part["content"]) for part in told) // 2 + len(said.text)
    call_id = note_call(outcome, customer_id, kind=kind, tokens=tokens, milliseconds=spent)
    return Worded(outcome, said.text if outcome == "worded" else "", said.whole, spent, tokens, call_id)
