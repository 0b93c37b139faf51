"""The summary of a conversation for the colleague who takes it over."""

from collections.abc import Sequence

from django.utils.timezone import localtime

from madoguchi.conversations.shapes import MessageShape
from madoguchi.language import api as language

LONG = 6
"""Messages from which a conversation is summed up; a shorter one is read as quickly."""
_ROLES = {"customer": "customer", "agent": "agent", "assistant": "assistant"}


def summary_of(
    lines: Sequence[MessageShape], *, spoken: str, impersonal: bool = False
) -> language.Summary | None:
    """Wishes, attempts, promises and what is open; None while a conversation is short, or says nothing of it.

    Notes are left out: what she was told is what counts. `impersonal` takes names and numbers out.
    """
    said = [
        language.Spoken(_ROLES[one.author_kind], one.body, localtime(one.created_at), one.sequence)
        for one in lines
        if not one.private and one.kind != "system" and one.body and one.author_kind in _ROLES
    ]
    if len(said) < LONG:
        return None
    summary = language.summarise(said, spoken, impersonal=impersonal)
    return summary if any((summary.wants, summary.tried, summary.promised, summary.open)) else None
