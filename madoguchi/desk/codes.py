"""The company's codes as choices: when resolving, and beside the conversation at any time."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import CODE_FIELDS, ConversationShape, Vocabulary
from madoguchi.core import api as core

CHIPS = 8
"""A list up to this long is shown whole, as chips; a longer one folds into a select."""


def choices(
    conversation: ConversationShape, given: Mapping[str, str] | None = None, missing: tuple[str, ...] = ()
) -> list[dict[str, Any]]:
    """One group for each of the company's lists, with what is chosen and what is missing.

    `given` is what was just typed and could not be kept. A code that is no longer offered stays as long as
    it is the chosen one.
    """
    words = core.option(Vocabulary)
    groups = []
    for field in CODE_FIELDS:
        chosen = (given or {}).get(field, getattr(conversation, field))
        codes = [term.code for term in words.terms(field) if term.active or term.code == chosen]
        if chosen and chosen not in codes:
            codes.append(chosen)
        if codes:
            options = [(code, conversations.term_name(words.terms(field), code)) for code in codes]
            groups.append(_group(field, chosen, options, words, missing))
    return groups


def _group(
    field: str, chosen: str, options: list[tuple[str, str]], words: Vocabulary, missing: tuple[str, ...]
) -> dict[str, Any]:
    return {
        "field": field,
        "label": conversations.CODE_LABELS[field],
        "chosen": chosen,
        "options": options,
        "as_chips": len(options) <= CHIPS,
        "required": field in words.required,
        "error": _("Please choose one.") if field in missing else "",
    }


def given_codes(post: Mapping[str, str]) -> dict[str, str]:
    """The codes a form has sent; a field it does not have is left as it is."""
    return {field: post[field][:60] for field in CODE_FIELDS if field in post}
