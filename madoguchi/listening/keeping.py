"""What came from a place is kept: each mention once, with what it says and what people think of it."""

import hashlib
import hmac
import json
from collections.abc import Iterable, Sequence
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet

from madoguchi.core import api as core
from madoguchi.language import api as language

from . import copies, matching
from .models import Forgotten, Mention, SourceHealth
from .reading import web_address
from .shapes import Item, Kept, Source

COPIES_WITHIN = timedelta(days=60)
MOST_CANDIDATES = 200
SPOKEN = ("ja", "en", "ko")
FIRST_YEAR = 1990
"""What says that it is older has a broken clock."""
AHEAD = timedelta(hours=1)
"""So far a place's clock may be ahead of ours."""


def keep(source: Source, items: Sequence[Item], *, whole: bool = False) -> Kept:
    """Keep these items of a source: new ones, changed ones; safe to repeat and to run twice at once.

    `whole`: they are all there is since the oldest of them, so that what is missing was taken down. What the
    source's words leave out, and what is to stay forgotten, is not kept.
    """
    by_id = {one.external_id: one for one in items if one.external_id}
    shut = _forgotten(source.id, by_id.values())
    fitting = [
        one for one in by_id.values()
        if not shut & marks_of(source.id, one)
        and matching.wanted(f"{one.title}\n{one.text}", source.include, source.exclude)
    ]  # fmt: skip
    known = dict(_of(source.id).filter(external_id__in=by_id).values_list("external_id", "digest"))
    fresh = [one for one in fitting if known.get(one.external_id) != digest_of(one)]
    opinions = language.opinions([_said(one) for one in fresh], [one.rating for one in fresh])
    with transaction.atomic():
        SourceHealth.objects.select_for_update().get(source=source.id)  # one at a time for each source
        new = changed = 0
        rows = {row.external_id: row for row in _of(source.id).filter(external_id__in=by_id)}
        for item, opinion in zip(fresh, opinions, strict=True):
            row = rows.get(item.external_id)
            if row is None:
                _make(source, item, opinion)
                new += 1
            elif row.digest != digest_of(item):
                _change(row, item, opinion)
                changed += 1
        gone = _note_gone(source.id, by_id) if whole else 0
    return Kept(new, changed, gone, len(by_id) - len(fitting))


def _of(source_id: int) -> QuerySet[Mention]:
    return Mention.objects.filter(source=source_id)


def _said(item: Item) -> str:
    return f"{item.title}\n{item.text}".strip()


def digest_of(item: Item) -> str:
    """Changes when something that a reader sees changes."""
    seen = [item.title, item.text, item.author, item.url, item.rating, item.answer]
    return hashlib.sha256(json.dumps(seen, ensure_ascii=False).encode("utf-8", "replace")).hexdigest()


def _make(source: Source, item: Item, opinion: language.Opinion) -> None:
    row = Mention(source_id=source.id, external_id=item.external_id, found_at=core.now())
    said = item.at if item.at and item.at.year >= FIRST_YEAR else row.found_at
    row.said_at = min(said, row.found_at + AHEAD)
    _fill(row, item, opinion)
    row.first = _first_of(row)
    if row.their_answer:
        row.state, row.answered_at = "answered", row.found_at
    row.save(force_insert=True)


def _change(row: Mention, item: Item, opinion: language.Opinion) -> None:
    """What it says now; what a person judged or did stays."""
    words_before = (row.title, row.text, row.rating)
    _fill(row, item, opinion)
    if (row.title, row.text, row.rating) != words_before:
        row.edited_at = core.now()
    if row.their_answer and row.state in ("new", "in_hand"):
        row.state, row.answered_at = "answered", core.now()
    row.gone_at = None
    row.save()


def _fill(row: Mention, item: Item, opinion: language.Opinion) -> None:
    row.digest, row.title = digest_of(item), language.redact(item.title).text[:300]
    row.text = language.redact(item.text).text
    row.author, row.url, row.rating = item.author[:120], web_address(item.url), item.rating
    row.their_answer = item.answer
    told = item.language[:2].lower()
    row.language = language.language_of(_said(item), default=told if told in SPOKEN else "ja")
    row.prints = copies.prints(_said(item))
    if not row.judged:
        row.sentiment, row.theme = opinion.sentiment, opinion.theme


def _first_of(row: Mention) -> Mention | None:
    """The earliest mention that says the same, nearly word for word."""
    if not row.prints:
        return None
    near = Mention.objects.filter(
        prints__overlap=row.prints, first=None, said_at__gte=row.said_at - COPIES_WITHIN
    ).order_by("said_at", "pk")[:MOST_CANDIDATES]
    said = f"{row.title}\n{row.text}"
    return next((one for one in near if copies.same(f"{one.title}\n{one.text}", said)), None)


def _note_gone(source_id: int, by_id: dict[str, Item]) -> int:
    """Mentions as young as the oldest item, and not among the items, were taken down; they may come back."""
    times = [one.at for one in by_id.values() if one.at is not None]
    if not times:
        return 0
    _of(source_id).filter(external_id__in=by_id, gone_at__isnull=False).update(gone_at=None)
    missing = _of(source_id).filter(said_at__gt=min(times), gone_at=None).exclude(external_id__in=by_id)
    return missing.update(gone_at=core.now())


def mark(source_id: int, kind: str, value: str) -> str:
    """A keyed digest of an author or a mention: it recognises, and tells nothing."""
    key = b"madoguchi.listening.forgotten" + settings.SECRET_KEY.encode()
    said = f"{source_id}\0{kind}\0{value}".encode("utf-8", "replace")
    return hmac.new(key, said, hashlib.sha256).hexdigest()


def marks_of(source_id: int, item: Item) -> set[str]:
    """The marks under which an item would be shut out."""
    found = {mark(source_id, "item", item.external_id)}
    return found | {mark(source_id, "author", item.author[:120])} if item.author else found


def _forgotten(source_id: int, items: Iterable[Item]) -> set[str]:
    every = {one for item in items for one in marks_of(source_id, item)}
    return set(Forgotten.objects.filter(pk__in=every).values_list("pk", flat=True))
