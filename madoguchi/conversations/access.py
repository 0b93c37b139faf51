"""Who may see which conversation, and the only ways to obtain one.

A customer sees her own, and in them what is public; of two that were merged she sees the one that was kept.
An agent sees those of her teams, those of no team, her own, and those she was mentioned in. Supervisors and
administrators see all. Editors and strangers none.
"""

from django.db.models import Q, QuerySet

from madoguchi.people.shapes import StaffShape, Viewer

from .models import Conversation, Mention, Message
from .shapes import ConversationUnknown


def visible_to(viewer: Viewer) -> QuerySet[Conversation]:
    """The conversations that this viewer may see."""
    if viewer.customer_id is not None:
        return Conversation.objects.filter(customer_id=viewer.customer_id, merged_into__isnull=True)
    return Conversation.objects.filter(staff_may_see_some(viewer.staff))


def staff_may_see_some(person: StaffShape | None, prefix: str = "") -> Q:
    """The condition for rows of a table whose conversation is reached by prefix ("conversation__")."""
    if person is None or not person.active or person.role == "editor":
        return Q(pk__in=[])
    if person.sees_everything:
        return Q()
    mentioned = Mention.objects.filter(staff_id=person.id).values("conversation_id")
    return (
        Q(**{f"{prefix}team__isnull": True})
        | Q(**{f"{prefix}team_id__in": person.team_ids})
        | Q(**{f"{prefix}assignee_id": person.id})
        | Q(**{f"{prefix}id__in": mentioned})
    )


def open_for(viewer: Viewer, conversation_id: int) -> Conversation:
    """The conversation, when the viewer may see it. Raises ConversationUnknown, alike for "none" and "no"."""
    row = Conversation.objects.filter(pk=conversation_id).first()
    if row is None or not _may_see(viewer, row):
        raise ConversationUnknown(conversation_id)
    return row


def _may_see(viewer: Viewer, row: Conversation) -> bool:
    """The rule of visible_to for one row that is at hand."""
    if viewer.customer_id is not None:
        return row.customer_id == viewer.customer_id and row.merged_into_id is None
    return viewer.staff is not None and staff_may_see(viewer.staff, row)


def lines_for(viewer: Viewer) -> QuerySet[Message]:
    """The lines that this viewer may see, of whichever conversations; customers never see private ones."""
    lines = Message.objects.defer("tokens")
    if viewer.customer_id is not None:
        return lines.filter(private=False, conversation__customer_id=viewer.customer_id)
    return lines.filter(staff_may_see_some(viewer.staff, "conversation__"))


def staff_may_see(person: StaffShape, row: Conversation) -> bool:
    """The same rule for one row that is at hand; asks for mentions only when nothing else lets her in."""
    if not person.active or person.role == "editor":
        return False
    if person.sees_everything or row.team_id is None or row.team_id in person.team_ids:
        return True
    return (
        row.assignee_id == person.id or Mention.objects.filter(conversation=row, staff_id=person.id).exists()
    )
