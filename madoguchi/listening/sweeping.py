"""One act on many mentions: begun by a person, carried out by a job, undone by another."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any
from uuid import UUID

from madoguchi.conversations.shapes import ConversationClosed, ConversationUnknown, NotPossible
from madoguchi.core import api as core
from madoguchi.language import api as language
from madoguchi.people import api as people
from madoguchi.people.shapes import Viewer

from . import many
from .access import open_for, visible_to
from .models import Mention, Sweep, SweepItem
from .shapes import IGNORED, MentionUnknown, Refused

MOST, MOST_TOGETHER = 500, 50
"""So many mentions at once; so many become one conversation, which somebody still has to read."""
REFUSED = (Refused, MentionUnknown, ConversationClosed, ConversationUnknown, NotPossible)
HALVES: dict[str, tuple[Callable[..., many.Before | None], Callable[..., bool]]] = {
    "ignore": (many.ignore, many.heed),
    "theme": (many.set_theme, many.put_theme_back),
    "together": (many.join, many.part),
}
"""Act → how it is carried out on one mention, and how that is taken back."""


class Progress(core.BatchProgress):
    """How far a sweep is."""

    @property
    def talk(self) -> int | None:
        """The conversation that came of it; None where none did."""
        return self.given.get("talk") if self.done else None


def begin(viewer: Viewer, *, key: UUID, act: str, given: Mapping[str, str], ids: Iterable[int]) -> int:
    """Have an act carried out on these mentions, the earliest first; the sweep's id.

    `given`: {"why": …} to ignore, {"theme": …} for a topic, {} to make one conversation. The same key gives
    the same sweep. Raises Refused("nothing" | "why" | "judgement" | "too_many").
    """
    assert viewer.staff is not None
    known = SWEEPS.known(key=key, staff_id=viewer.staff.id)
    if known is not None:
        return known
    _check(act, given)
    chosen = visible_to(viewer).filter(pk__in=list(dict.fromkeys(ids))[:MOST]).order_by("said_at", "pk")
    held = list(chosen.values_list("pk", flat=True))
    if not held:
        raise Refused("nothing")
    if act == "together" and len(held) > MOST_TOGETHER:
        raise Refused("too_many")
    return SWEEPS.begin(key=key, staff_id=viewer.staff.id, act=act, given=given, ids=held)


def _check(act: str, given: Mapping[str, str]) -> None:
    if act not in HALVES:
        raise Refused("nothing")
    if act == "ignore" and given.get("why") not in IGNORED:
        raise Refused("why")
    if act == "theme" and given.get("theme") not in language.THEMES:
        raise Refused("judgement")


def undo(viewer: Viewer, sweep_id: int) -> bool:
    """Have a sweep of hers taken back; whether there was one that could be."""
    assert viewer.staff is not None
    return SWEEPS.undo(staff_id=viewer.staff.id, id=sweep_id)


def progress(viewer: Viewer, sweep_id: int) -> Progress | None:
    """How far a sweep of hers is; None for one that is not hers."""
    found = SWEEPS.progress(staff_id=viewer.staff.id, id=sweep_id) if viewer.staff else None
    return Progress(**vars(found)) if found else None


def _forth(sweep: Sweep, item: SweepItem) -> Mapping[str, Any] | None:
    viewer, row = _open(sweep, item)
    return HALVES[sweep.act][0](viewer, row, sweep)


def _back(sweep: Sweep, item: SweepItem) -> bool:
    viewer, row = _open(sweep, item)
    return HALVES[sweep.act][1](viewer, row, sweep, item.before)


def _open(sweep: Sweep, item: SweepItem) -> tuple[Viewer, Mention]:
    """Whoever asked, with the rights she has now, and the mention, locked. Raises MentionUnknown."""
    viewer = people.working(sweep.staff_id)
    if viewer is None:
        raise MentionUnknown(item.mention_id)
    return viewer, open_for(viewer, item.mention_id, lock=True)


SWEEPS = core.Batches(
    SweepItem, "sweep", "mention", ("listening.sweep", "listening.sweep_back"), _forth, _back, REFUSED
)
carry_out, take_back = SWEEPS.carry_out, SWEEPS.take_back
