"""What colleagues find wrong with articles."""

from django.db import transaction

from madoguchi.core import api as core
from madoguchi.core.shapes import Actor

from .events import ArticleFlagged
from .models import ArticleFlag
from .shapes import FLAG_REASONS, FlagShape, GapRefused

LONGEST = 1000


@transaction.atomic
def flag_article(
    *, article_id: int, staff_id: int, reason: str, note: str = "", conversation_id: int | None = None
) -> int:
    """A member of staff finds an article wrong, outdated or unclear; her open flag is changed. Its id.

    Raises GapRefused("reason") for an unknown one. The caller has checked that she may read the article.
    """
    if reason not in FLAG_REASONS:
        raise GapRefused("reason")
    note = " ".join(note.split())[:LONGEST]
    given = {"reason": reason, "note": note, "conversation_id": conversation_id}
    flag, made = ArticleFlag.objects.update_or_create(
        article_id=article_id, staff_id=staff_id, settled_at=None, defaults=given,
        create_defaults={**given, "at": core.now()},
    )  # fmt: skip
    if made:
        core.record(ArticleFlagged(article_id=article_id, reason=reason), actor=core.staff(staff_id))
    return flag.pk


@transaction.atomic
def settle_flags(*, article_id: int, actor: Actor) -> int:
    """The article was seen to: its open flags are done. How many."""
    by = actor.id if actor.kind == "staff" else None
    waiting = ArticleFlag.objects.filter(article=article_id, settled_at=None)
    return waiting.update(settled_at=core.now(), settled_by=by)


def open_flags(*, article_id: int | None = None, limit: int = 100) -> tuple[FlagShape, ...]:
    """What waits to be seen to, of one article or of all, the oldest first."""
    rows = ArticleFlag.objects.filter(settled_at=None).order_by("at", "pk")
    rows = rows.filter(article=article_id) if article_id is not None else rows
    return tuple(
        FlagShape(f.pk, f.article_id, f.staff_id, f.conversation_id, f.reason, f.note, f.at)  # type: ignore[arg-type]
        for f in rows[:limit]
    )
