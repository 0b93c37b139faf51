"""Flows of the company: saved as a draft, published as a version, taken back to one."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from madoguchi.core import api as core

from ..events import FlowPublished
from ..models import Flow as FlowRow
from ..models import FlowVersion
from .active import stock
from .checking import NAME
from .checking import flaws as flaws_of
from .flaws import Flaw, Unreadable
from .naming import known
from .reading import read
from .rehearsing import rehearsed

MOST_FLOWS, MOST_UNDO, LONGEST_WHY = 200, 20, 500


class CodeRefused(ValueError):
    """A new flow cannot be called so; reason is "form", "taken" or "many"."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Moved(Exception):
    """Somebody else has changed the draft meanwhile; nothing was saved."""


class NotPublishable(Exception):
    """The draft has flaws, or examples fail and no reason was given."""

    def __init__(self, flaws: tuple[Flaw, ...] = (), failed: int = 0) -> None:
        super().__init__(f"{flaws} {failed}")
        self.flaws, self.failed = flaws, failed


@dataclass(frozen=True)
class VersionShape:
    """One version of a flow."""

    number: int
    draft: bool
    live: bool
    saved_at: datetime
    saved_by: int | None
    published_at: datetime | None
    published_by: int | None
    why: str


@dataclass(frozen=True)
class Kept:
    """A flow with its versions, the latest first; `text` is the one to work on, `seen` its mark.

    stock: it comes with the product. live: what customers get, 0 for the product's own or none.
    """

    code: str
    text: str
    stock: bool
    live: int = 0
    on: bool = True
    versions: tuple[VersionShape, ...] = ()
    undoable: int = 0

    @property
    def seen(self) -> str:
        """What tells this text from every other."""
        return mark(self.text)

    @property
    def has_draft(self) -> bool:
        """Whether something is saved that customers do not get yet."""
        return any(one.draft for one in self.versions)

    @property
    def offered(self) -> bool:
        """Whether customers get it."""
        return self.on and bool(self.live or self.stock)


def mark(text: str) -> str:
    """A short mark of a text."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def flows() -> tuple[Kept, ...]:
    """All of them, the company's own and the product's, in two statements."""
    rows = {row.code: row for row in FlowRow.objects.order_by("code")}
    versions: dict[int, list[FlowVersion]] = {}
    for one in FlowVersion.objects.order_by("-number"):
        versions.setdefault(one.flow_id, []).append(one)
    codes = sorted({*rows, *stock()})
    return tuple(_kept(code, rows.get(code), versions) for code in codes)


def flow(code: str) -> Kept | None:
    """One of them, or None."""
    row = FlowRow.objects.filter(code=code).first()
    if row is None and code not in stock():
        return None
    versions = list(FlowVersion.objects.filter(flow=row).order_by("-number")) if row else []
    return _kept(code, row, {row.pk: versions} if row else {})


def text_of(code: str, number: int) -> str | None:
    """The text of one version, 0 for the product's own; None where there is none."""
    if not number:
        return stock().get(code)
    return FlowVersion.objects.filter(flow__code=code, number=number).values_list("text", flat=True).first()


@transaction.atomic
def found_flow(*, code: str, text: str, staff_id: int) -> None:
    """A new flow of the company, as a draft. Raises CodeRefused."""
    if not NAME.fullmatch(code) or len(code) > 60:
        raise CodeRefused("form")
    if FlowRow.objects.count() >= MOST_FLOWS:
        raise CodeRefused("many")
    if code in stock() or FlowRow.objects.filter(code=code).exists():
        raise CodeRefused("taken")
    try:
        save_draft(code=code, text=text, seen=mark(""), staff_id=staff_id)
    except Moved:  # somebody else founded it at this moment
        raise CodeRefused("taken") from None


@transaction.atomic
def save_draft(*, code: str, text: str, seen: str | None, staff_id: int) -> None:
    """Keep a text as the draft; saving what stands changes nothing.

    seen: the mark of the text that was changed. Raises Moved where that is another one by now.
    """
    row = _locked(code)
    latest = FlowVersion.objects.filter(flow=row).order_by("-number").first()
    now = latest.text if latest else stock().get(code, "")
    if now == text and (latest or code in stock()):
        return
    if seen is not None and mark(now) != seen:
        raise Moved(code)
    if latest is None or latest.published_at is not None:
        number = latest.number + 1 if latest else 1
        FlowVersion.objects.create(
            flow=row, number=number, text=text, saved_at=core.now(), saved_by_id=staff_id,
            before=[now] if now else [],
        )  # fmt: skip
        return
    FlowVersion.objects.filter(pk=latest.pk).update(
        text=text,
        before=[*latest.before, latest.text][-MOST_UNDO:],
        saved_at=core.now(),
        saved_by_id=staff_id,
    )


