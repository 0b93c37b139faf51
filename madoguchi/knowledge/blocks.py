"""Blocks: passages that several articles share; a change reaches every article that uses them."""

from django.db import transaction
from django.db.models import Q, QuerySet

from madoguchi.core import api as core
from madoguchi.core.shapes import Actor

from .events import BlockChanged
from .models import Article, Block
from .passages import PLACE, named_in
from .queries import ref
from .reading import slug_of
from .shapes import ArticleRef, BlockShape
from .storing import INDEX_CHANGED, write_entries

AT_ONCE = 200


class BlockUsed(Exception):
    """Articles use this block; it stays until none does."""


def blocks(*, sought: str = "") -> tuple[BlockShape, ...]:
    """All blocks by title, each with how many articles use it; two queries."""
    rows = list(Block.objects.filter(Q(title__icontains=sought) | Q(slug__icontains=sought)))
    uses = _uses()
    return tuple(_shape(row, uses.get(row.slug, 0)) for row in rows)


def block(id: int) -> BlockShape | None:
    """One block, or None."""
    row = Block.objects.filter(id=id).first()
    return _shape(row, _users(row.slug).count()) if row else None


def users_of_block(slug: str, *, limit: int = 100) -> tuple[ArticleRef, ...]:
    """Articles in whose text this block stands."""
    return tuple(ref(row) for row in _users(slug).select_related("collection").order_by("heading")[:limit])


@transaction.atomic
def write_block(*, title: str, body_ja: str, body_en: str, slug: str = "", actor: Actor) -> int:
    """A new block, called in texts by `slug` or its title; the same name again changes that one."""
    wanted = slug_of(slug or title)[:60].strip("-")
    now = core.now()
    Block.objects.get_or_create(slug=wanted, defaults={"title": title, "created_at": now, "updated_at": now})
    row = Block.objects.select_for_update().get(slug=wanted)
    before = (row.body_ja, row.body_en)
    row.title, row.body_ja, row.body_en, row.updated_at = title, body_ja, body_en, now
    row.save()
    if before != (body_ja, body_en):
        many = _renew_users(row.slug)
        core.record(BlockChanged(block_id=row.pk, articles=many), actor=actor)
    return row.pk


@transaction.atomic
def remove_block(*, block_id: int) -> None:
    """Remove a block. Raises BlockUsed while an article or another block asks for it."""
    row = Block.objects.select_for_update().filter(id=block_id).first()
    if row is None:
        return
    if len(_readers(row.slug)) > 1 or _users(row.slug).exists():
        raise BlockUsed
    row.delete()


def _renew_users(slug: str) -> int:
    """Make the search entries of all articles in which the block is read anew."""
    ids = list(_users(slug).order_by("id").values_list("pk", flat=True))
    for start in range(0, len(ids), AT_ONCE):
        write_entries(Article.objects.filter(id__in=ids[start : start + AT_ONCE]))
    if ids:
        core.nudge(INDEX_CHANGED)
    return len(ids)


def _users(slug: str) -> QuerySet[Article]:
    """Articles that ask for a block, themselves or by another block."""
    asked = Q()
    for name in _readers(slug):
        asked |= Q(body__regex=r"\{\{\s*block:" + name + r"\s*\}\}")
    return Article.objects.filter(body__contains="{{").filter(asked)


def _readers(slug: str) -> set[str]:
    """A block and all blocks that ask for it, themselves or by another one."""
    names = {slug}
    rows = list(Block.objects.values_list("slug", "body_ja", "body_en"))
    while grown := {s for s, ja, en in rows if names & {*named_in(ja), *named_in(en)}} - names:
        names |= grown
    return names


def _uses() -> dict[str, int]:
    """How many articles name each block."""
    found: dict[str, int] = {}
    for body in Article.objects.filter(body__contains="{{block:").values_list("body", flat=True).iterator():
        for name in set(PLACE.findall(body)):
            found[name] = found.get(name, 0) + 1
    return found


def _shape(row: Block, used: int) -> BlockShape:
    return BlockShape(row.pk, row.slug, row.title, row.body_ja, row.body_en, row.updated_at, used)
