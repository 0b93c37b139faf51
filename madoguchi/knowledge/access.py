"""Who may read what. Drafts: staff only. Everything else by visibility, validity and collection."""

from datetime import datetime

from django.db.models import Q, QuerySet

from madoguchi.core import api as core
from madoguchi.people import api as people
from madoguchi.people.shapes import Viewer

from .models import Article
from .shapes import Audience

_SEEN_BY: dict[str, tuple[str, ...]] = {
    "public": ("public",),
    "customers": ("public", "customers"),
    "staff": ("public", "customers", "staff"),
}


def audience_of(viewer: Viewer) -> Audience:
    """Staff see everything published; a customer counts as one when an identity of hers is proven."""
    if viewer.is_staff:
        return "staff"
    if viewer.customer_id is None:
        return "public"
    customer = people.customer(viewer.customer_id)
    return "customers" if customer is not None and customer.proven else "public"


def readable(audience: Audience, at: datetime | None = None) -> QuerySet[Article]:
    """Published articles that are valid now and open to this audience. The one rule; search uses it too."""
    now = at or core.now()
    found = Article.objects.filter(
        Q(valid_from=None) | Q(valid_from__lte=now),
        Q(valid_until=None) | Q(valid_until__gt=now),
        status=Article.Status.PUBLISHED,
        visibility__in=_SEEN_BY[audience],
    )
    return found if audience == "staff" else found.filter(collection__public=True)


def in_force(article: Article) -> bool:
    """Whether the article is shown now to those it is meant for: `readable`, for a row at hand."""
    now = core.now()
    begun = article.valid_from is None or article.valid_from <= now
    over = article.valid_until is not None and article.valid_until <= now
    return article.status == Article.Status.PUBLISHED and begun and not over


def visible_to(viewer: Viewer) -> QuerySet[Article]:
    """Articles that this viewer may read."""
    return readable(audience_of(viewer))


def open_for(viewer: Viewer, id: int) -> Article | None:
    """One article, if this viewer may read it."""
    return visible_to(viewer).select_related("collection", "category").filter(id=id).first()
