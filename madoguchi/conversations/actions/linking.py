"""Articles that came up in a conversation, and how helpful an answer was."""

from collections.abc import Iterable

from django.db import transaction

from madoguchi.core import api as core
from madoguchi.core.shapes import Actor

from ..events import ArticlesLinked, ArticleUnlinked
from ..models import ArticleLink, Conversation, Message
from ..shapes import ConversationUnknown, LinkedArticle
from ..text import web_address
from .appending import about

_LINK = """
INSERT INTO conversations_articlelink (conversation_id, role, at, article_id, title, url)
SELECT %s::bigint, %s::text, %s::timestamptz, * FROM unnest(%s::bigint[], %s::text[], %s::text[])
ON CONFLICT DO NOTHING RETURNING article_id
"""


@transaction.atomic
def link_articles(
    *, conversation_id: int, articles: Iterable[LinkedArticle], role: str, actor: Actor = core.SYSTEM
) -> None:
    """Remember that these articles came up; role is shown, read, sent or linked. Safe to repeat.

    What the assistant shows is remembered with its answer (`answer`).
    """
    row = Conversation.objects.filter(pk=conversation_id).first()
    if row is None:
        raise ConversationUnknown(conversation_id)
    fresh = write_links(row, articles, role)
    if fresh:
        core.record(ArticlesLinked(**about(row), article_ids=fresh, role=role), actor=actor)


@transaction.atomic
def unlink_article(*, conversation_id: int, article_id: int, actor: Actor) -> bool:
    """The article was linked by mistake; whether it was linked. What was sent or shown stays."""
    row = Conversation.objects.filter(pk=conversation_id).first()
    if row is None:
        raise ConversationUnknown(conversation_id)
    gone, _ = ArticleLink.objects.filter(conversation=row, article_id=article_id, role="linked").delete()
    if gone:
        core.record(ArticleUnlinked(**about(row), article_id=article_id), actor=actor)
    return bool(gone)


def write_links(row: Conversation, articles: Iterable[LinkedArticle], role: str) -> tuple[int, ...]:
    """Write links that are not there yet; the ids of the articles they are for."""
    wanted = {a.article_id: a for a in articles}
    if not wanted:
        return ()
    titles, urls = zip(*((a.title[:300], web_address(a.url)) for a in wanted.values()), strict=True)
    given = (row.pk, role, core.now(), list(wanted), list(titles), list(urls))
    with core.prepared() as cursor:
        cursor.execute(_LINK, given)
        fresh = {article_id for (article_id,) in cursor.fetchall()}
    return tuple(one for one in wanted if one in fresh)


@transaction.atomic
def judge_answer(*, conversation_id: int, message_id: int, helpful: bool) -> bool:
    """The customer said whether an answer solved it; whether that is news.

    It is shown on its card ("helpful") and in the packet. Raises ConversationUnknown for no such answer.
    """
    rows = Message.objects.select_for_update().filter(
        pk=message_id, conversation_id=conversation_id, kind="answer"
    )
    row = rows.defer("tokens").first()
    if row is None:
        raise ConversationUnknown(conversation_id)
    if row.card.get("helpful") is helpful:
        return False
    Message.objects.filter(pk=row.pk).update(card={**row.card, "helpful": helpful})
    return True
