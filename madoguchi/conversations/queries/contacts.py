"""When customers came to people, and which articles their matters used. Ids and first words only."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Count, Exists, OuterRef

from ..models import ArticleLink, Conversation, Message
from ..shapes import Contact, SettledMatter

USED = ("sent", "linked")
SHORTEST = 6
FIRST_LINES = 5


def contacts(
    *, since: datetime, until: datetime, customer_ids: Iterable[int] | None = None
) -> tuple[Contact, ...]:
    """Conversations that first came to people in since ≤ moment < until, of these customers or of all, spam
    left out, the oldest first."""
    rows = Conversation.objects.filter(
        reply_started_at__gte=since, reply_started_at__lt=until, spam=False, merged_into=None
    )
    if customer_ids is not None:
        rows = rows.filter(customer_id__in=list(customer_ids))
    fields = ("customer_id", "pk", "reply_started_at")
    return tuple(Contact(*row) for row in rows.order_by("reply_started_at", "pk").values_list(*fields))


def settled_without_article(*, since: datetime, until: datetime) -> tuple[SettledMatter, ...]:
    """What people answered and resolved in that time without sending or linking an article.

    With what the customer first asked; matters that begin with no more than a greeting are left out.
    """
    used = ArticleLink.objects.filter(conversation=OuterRef("pk"), role__in=USED)
    rows = Conversation.objects.filter(
        ~Exists(used), resolved_at__gte=since, resolved_at__lt=until, first_replied_at__isnull=False,
        spam=False, merged_into=None,
    ).order_by("resolved_at", "pk")  # fmt: skip
    found = list(rows.only("customer_id", "language", "created_at", "reply_started_at", "resolved_at"))
    words = first_words(row.pk for row in found)
    return tuple(
        SettledMatter(
            row.pk, row.customer_id, words[row.pk], row.language, row.created_at,
            row.reply_started_at or row.created_at,
        )
        for row in found
        if row.pk in words
    )  # fmt: skip


def use_of_articles(
    *, since: datetime, until: datetime, article_ids: Iterable[int] | None = None
) -> dict[int, dict[str, int]]:
    """For each article in how many conversations it came up in that time, by role; one statement."""
    links = ArticleLink.objects.filter(at__gte=since, at__lt=until, conversation__spam=False)
    if article_ids is not None:
        links = links.filter(article_id__in=list(article_ids))
    counted: dict[int, dict[str, int]] = {}
    rows = links.order_by().values_list("article_id", "role").annotate(Count("conversation", distinct=True))
    for article_id, role, many in rows:
        counted.setdefault(article_id, {})[role] = many
    return counted


def link_rate(*, since: datetime, until: datetime) -> tuple[int, int]:
    """Of the matters that people answered and resolved in that time, how many used an article; and all."""
    settled = Conversation.objects.filter(
        resolved_at__gte=since, resolved_at__lt=until, first_replied_at__isnull=False, spam=False,
        merged_into=None,
    )  # fmt: skip
    used = ArticleLink.objects.filter(conversation=OuterRef("pk"), role__in=USED)
    return settled.filter(Exists(used)).count(), settled.count()


def words_of_many(message_ids: Iterable[int]) -> dict[int, str]:
    """What customers wrote in these messages; ids that are unknown or not a customer's are left out."""
    rows = Message.objects.filter(pk__in=list(message_ids), author_kind="customer")
    return dict(rows.values_list("pk", "body"))


def first_words(conversation_ids: Iterable[int]) -> dict[int, str]:
    """The first line of each customer that is longer than a greeting, one statement."""
    lines = Message.objects.filter(
        conversation__in=list(conversation_ids), sequence__lte=FIRST_LINES, author_kind="customer"
    )
    first: dict[int, str] = {}
    for conversation_id, body in lines.order_by("conversation_id", "sequence").values_list(
        "conversation_id", "body"
    ):
        if len(body.strip()) >= SHORTEST:
            first.setdefault(conversation_id, body)
    return first
