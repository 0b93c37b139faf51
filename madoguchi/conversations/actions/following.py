"""Colleagues who want to hear of a conversation."""

from django.db import transaction

from madoguchi.core import api as core
from madoguchi.people import api as people

from ..access import staff_may_see
from ..events import Followed, Unfollowed
from ..models import Conversation, Follower
from ..shapes import ConversationUnknown
from .appending import about


@transaction.atomic
def follow(*, conversation_id: int, staff_id: int) -> bool:
    """She hears of it from now on; whether that is news. Raises ConversationUnknown, also for "not hers"."""
    row = _seen_by(conversation_id, staff_id)
    _, made = Follower.objects.get_or_create(
        conversation=row, staff_id=staff_id, defaults={"since": core.now()}
    )
    if made:
        core.record(Followed(**about(row), staff_id=staff_id), actor=core.staff(staff_id))
    return made


@transaction.atomic
def unfollow(*, conversation_id: int, staff_id: int) -> bool:
    """She hears of it no more; whether that is news. Raises ConversationUnknown for no such conversation."""
    row = Conversation.objects.filter(pk=conversation_id).first()
    if row is None:
        raise ConversationUnknown(conversation_id)
    gone, _ = Follower.objects.filter(conversation=row, staff_id=staff_id).delete()
    if gone:
        core.record(Unfollowed(**about(row), staff_id=staff_id), actor=core.staff(staff_id))
    return bool(gone)


def _seen_by(conversation_id: int, staff_id: int) -> Conversation:
    person = people.staff(staff_id)
    row = Conversation.objects.filter(pk=conversation_id).first()
    if person is None or row is None or not staff_may_see(person, row):
        raise ConversationUnknown(conversation_id)
    return row
