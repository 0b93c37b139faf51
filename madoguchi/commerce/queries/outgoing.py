"""What leaves this house about money: news for the shop."""

from ..models import ShopNews
from ..shapes.outgoing import News

PAGE = 100


def news(*, after: int = 0, limit: int = PAGE) -> tuple[News, ...]:
    """News for the shop in the order in which they came, from after this id on."""
    return tuple(_shape(row) for row in ShopNews.objects.filter(pk__gt=after).order_by("pk")[:limit])


def latest_news(limit: int = 30) -> tuple[News, ...]:
    """The latest, for people; those that the shop has not taken first."""
    rows = ShopNews.objects.order_by("-state", "-pk")[:limit]
    return tuple(_shape(row) for row in rows)


def untold_news() -> int:
    """How many the shop has not taken."""
    return ShopNews.objects.exclude(state="sent").count()


def _shape(row: ShopNews) -> News:
    return News(
        row.pk, row.key, row.kind, row.body, row.made_at, row.state, row.tries, row.problem, row.sent_at
    )
