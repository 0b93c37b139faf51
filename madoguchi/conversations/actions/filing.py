"""Under what a conversation is filed: the codes of type, topic, reason and outcome."""

from django.db import transaction

from madoguchi.core import api as core
from madoguchi.core.shapes import Actor

from ..events import Classified
from ..models import Conversation
from ..shapes import CODE_FIELDS, CodesMissing, NotPossible, Vocabulary
from .appending import about, locked, save


@transaction.atomic
def classify(
    *, conversation_id: int, actor: Actor, request_type: str | None = None, topic: str | None = None,
    reason: str | None = None, outcome: str | None = None, complete: bool = False,
) -> bool:  # fmt: skip
    """File it under codes of the company's vocabulary; None leaves a field as it is, "" empties it.

    Possible at any time, also after the end. Whether that was a change. Raises NotPossible with the name of
    the field for a code that is not offered, and, when it is to be `complete`, CodesMissing.
    """
    words = core.option(Vocabulary)
    given = {"request_type": request_type, "topic": topic, "reason": reason, "outcome": outcome}
    row = locked(conversation_id)
    changes = {
        field: code for field, code in given.items() if code is not None and code != getattr(row, field)
    }
    for field, code in changes.items():
        _check(words, field, code)
    if complete and (missing := _missing(words, row, changes)):
        raise CodesMissing(missing)
    if not changes:
        return False
    save(row, **changes)
    codes = {field: getattr(row, field) for field in CODE_FIELDS}
    core.record(Classified(**about(row), **codes), actor=actor)
    return True


def _check(words: Vocabulary, field: str, code: str) -> None:
    if code and not any(term.code == code and term.active for term in words.terms(field)):
        raise NotPossible(field)


def _missing(words: Vocabulary, row: Conversation, changes: dict[str, str]) -> tuple[str, ...]:
    """The required fields that stay empty; an empty list of the company requires nothing."""
    return tuple(
        field
        for field in CODE_FIELDS
        if field in words.required
        and any(term.active for term in words.terms(field))
        and not changes.get(field, getattr(row, field))
    )
