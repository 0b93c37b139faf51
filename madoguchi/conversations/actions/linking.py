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
    links = ArticleLink.objects.filter(conversation=row, role=role, article_id__in=wanted)
    known = set(links.values_list("article_id", flat=True))
    now = core.now()
    fresh = [
        ArticleLink(
            conversation=row,
            article_id=a.article_id,
            role=role,
            title=a.title[:300],
            url=web_address(a.url),
            at=now,
        )
        for a in wanted.values()
        if a.article_id not in known
    ]
    ArticleLink.objects.bulk_create(fresh, ignore_conflicts=True)
    return tuple(link.article_id for link in fresh)


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
