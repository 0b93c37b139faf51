"""What an agent takes over with a conversation: why it came, what was under way with what was filled in."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Q
from django.utils.translation import pgettext

from madoguchi.people.shapes import Viewer
from madoguchi.tasks import api as tasks

from .. import tools
from ..dialogue.shapes import Talk, restored
from ..models import Dialogue


@dataclass(frozen=True)
class Handed:
    """What was under way, each with what was filled in, and what was done or looked up before."""

    under_way: tuple[str, ...] = ()
    done: tuple[str, ...] = ()


def handed(viewer: Viewer, conversation_id: int) -> Handed:
    """What the assistant was doing in a conversation that is open to this viewer. One query without any."""
    steps = ArrayAgg("steps__about", filter=Q(steps__about__contains=":"), order_by="steps__pk")
    rows = Dialogue.objects.filter(pk=conversation_id).annotate(about=steps)
    kept, told = rows.values_list("talks", "about").first() or ([], [])
    talks, about = restored(kept), dict.fromkeys(told or [])
    if not (talks or about):
        return Handed()
    waiting = {f"{one.kind}:{one.ref}" for one in talks if one.waits != "done"}
    return Handed(
        tuple(_under_way(viewer, one) for one in talks if one.waits != "done"),
        tuple(_titles(one for one in about if one not in waiting)),
    )


def _under_way(viewer: Viewer, talk: Talk) -> str:
    [*titles] = _titles((f"{talk.kind}:{talk.ref}",))
    parts = [*titles, *_filled(viewer, talk)]
    return " · ".join(parts)


def _filled(viewer: Viewer, talk: Talk) -> list[str]:
    if talk.kind != "task" or not talk.run:
        return []
    try:
        lines = tasks.answers(viewer, tasks.run(viewer, talk.run))
    except (tasks.RunUnknown, tasks.TaskUnknown, tasks.TaskRefused):
        return []
    return [pgettext("answer", "%(label)s: %(value)s") % vars(line) for line in lines]


def _titles(about: Iterator[str] | tuple[str, ...]) -> Iterator[str]:
    """What these are called; what does not exist any more is left out."""
    offered = {one.code: str(one.title) for one in tasks.declared()}
    looked = {code: str(one.title) for code, one in tools.TOOLS.items()}
    for one in about:
        kind, _colon, ref = one.partition(":")
        found = {"task": offered, "tool": looked}.get(kind, {}).get(ref)
        if found:
            yield found
