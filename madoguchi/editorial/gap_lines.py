"""Gaps and their signs as the screens draw them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import ngettext

from madoguchi.gaps import api as gaps
from madoguchi.people.shapes import Viewer

from .keeping_words import DISMISSALS, SIGNALS, STATES

ALL_SEEING = ("supervisor", "administrator")


@dataclass(frozen=True)
class GapLine:
    """One gap in words."""

    gap: gaps.GapShape
    url: str
    state: str
    reason: str
    assignee: str
    settled_by: str
    people: str
    contacts: str
    kinds: list[tuple[str, int]]


@dataclass(frozen=True)
class SignLine:
    """One question with how it was noticed; `url` leads to the conversation for those who may see it."""

    sign: gaps.SignalShape
    kinds: list[str]
    url: str
    contact_url: str


def gap_line(gap: gaps.GapShape, names: Mapping[int, str]) -> GapLine:
    """A gap with its names; `names` of the staff it may mention."""
    return GapLine(
        gap=gap,
        url=reverse("editorial:gap", args=[gap.id]),
        state=str(STATES.get(gap.state, "")),
        reason=str(DISMISSALS.get(gap.reason, "")),
        assignee=names.get(gap.assignee_id or 0, ""),
        settled_by=names.get(gap.settled_by_id or 0, ""),
        people=ngettext("%(n)d person", "%(n)d people", gap.people) % {"n": gap.people},
        contacts=ngettext("%(n)d contact", "%(n)d contacts", gap.contacts) % {"n": gap.contacts},
        kinds=[(str(SIGNALS[kind]), many) for kind, many in gap.kinds.items()],
    )


def sign_lines(viewer: Viewer, signs: Iterable[gaps.SignalShape]) -> list[SignLine]:
    """Questions with links for those who see all conversations."""
    sees_all = viewer.staff is not None and viewer.staff.role in ALL_SEEING
    return [
        SignLine(
            sign, [str(SIGNALS[kind]) for kind in sign.kinds],
            _talk(sign.conversation_id) if sees_all else "", _talk(sign.contact_id) if sees_all else "",
        )
        for sign in signs
    ]  # fmt: skip


def _talk(conversation_id: int | None) -> str:
    return reverse("desk:conversation", args=[conversation_id]) if conversation_id else ""
