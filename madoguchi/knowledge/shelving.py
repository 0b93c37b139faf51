"""The shelves of the help centre: their names, their order, and what becomes of a removed one's articles."""

from django.db import transaction
from django.db.models import Count, Max

from .models import Article, Category, Collection
from .reading import slug_of
from .shapes import CategoryShape


def categories(*, collection: str = "") -> tuple[CategoryShape, ...]:
    """The shelves of the help centre (or of one collection) in their order; one query."""
    found = Category.objects.filter(collection__slug=collection) if collection else Category.objects.filter(
        collection__own=False
    )  # fmt: skip
    rows = found.annotate(many=Count("articles")).select_related("collection")
    return tuple(
        CategoryShape(c.pk, c.collection.slug, c.slug, c.title_ja, c.title_en, c.many)
        for c in rows.order_by("collection__position", "position", "slug")
    )


@transaction.atomic
def add_category(*, collection: str, title_ja: str, title_en: str) -> int:
    """A new shelf at the end; one with the same Japanese name is that one. Its id."""
    home = Collection.objects.select_for_update().get(slug=collection)
    same = home.categories.filter(title_ja=title_ja).first()
    if same is not None:
        return same.pk
    last = home.categories.aggregate(last=Max("position"))["last"]
    made = home.categories.create(
        slug=_free_slug(home, title_en or title_ja), title_ja=title_ja, title_en=title_en or title_ja,
        position=0 if last is None else last + 1,
    )  # fmt: skip
    return made.pk


def rename_category(*, category_id: int, title_ja: str, title_en: str) -> bool:
    """Other names; the address stays. Whether there is such a shelf."""
    return bool(Category.objects.filter(id=category_id).update(title_ja=title_ja, title_en=title_en))


@transaction.atomic
def move_category(*, category_id: int, steps: int) -> None:
    """Up (negative) or down among the shelves of its collection; past an end it stays there."""
    shelf = Category.objects.filter(id=category_id).first()
    if shelf is None:
        return
    Collection.objects.select_for_update().get(id=shelf.collection_id)
    order = list(Category.objects.filter(collection=shelf.collection_id).order_by("position", "slug"))
    here = next(at for at, one in enumerate(order) if one.pk == category_id)
    order.insert(max(0, min(len(order) - 1, here + steps)), order.pop(here))
    for position, one in enumerate(order):
        one.position = position
    Category.objects.bulk_update(order, ["position"])


@transaction.atomic
def remove_category(*, category_id: int) -> int:
    """Remove a shelf; its articles stay, without one. How many those are."""
    many = Article.objects.filter(category=category_id).count()
    Category.objects.filter(id=category_id).delete()
    return many


def _free_slug(home: Collection, title: str) -> str:
    """The title as a piece of an address, with a number behind it where that is taken."""
    taken, slug = set(home.categories.values_list("slug", flat=True)), slug_of(title)[:50]
    numbered = (slug, *(f"{slug}-{number}" for number in range(2, len(taken) + 2)))
    return next(name for name in numbered if name not in taken)
