"""What we promise for the first reply, and one promise with its derivation: plain, frozen, without Django."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import ClassVar

from madoguchi.core.shapes import Step


@dataclass(frozen=True)
class ReplyMinutes:
    """Minutes of open time within which people first answer, by priority; None sets nothing."""

    low: int | None = 120
    normal: int | None = 30
    high: int | None = 15
    urgent: int | None = 5

    def of(self, priority: int) -> int | None:
        """The minutes of a priority from 1 (low) to 4 (urgent)."""
        return (self.low, self.normal, self.high, self.urgent)[priority - 1]


@dataclass(frozen=True)
class TeamMinutes:
    """The minutes of one team, where they are not the usual ones."""

    team_id: int
    minutes: ReplyMinutes


@dataclass(frozen=True)
class FirstReplyTargets:
    """What we promise for the first reply. The warning comes when `warn_percent` of the time is left.

    Where a team sets nothing the usual minutes count; where these are not set either, nothing is promised.
    """

    option_name: ClassVar[str] = "conversations.first_reply_targets"

    minutes: ReplyMinutes = ReplyMinutes()
    teams: tuple[TeamMinutes, ...] = field(default=(), metadata={"local": True})
    warn_percent: int = 25

    def target(self, team_id: int | None, priority: int) -> timedelta | None:
        """The open time within which people first answer; None when nothing is promised."""
        own = (team.minutes.of(priority) for team in self.teams if team.team_id == team_id)
        minutes = next(own, None) or self.minutes.of(priority)
        return None if minutes is None else timedelta(minutes=minutes)

    def warn_after(self, target: timedelta) -> timedelta:
        """The part of a target after which the warning comes."""
        return target * (100 - self.warn_percent) / 100


@dataclass(frozen=True)
class PromiseShape:
    """The promise of a first reply and how its due time came about.

    Without a promise there is no target and no due time; without `steps` it cannot be told any more. Times
    of the steps are shown in `zone`.
    """

    conversation_id: int
    started_at: datetime | None
    due_at: datetime | None
    replied_at: datetime | None
    team_id: int | None
    priority: int
    target: timedelta | None = None
    zone: str = "Asia/Tokyo"
    steps: tuple[Step, ...] = ()
