"""From rows to shapes, with the names that people knows, in a fixed number of queries."""

from collections.abc import Iterable

from madoguchi.people import api as people
from madoguchi.people.shapes import Viewer

from ..models import Conversation
from ..shapes import ConversationShape


def conversation_shapes(viewer: Viewer, rows: Iterable[Conversation]) -> tuple[ConversationShape, ...]:
    """Rows as shapes: two more queries for names, however many rows."""
    rows = list(rows)
    staff = people.staff_names(row.assignee_id for row in rows)
    names = people.names(row.customer_id for row in rows)
    return tuple(
        _shape(
            row,
            staff[row.assignee_id] if row.assignee_id else "",
            names[row.customer_id],
            viewer.is_staff,
        )
        for row in rows
    )


def _shape(row: Conversation, assignee: str, customer: str, for_staff: bool) -> ConversationShape:
    """For customers a snoozed conversation is an open one, and what is ours stays ours."""
    return ConversationShape(
        id=row.pk,
        number=row.number,
        subject=row.subject,
        status="open" if row.status == "snoozed" and not for_staff else row.status,
        handler=row.handler,
        priority=row.priority if for_staff else 2,
        tags=tuple(row.tags) if for_staff else (),
        team_id=row.team_id if for_staff else None,
        assignee_id=row.assignee_id,
        assignee_name=assignee,
        customer_id=row.customer_id,
        customer_name=customer,
        topic=row.topic if for_staff else "",
        channel=row.channel,
        language=row.language,
        current=row.current,
        created_at=row.created_at,
        last_message_at=row.last_message_at,
        last_customer_at=row.last_customer_at,
        waiting_since=row.waiting_since,
        snoozed_until=row.snoozed_until if for_staff else None,
        resolved_at=row.resolved_at,
        last_line=row.last_line,
        last_author=row.last_author,
        last_sequence=row.last_sequence if for_staff else row.last_public_sequence,
        unread_for_staff=row.unread_for_staff if for_staff else 0,
        unread_for_customer=row.unread_for_customer,
        reply_started_at=row.reply_started_at if for_staff else None,
        reply_warn_at=row.reply_warn_at if for_staff else None,
        reply_due_at=row.reply_due_at if for_staff or row.first_replied_at is None else None,
        first_replied_at=row.first_replied_at if for_staff else None,
        request_type=row.request_type if for_staff else "",
        reason=row.reason if for_staff else "",
        outcome=row.outcome if for_staff else "",
        escalated_at=row.escalated_at if for_staff else None,
        escalated_by_id=row.escalated_by_id if for_staff else None,
        spam=row.spam and for_staff,
        merged_into_id=row.merged_into_id if for_staff else None,
    )
