"""How the due time of a first reply came about, told from the log."""

from madoguchi.core import api as core
from madoguchi.people.shapes import Viewer

from ..access import open_for
from ..events import ReplyDueSet
from ..models import Conversation
from ..promises import FirstReplyTargets, PromiseShape
from ..shapes import ConversationUnknown


def promise(viewer: Viewer, conversation_id: int) -> PromiseShape:
    """The promise of a first reply with its derivation, under the settings that counted when it was made.

    Staff alone. Raises ConversationUnknown.
    """
    if not viewer.is_staff:
        raise ConversationUnknown(conversation_id)
    row = open_for(viewer, conversation_id)
    facts = core.history(conversation_id=row.pk, types=[ReplyDueSet.name], limit=1000)
    return _told(row, facts[-1] if facts else None)


def _told(row: Conversation, event: core.EventShape | None) -> PromiseShape:
    fact = core.fact_of(event) if event else None
    if event is None or not isinstance(fact, ReplyDueSet) or fact.due is None:
        now = (row.first_replied_at, row.team_id, row.priority)
        return PromiseShape(row.pk, row.reply_started_at, None, *now)
    hours = core.option_at(core.OpeningHours, event.time)
    target = core.option_at(FirstReplyTargets, event.time).target(fact.team_id, fact.priority)
    steps = core.derivation(hours, fact.started, target) if target else ()
    return PromiseShape(
        row.pk, fact.started, fact.due, row.first_replied_at, fact.team_id, fact.priority, target, hours.zone,
        steps=steps if steps and steps[-1].at == fact.due else (),
    )  # fmt: skip
