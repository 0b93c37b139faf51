"""Which version customers get: published, brought back, compared with another."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from madoguchi.core import api as core

from ..events import UnderstandingPublished
from ..models import Activation, Version
from ..understanding import current, of_version
from . import suite
from .book import book, product_content
from .shapes import Content, key_of
from .suite import Comparison

LATEST = 100


class PublishRefused(Exception):
    """It was not published. `reason`: "unready", "same" (it counts already), "moved" (somebody else published
    meanwhile), "worse" (it loses on the sentences, and no reason was given).
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class VersionShape:
    """A version without its models. `active`: customers get it."""

    number: int
    state: str
    note: str
    made_at: datetime
    made_by: int | None
    done: int
    total: int
    step: str
    active: bool
    content: Content
    figures: dict[str, Any]

    @property
    def busy(self) -> bool:
        """Whether a job works on it."""
        return self.state in ("waiting", "training")

    @property
    def compared(self) -> Comparison | None:
        """How it fares beside the version that counted when it was last compared."""
        return Comparison.restored(self.figures["suite"]) if "suite" in self.figures else None


@dataclass(frozen=True)
class Turn:
    """A version became the one that customers get; 0 is what came with the product."""

    place: int
    number: int
    at: datetime
    by: int | None
    reason: str
    returned: bool


@dataclass(frozen=True)
class Difference:
    """From one content to another: sentences added, removed and moved, and intents that changed."""

    added: tuple[tuple[str, str, str], ...]
    """Language, text, intent; `moved` says the intent before and after."""
    removed: tuple[tuple[str, str, str], ...]
    moved: tuple[tuple[str, str, str, str], ...]
    intents: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.moved or self.intents)


def versions() -> tuple[VersionShape, ...]:
    """The latest, newest first, without what they learnt from; two queries."""
    active = active_turn()
    rows = Version.objects.defer("content")[:LATEST]
    return tuple(_shape(row, active, content=Content()) for row in rows)


def version(number: int) -> VersionShape | None:
    """One version."""
    row = Version.objects.filter(number=number).first()
    return _shape(row, active_turn(), content=Content.of(row.content)) if row else None


def newest_ready() -> VersionShape | None:
    """The version that was trained last."""
    row = Version.objects.filter(state="ready").first()
    return _shape(row, active_turn(), content=Content.of(row.content)) if row else None


def turns() -> tuple[Turn, ...]:
    """Which versions customers got, the latest first."""
    rows = Activation.objects.select_related("version").defer("version__content", "version__figures")[:LATEST]
    return tuple(_turn(row) for row in rows)


def active_turn() -> Turn:
    """The latest; place 0 where nothing was ever published."""
    row = Activation.objects.select_related("version").defer("version__content", "version__figures").first()
    return _turn(row) if row else Turn(0, 0, core.now(), None, "", False)


def content_of(number: int) -> Content:
    """What a version learnt from; 0 is what came with the product."""
    row = Version.objects.filter(number=number).values_list("content", flat=True).first() if number else None
    return Content.of(row) if row is not None else product_content()


def unlearnt() -> Difference:
    """What was changed since the version that was trained last, or since the one that counts."""
    latest = newest_ready()
    before = latest.content if latest else content_of(active_turn().number)
    return difference(before, book().content())


def compare_anew(number: int) -> Comparison | None:
    """How a trained version fares now; worked out again where sentences or the one in use have changed."""
    row = Version.objects.filter(number=number, state="ready").first()
    if row is None:
        return None
    sentences, other = suite.checks(), current()
    held = row.figures.get("suite", {})
    if held.get("stamp") != suite.stamp(sentences, other.number):
        held = suite.compare(of_version(row), other, sentences).stored()
        Version.objects.filter(pk=row.pk).update(figures={**row.figures, "suite": held})
    return Comparison.restored(held)


def publish(*, number: int, after: int, staff_id: int, reason: str = "") -> None:
    """Let customers have a trained version. `after`: the place of the turn that was seen.

    Raises PublishRefused; nothing is written then.
    """
    compared = compare_anew(number)
    if compared is None:
        raise PublishRefused("unready")
    if compared.worse and not reason.strip():
        raise PublishRefused("worse")
    _take_turn(number, after=after, staff_id=staff_id, reason=reason, returned=False)


def return_to(*, number: int, after: int, staff_id: int, reason: str = "") -> None:
    """Bring a version back that customers had before; 0 is what came with the product."""
    had = number == 0 or Activation.objects.filter(version__number=number).exists()
    if not had:
        raise PublishRefused("unready")
    _take_turn(number, after=after, staff_id=staff_id, reason=reason, returned=True)


def _take_turn(number: int, *, after: int, staff_id: int, reason: str, returned: bool) -> None:
    """The turn after the one that was seen; of two who take it at once, one has it."""
    now = active_turn()
    if now.place != after:
        raise PublishRefused("moved")
    if now.number == number:
        raise PublishRefused("same")
    row = Version.objects.only("pk").get(number=number) if number else None
    try:
        with transaction.atomic():
            Activation.objects.create(
                place=after + 1, version=row, returned=returned, reason=reason.strip()[:500], at=core.now(),
                by_id=staff_id,
            )  # fmt: skip
            core.record(UnderstandingPublished(number, now.number, returned), actor=core.staff(staff_id))
    except IntegrityError as taken:
        raise PublishRefused("moved") from taken


def difference(before: Content, after: Content) -> Difference:
    """What lies between two contents."""
    old, new = _homes(before), _homes(after)
    changed = [code for code, told in after.intents.items() if before.intents.get(code) != told]
    return Difference(
        added=tuple((at[0], text, code) for at, (text, code) in new.items() if at not in old),
        removed=tuple((at[0], text, code) for at, (text, code) in old.items() if at not in new),
        moved=tuple(
            (at[0], text, old[at][1], code)
            for at, (text, code) in new.items() if at in old and old[at][1] != code
        ),
        intents=tuple(changed),
    )  # fmt: skip


def _homes(content: Content) -> dict[tuple[str, str], tuple[str, str]]:
    return {
        (spoken, key_of(text)): (text, code)
        for spoken in content.examples for text, code in content.pairs(spoken)
    }  # fmt: skip


def _shape(row: Version, active: Turn, *, content: Content) -> VersionShape:
    return VersionShape(
        row.number, row.state, row.note, row.made_at, row.made_by_id, row.done, row.total, row.step,
        row.number == active.number, content, row.figures,
    )  # fmt: skip


def _turn(row: Activation) -> Turn:
    number = row.version.number if row.version else 0
    return Turn(row.place, number, row.at, row.by_id, row.reason, row.returned)


def names_in(shapes: Sequence[VersionShape | Turn]) -> list[int]:
    """Whose names are needed to show these."""
    return [who for one in shapes if (who := one.made_by if isinstance(one, VersionShape) else one.by)]
