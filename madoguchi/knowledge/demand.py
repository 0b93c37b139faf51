"""What readers ask for most, and the order of the shelves that follows from it."""

from collections.abc import Sequence
from datetime import timedelta

from django.db import transaction
from django.db.models import Count, Sum

from madoguchi.core import api as core

from .kept_shapes import ShelfDemand
from .models import Category, Collection, Reading, Search
from .queries import today


def shelf_demand(*, collection: str, days: int = 28) -> tuple[ShelfDemand, ...]:
    """The shelves of a collection as they stand, each with how often its articles were read and chosen.

    `chosen` counts searches that led to one of its articles. Three statements.
    """
    shelves = Category.objects.filter(collection__slug=collection).order_by("position", "slug")
    read = Reading.objects.filter(
        day__gt=today() - timedelta(days=days), article__category__collection__slug=collection
    )
    chosen = Search.objects.filter(
        at__gte=core.now() - timedelta(days=days), chosen__category__collection__slug=collection
    )
    readings = dict(read.order_by().values_list("article__category").annotate(Sum("count")))
    choices = dict(chosen.order_by().values_list("chosen__category").annotate(Count("id")))
    return tuple(
        ShelfDemand(s.pk, s.slug, s.title_ja, s.title_en, readings.get(s.pk, 0), choices.get(s.pk, 0))
        for s in shelves
    )


@transaction.atomic
def order_shelves(*, collection: str, ids: Sequence[int]) -> tuple[int, ...]:
    """Put the shelves of a collection into this order, those not named behind. Returns the order before."""
    home = Collection.objects.select_for_update().get(slug=collection)
    shelves = list(home.categories.order_by("position", "slug"))
    before = tuple(shelf.pk for shelf in shelves)
    place = {pk: at for at, pk in enumerate(ids)}
    shelves.sort(key=lambda shelf: place.get(shelf.pk, len(place)))
    for position, shelf in enumerate(shelves):
        shelf.position = position
    Category.objects.bulk_update(shelves, ["position"])
    return before
