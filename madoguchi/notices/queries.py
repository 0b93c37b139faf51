"""Reading what was told: on a customer's own page, and in the company's log."""

from django.db.models import QuerySet
from django.utils.translation import get_language

from madoguchi.people import api as people

from . import letters, wordings
from .kinds import KINDS, LISTED
from .models import Notice, Telling
from .shapes import TellingShape, ToldShape, WordingShape
from .variables import words_for

SHOWN = 30
PAGE = 50


def told(customer_id: int) -> tuple[ToldShape, ...]:
    """What she was told lately, in the reader's language; two queries."""
    rows = Notice.objects.filter(customer_id=customer_id, kind__in=LISTED).order_by("-at", "-pk")[:SHOWN]
    kinds = wordings.all_current("push")
    return tuple(_told(row, kinds[row.kind]) for row in rows)


def _told(row: Notice, wording: WordingShape) -> ToldShape:
    language = wordings.language_of(get_language() or "ja")
    text = wording.texts[language]
    words = words_for(row.kind, row.values, spoken=language, name="", link=row.path)
    title, body = letters.short(text, words)
    return ToldShape(title, body, KINDS[row.kind].icon, row.path, row.at)


def log(
    *, kind: str = "", channel: str = "", state: str = "", customer_id: int | None = None, before: int = 0
) -> tuple[TellingShape, ...]:
    """What was told, waits, or was held back, the latest first, below the id `before`; three queries."""
    asked = {"notice__kind": kind, "channel": channel, "state": state, "customer_id": customer_id}
    found = Telling.objects.filter(**{name: value for name, value in asked.items() if value})
    if before:
        found = found.filter(pk__lt=before)
    return _shapes(found.select_related("notice").order_by("-pk"))


def _shapes(found: QuerySet[Telling]) -> tuple[TellingShape, ...]:
    rows = list(found[: PAGE + 1])
    names = people.names({row.customer_id for row in rows})
    return tuple(
        TellingShape(
            row.pk, row.at, row.customer_id, names.get(row.customer_id, ""), row.notice.kind, row.channel,
            row.former, row.version, row.state, row.reason, row.due_at,
        )
        for row in rows
    )  # fmt: skip


def move(*, gone: int, into: int) -> None:
    """Two customers are one: what she was told goes with her; what both were told stands once."""
    known = Notice.objects.filter(customer_id=into).values("key")
    Notice.objects.filter(customer_id=gone, key__in=known).delete()
    Notice.objects.filter(customer_id=gone).update(customer_id=into)
    Telling.objects.filter(customer_id=gone).update(customer_id=into)
