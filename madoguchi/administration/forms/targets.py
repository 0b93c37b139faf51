"""What is promised for the first reply, as typed: minutes per priority, for all and for single teams."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from django.http import QueryDict
from django.utils.translation import gettext as _

from madoguchi.conversations import api as conversations
from madoguchi.core import api as core

PRIORITIES = ("urgent", "high", "normal", "low")
MOST_MINUTES = 14 * 24 * 60
USUAL = "usual"


@dataclass(frozen=True)
class Row:
    """The minutes of one team, or the usual ones, as typed by priority."""

    key: str
    name: str
    minutes: Mapping[str, str]
    errors: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class TargetsForm:
    """The usual minutes, those of the teams, and when to warn."""

    rows: tuple[Row, ...]
    warn_percent: str
    warn_error: str = ""

    @property
    def is_right(self) -> bool:
        """Whether it can be saved."""
        return not self.warn_error and not any(row.errors for row in self.rows)


Names = Iterable[tuple[str, str]]
"""Keys and names of the rows: the usual one, then the teams by their ids."""


def shown(held: conversations.FirstReplyTargets, names: Names) -> TargetsForm:
    """The targets as they are kept."""
    teams = {str(team.team_id): team.minutes for team in held.teams}
    kept = {USUAL: held.minutes} | teams
    rows = tuple(Row(key, name, _texts(kept.get(key))) for key, name in names)
    return TargetsForm(rows, str(held.warn_percent))


def typed(post: QueryDict, names: Names) -> TargetsForm:
    """The targets as they were sent."""
    rows = tuple(
        Row(key, name, {one: post.get(f"{key}-{one}", "").strip()[:8] for one in PRIORITIES})
        for key, name in names
    )
    return TargetsForm(rows, post.get("warn_percent", "").strip()[:8])


def checked(form: TargetsForm) -> TargetsForm:
    """With what is wrong beside each field."""
    rows = tuple(replace(row, errors=_wrong(row)) for row in form.rows)
    wrong = "" if _within(form.warn_percent, 1, 90) else _("Please give a number from 1 to 90.")
    return replace(form, rows=rows, warn_error=wrong)


def targets_of(form: TargetsForm) -> conversations.FirstReplyTargets:
    """The targets of a checked form that is right; teams without minutes of their own are left out."""
    minutes = {row.key: _minutes(row) for row in form.rows}
    usual = minutes.pop(USUAL)
    empty = conversations.ReplyMinutes(None, None, None, None)
    teams = tuple(conversations.TeamMinutes(int(key), own) for key, own in minutes.items() if own != empty)
    return conversations.FirstReplyTargets(usual, teams, int(form.warn_percent))


def _texts(minutes: conversations.ReplyMinutes | None) -> dict[str, str]:
    values = {one: getattr(minutes, one) if minutes else None for one in PRIORITIES}
    return {one: "" if value is None else str(value) for one, value in values.items()}


def _minutes(row: Row) -> conversations.ReplyMinutes:
    values = {one: int(text) if text else None for one, text in row.minutes.items()}
    return conversations.ReplyMinutes(**values)


def _wrong(row: Row) -> dict[str, str]:
    said = _("Please give minutes, at most %(most)d, or leave it empty.") % {"most": MOST_MINUTES}
    return {one: said for one, text in row.minutes.items() if text and not _within(text, 1, MOST_MINUTES)}


def _within(text: str, least: int, most: int) -> bool:
    number = core.whole_number(text)
    return number is not None and least <= number <= most
