"""Triggers by which the search indexes learn what changed, whoever wrote it and however."""

import pgtrigger

SHELVES = 0  # noted in place of an article when the name or openness of a place changed
_NOTE = (
    "INSERT INTO knowledge_indexchange (article_id, xid, at)"
    " VALUES ({article}, pg_current_xact_id()::text::bigint, now()); RETURN NULL;"
)
ANY = pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete


def noted_by_article() -> pgtrigger.Trigger:
    """Any change of a row that belongs to an article."""
    return _noted(ANY, "COALESCE(NEW.article_id, OLD.article_id)")


def noted_by_openness() -> pgtrigger.Trigger:
    """A change of an article's own place; a new article is found by the entry that comes with it."""
    place = ("status", "visibility", "valid_from", "valid_until", "category", "collection", "language")
    return _noted(pgtrigger.Update, "NEW.id", pgtrigger.AnyChange(*place))


def noted_as_shelf() -> pgtrigger.Trigger:
    """Any change of a place that articles stand in."""
    return _noted(ANY, str(SHELVES))


def _noted(
    operation: pgtrigger.Operation, article: str, condition: pgtrigger.Condition | None = None
) -> pgtrigger.Trigger:
    return pgtrigger.Trigger(
        name="index_follows",
        when=pgtrigger.After,
        operation=operation,
        condition=condition,
        func=_NOTE.format(article=article),
    )
