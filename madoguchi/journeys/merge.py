"""Two conversations of one customer are put together, and parted again when that was wrong."""

from django.db import transaction

from madoguchi.conversations import api as conversations
from madoguchi.core import api as core
from madoguchi.routing import api as routing


@transaction.atomic
def merge(*, gone_id: int, kept_id: int, staff_id: int) -> int:
    """One conversation goes into the other, which people then have if they had either. Safe to repeat.

    Returns the merge's id. Raises what conversations.merge raises, and changes nothing then.
    """
    gone, kept = conversations.brief(gone_id), conversations.brief(kept_id)
    routing.leave(conversation_id=gone_id, actor=core.staff(staff_id))
    if gone and kept and gone.handler != "assistant" and kept.handler == "assistant":
        routing.place(conversation_id=kept_id, actor=core.staff(staff_id))
    return conversations.merge(gone_id=gone_id, kept_id=kept_id, staff_id=staff_id)


@transaction.atomic
def unmerge(*, merge_id: int, gone_id: int, staff_id: int) -> bool:
    """Part them; one that had waited for a person waits again. Raises what conversations.unmerge raises."""
    undone = conversations.unmerge(merge_id=merge_id, staff_id=staff_id)
    gone = conversations.brief(gone_id)
    if undone and gone and gone.handler == "queue":
        routing.place(conversation_id=gone_id, actor=core.staff(staff_id))
    return undone
