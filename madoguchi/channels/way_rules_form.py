"""The rules for the best way to go on, as rows that are arranged and tried out before they are saved."""

import uuid
from collections.abc import Collection
from dataclasses import dataclass, field, replace

from django.http import QueryDict
from django.utils.translation import gettext as _

from madoguchi.core import api as core
from madoguchi.crossing import api as crossing

MOST, LEAST_MINUTES, MOST_MINUTES = 50, 1, 240


@dataclass(frozen=True)
class Row:
    """One rule as typed; `code` names its line on the screen alone."""

    code: str
    topic: str = ""
    channel: str = ""
    files: bool = False
    error: str = ""


@dataclass(frozen=True)
class RulesForm:
    """The rules as typed. `minutes` is what was written; patient: channels in their order."""

    rows: tuple[Row, ...]
    minutes: str
    quick: str
    patient: tuple[str, ...]
    errors: dict[str, str] = field(default_factory=dict)

    @property
    def is_right(self) -> bool:
        """Whether it can be saved."""
        return not self.errors and not any(row.error for row in self.rows)

    def rules(self) -> crossing.WayRules:
        """What was typed, without what is not right yet."""
        rows = [row for row in self.rows if row.topic and row.channel and not row.error]
        return crossing.WayRules(
            rules=tuple(crossing.WayRule(row.topic, row.channel, row.files) for row in rows),
            long_wait_minutes=_minutes(self.minutes) or crossing.WayRules().long_wait_minutes,
            quick=self.quick,
            patient=self.patient,
        )


def shown(held: crossing.WayRules) -> RulesForm:
    """The rules as they are kept."""
    rows = tuple(Row(f"k{at}", one.topic, one.channel, one.files) for at, one in enumerate(held.rules))
    return RulesForm(rows, str(held.long_wait_minutes), held.quick, held.patient)


def typed(post: QueryDict) -> RulesForm:
    """The rules as they were sent."""
    codes = list(dict.fromkeys(code[:40] for code in post.getlist("row") if code))[:MOST]
    rows = tuple(
        Row(
            code, post.get(f"{code}-topic", "")[:40], post.get(f"{code}-channel", "")[:24],
            bool(post.get(f"{code}-files")),
        )
        for code in codes
    )  # fmt: skip
    patient = tuple(dict.fromkeys(one[:24] for one in post.getlist("patient") if one))[:MOST]
    return RulesForm(rows, post.get("minutes", "").strip()[:10], post.get("quick", "")[:24], patient)


def arranged(form: RulesForm, act: str) -> RulesForm:
    """After "rule:add", "rule:up:CODE", "way:add:KIND" or "way:drop:KIND"; nothing is saved."""
    what, _colon, rest = act.partition(":")
    verb, _colon, code = rest.partition(":")
    if what == "rule" and verb == "add":
        return replace(form, rows=(*form.rows, Row(f"n{uuid.uuid4().hex[:8]}"))[:MOST])
    if what == "rule":
        by_code = {row.code: row for row in form.rows}
        return replace(form, rows=tuple(by_code[one] for one in _moved(tuple(by_code), verb, code)))
    if what == "way" and verb == "add" and code and code not in form.patient:
        return replace(form, patient=(*form.patient, code)[:MOST])
    return replace(form, patient=_moved(form.patient, verb, code)) if what == "way" else form


def _moved(codes: tuple[str, ...], verb: str, code: str) -> tuple[str, ...]:
    """The codes with one of them moved up or down, or taken out."""
    if code not in codes:
        return codes
    rest, at = [one for one in codes if one != code], codes.index(code)
    if verb == "drop":
        return tuple(rest)
    to = max(0, min(len(rest), at + {"up": -1, "down": 1}.get(verb, 0)))
    return (*rest[:to], code, *rest[to:])


def checked(form: RulesForm, *, topics: Collection[str], channels: Collection[str]) -> RulesForm:
    """Without blank rows, and with what is wrong beside each row and field."""
    rows: list[Row] = []
    for row in form.rows:
        if row.topic or row.channel:
            rows.append(replace(row, error=_wrong(row, rows, topics, channels)))
    errors = {}
    if not _minutes(form.minutes):
        errors["minutes"] = _("Please give whole minutes between 1 and 240.")
    if form.quick not in channels:
        errors["quick"] = _("Please choose a channel.")
    patient = tuple(one for one in form.patient if one in channels)
    return replace(form, rows=tuple(rows), patient=patient, errors=errors)


def _wrong(row: Row, before: list[Row], topics: Collection[str], channels: Collection[str]) -> str:
    if row.topic not in topics:
        return _("Please choose a topic.")
    if row.channel not in channels:
        return _("Please choose a channel.")
    if any((one.topic, one.channel) == (row.topic, row.channel) for one in before):
        return _("This topic and channel stand above already.")
    return ""


def _minutes(text: str) -> int:
    """Whole minutes, or 0 for anything that is not within the bounds."""
    number = core.whole_number(text) or 0
    return number if LEAST_MINUTES <= number <= MOST_MINUTES else 0


@dataclass(frozen=True)
class Trial:
    """A moment to try the rules on, as chosen on the page."""

    topic: str = ""
    channel: str = "webchat"
    urgent: bool = False
    closed: bool = False
    wait: str = ""
    known: str = ""

    def moment(self, open_channels: Collection[str]) -> crossing.Moment:
        """The moment as the rules see it."""
        return crossing.Moment(
            topic=self.topic, priority=URGENT if self.urgent else NORMAL, channel=self.channel,
            open=open_channels, known=(self.known,) if self.known else (), closed=self.closed,
            wait_minutes=core.whole_number(self.wait),
        )  # fmt: skip


NORMAL, URGENT = 2, 4


def trial(post: QueryDict) -> Trial:
    """What was chosen to try."""
    said = {name: post.get(f"try-{name}", "")[:40] for name in ("topic", "channel", "wait", "known")}
    said["channel"] = said["channel"] or "webchat"
    return Trial(**said, urgent=bool(post.get("try-urgent")), closed=bool(post.get("try-closed")))
