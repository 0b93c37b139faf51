"""The letters that agents may put into a reply."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from madoguchi.people.shapes import Viewer

from ..models import SavedReply, SavedReplyTeam, SavedReplyUse
from ..shapes import SavedReplyShape


@dataclass(frozen=True)
class SavedReplyUsed:
    """A letter was sent in a conversation, in answer to these words."""

    reply_id: int
    conversation_id: int
    question: str


def saved_replies(viewer: Viewer) -> tuple[SavedReplyShape, ...]:
    """The letters for this member of staff by shortcut: everybody's and her teams'; all for supervisors."""
    if not viewer.may_see_conversations or viewer.staff is None:
        return ()
    shapes = every_saved_reply()
    if viewer.is_supervisor:
        return shapes
    hers = set(viewer.staff.team_ids)
    return tuple(one for one in shapes if not one.team_ids or hers & set(one.team_ids))


def every_saved_reply() -> tuple[SavedReplyShape, ...]:
    """All letters by shortcut, whoever asks: for the settings file."""
    return _shapes(SavedReply.objects.order_by("shortcut"))


def saved_reply(viewer: Viewer, reply_id: int) -> SavedReplyShape:
    """One of them. Raises LookupError, also for another team's."""
    for one in saved_replies(viewer):
        if one.id == reply_id:
            return one
    raise LookupError(reply_id)


def saved_reply_uses(*, limit: int = 200) -> tuple[SavedReplyUsed, ...]:
    """The letters sent last, the latest first, each with the customer's words that it answered."""
    rows = SavedReplyUse.objects.order_by("-pk").values_list("reply_id", "conversation_id", "question__body")
    return tuple(SavedReplyUsed(*row) for row in rows[:limit])


def _shapes(rows: Iterable[SavedReply]) -> tuple[SavedReplyShape, ...]:
    teams: dict[int, list[int]] = defaultdict(list)
    links = SavedReplyTeam.objects.order_by("team_id")
    for reply_id, team_id in links.values_list("reply_id", "team_id"):
        teams[reply_id].append(team_id)
    return tuple(
        SavedReplyShape(
            id=row.pk,
            shortcut=row.shortcut,
            title=row.title,
            body_ja=row.body_ja,
            body_en=row.body_en,
            tags=tuple(row.tags),
            team_ids=tuple(teams[row.pk]),
            answers_ja=row.answers_ja,
            answers_en=row.answers_en,
        )
        for row in rows
    )
