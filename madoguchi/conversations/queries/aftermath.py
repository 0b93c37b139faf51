"""What became of many conversations at once, each in one statement."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from django.db.models import Min

from ..aftermath import Aftermath, SaidLine, UsedArticle
from ..models import ArticleLink, Conversation, Message

FIELDS = (
    "pk", "customer_id", "channel", "language", "topic", "reply_started_at", "resolved_at",
    "last_customer_at",
)  # fmt: skip


def aftermaths(conversation_ids: Iterable[int]) -> dict[int, Aftermath]:
    """Each of these conversations; spam is left out."""
    rows = Conversation.objects.filter(pk__in=list(conversation_ids), spam=False)
    return {row[0]: Aftermath(*row) for row in rows.values_list(*FIELDS)}


def said_between(conversation_ids: Iterable[int]) -> dict[int, tuple[SaidLine, ...]]:
    """What customers and agents said to each other in these conversations, in its order; no notes."""
    rows = Message.objects.filter(
        conversation__in=list(conversation_ids), author_kind__in=("customer", "agent"), private=False,
        kind="text",
    ).exclude(body="")  # fmt: skip
    found: dict[int, list[SaidLine]] = defaultdict(list)
    ordered = rows.order_by("conversation_id", "sequence")
    for conversation_id, *line in ordered.values_list(
        "conversation_id", "pk", "author_kind", "body", "created_at"
    ):
        found[conversation_id].append(SaidLine(*line))
    return {conversation_id: tuple(lines) for conversation_id, lines in found.items()}


def said_from(message_id: int) -> tuple[int, datetime, datetime | None] | None:
    """In which conversation a customer's message stands, when it came, and when her next one did (None: not
    yet); None for no such message."""
    row = Message.objects.defer("tokens").filter(pk=message_id, author_kind="customer").first()
    if row is None:
        return None
    later = Message.objects.filter(
        conversation=row.conversation_id, author_kind="customer", sequence__gt=row.sequence
    )
    return row.conversation_id, row.created_at, later.aggregate(next=Min("created_at"))["next"]


def used_articles(conversation_ids: Iterable[int]) -> dict[int, tuple[UsedArticle, ...]]:
    """The articles that came up in these conversations, the earliest first."""
    rows = ArticleLink.objects.filter(conversation__in=list(conversation_ids)).order_by("at", "pk")
    found: dict[int, list[UsedArticle]] = defaultdict(list)
    for conversation_id, *used in rows.values_list("conversation_id", "article_id", "role", "at"):
        found[conversation_id].append(UsedArticle(*used))
    return {conversation_id: tuple(used) for conversation_id, used in found.items()}


def said_by_assistant(message_ids: Iterable[int]) -> dict[int, str]:
    """What the assistant said in these messages, with the passage that it quoted; other ids are left out."""
    rows = Message.objects.filter(pk__in=list(message_ids), author_kind="assistant")
    return {
        pk: body if card.get("passage", "") in body else f"{body}\n\n{card['passage']}"
        for pk, body, card in rows.values_list("pk", "body", "card")
    }