@transaction.atomic
def undo(*, code: str, seen: str, staff_id: int) -> bool:
    """The draft as it was before the latest change; whether there was one. Raises Moved."""
    row = _locked(code)
    draft = FlowVersion.objects.filter(flow=row, published_at=None).first()
    if draft is None or not draft.before:
        return False
    if mark(draft.text) != seen:
        raise Moved(code)
    FlowVersion.objects.filter(pk=draft.pk).update(
        text=draft.before[-1], before=draft.before[:-1], saved_at=core.now(), saved_by_id=staff_id
    )
    return True


@transaction.atomic
def publish(*, code: str, seen: str, why: str, staff_id: int) -> int:
    """The draft is what customers get from now on; its number. Without a draft nothing happens.

    Raises NotPublishable where it has flaws, or an example fails and no reason is given; Moved where the
    draft is another one by now; LookupError for an unknown flow.
    """
    row = FlowRow.objects.select_for_update().filter(code=code).first()
    if row is None and code not in stock():
        raise LookupError(code)
    draft = FlowVersion.objects.filter(flow=row, published_at=None).first() if row else None
    if row is None or draft is None:
        return row.live if row else 0
    if mark(draft.text) != seen:
        raise Moved(code)
    _check(code, draft.text, why)
    FlowVersion.objects.filter(pk=draft.pk).update(
        published_at=core.now(), published_by_id=staff_id, why=why.strip()[:LONGEST_WHY], before=[]
    )
    _go_live(row, draft.number, on=True, actor=core.staff(staff_id))
    return draft.number


def _check(code: str, text: str, why: str) -> None:
    try:
        made = read(text)
    except Unreadable as unreadable:
        raise NotPublishable(unreadable.flaws) from None
    found = flaws_of(made, known())
    if made.code != code:
        found = (*found, Flaw("other_code", 1, about=made.code))
    if found:
        raise NotPublishable(found)
    failed = sum(not one.passed for one in rehearsed(made))
    if failed and not why.strip():
        raise NotPublishable(failed=failed)


@transaction.atomic
def put_live(*, code: str, number: int, on: bool, actor: core.Actor) -> bool:
    """Back to a version that was published before, with 0 to the product's own; or off. Whether it changed.

    Whoever is in the middle of a flow ends it with the version she began with. Raises LookupError.
    """
    published = FlowVersion.objects.filter(flow__code=code, number=number, published_at__isnull=False)
    if not (published.exists() if number else code in stock() or not on):
        raise LookupError(code)
    if code not in stock() and not FlowRow.objects.filter(code=code).exists():
        raise LookupError(code)
    row = _locked(code)
    if (row.live, row.on) == (number, on):
        return False
    _go_live(row, number, on=on, actor=actor)
    return True


@transaction.atomic
def drop_draft(*, code: str, seen: str) -> None:
    """The draft goes; a flow of the company that was never published goes with it. Raises Moved."""
    row = FlowRow.objects.select_for_update().filter(code=code).first()
    draft = FlowVersion.objects.filter(flow=row, published_at=None).first() if row else None
    if row is None or draft is None:
        return
    if mark(draft.text) != seen:
        raise Moved(code)
    draft.delete()
    if code not in stock() and not FlowVersion.objects.filter(flow=row).exists():
        row.delete()


def _locked(code: str) -> FlowRow:
    FlowRow.objects.bulk_create([FlowRow(code=code, created_at=core.now())], ignore_conflicts=True)
    return FlowRow.objects.select_for_update().get(code=code)


def _go_live(row: FlowRow, number: int, *, on: bool, actor: core.Actor) -> None:
    FlowRow.objects.filter(pk=row.pk).update(live=number, on=on)
    core.record(FlowPublished(flow=row.code, version=number if on else 0), actor=actor)


def _kept(code: str, row: FlowRow | None, versions: dict[int, list[FlowVersion]]) -> Kept:
    own = versions.get(row.pk, []) if row else []
    live = row.live if row else 0
    shapes = tuple(
        VersionShape(
            one.number, one.published_at is None, one.number == live, one.saved_at, one.saved_by_id,
            one.published_at, one.published_by_id, one.why,
        )
        for one in own
    )  # fmt: skip
    return Kept(
        code=code, text=own[0].text if own else stock().get(code, ""), stock=code in stock(), live=live,
        on=row.on if row else True, versions=shapes, undoable=len(own[0].before) if own else 0,
    )  # fmt: skip
