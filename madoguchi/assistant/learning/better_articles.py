"""Questions that another article answered than the one that was shown."""

from collections.abc import Iterator
from datetime import datetime

from madoguchi.knowledge import api as knowledge

from ..models import Outcome
from .shapes import Idea, Proof


def better_articles(*, since: datetime, until: datetime) -> Iterator[Idea]:
    """Each question with the article that an agent gave or with which the customer said it was solved."""
    rows = Outcome.objects.filter(asks=True, at__gte=since, at__lt=until, better_article_id__isnull=False)
    found = list(rows.order_by("at", "pk"))
    ids = {row.better_article_id for row in found if row.better_article_id}
    articles = {one.id: one for one in knowledge.articles(ids=list(ids)) if one.status == "published"}
    for row in found:
        article = articles.get(row.better_article_id or 0)
        if article is None or row.question in (article.heading, *article.questions):
            continue
        proof = Proof(f"step:{row.step_id}", row.question, row.at, row.conversation_id)
        shown = row.ref.partition(":")[2] if row.ref.startswith("article:") else ""
        content = {"article": article.id, "shown": int(shown) if shown else None, "by": row.better_by}
        yield Idea("article", article.language, f"article:{article.id}", row.question, (proof,), content)
