"""Who follows a conversation, and which conversations became one with it."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import OuterRef, Q, Subquery

from madoguchi.core import api as core
from madoguchi.people.shapes import Viewer

from ..access import open_for
from ..actions.merging import UNDO_WITHIN
from ..models import Conversation, Follower, Merge, Message
from ..shapes import ConversationShape, ConversationUnknown, MergeShape, News
from .lists import conversation


def followers(conversation_id: int) -> tuple[int, ...]:
    """Ids of the colleagues who follow it."""
    rows = Follower.objects.filter(conversation_id=conversation_id).order_by("staff_id")
    return tuple(rows.values_list("staff_id", flat=True))


def news_for_followers(*, since: datetime, limit: int = 500) -> tuple[News, ...]:
    """The latest line of customer or agent in each conversation that is followed and was written in since."""
    spoken = Message.objects.filter(conversation=OuterRef("conversation"), private=False)
    latest = spoken.filter(author_kind__in=("customer", "agent")).order_by("-sequence")
    rows = Follower.objects.filter(conversation__last_message_at__gte=since).annotate(
        message_id=Subquery(latest.values("pk")[:1]), by=Subquery(latest.values("staff_id")[:1])
    )
    found = rows.exclude(message_id=None).order_by("pk")
    fields = ("conversation_id", "staff_id", "message_id", "by")
    return tuple(News(*row) for row in found.values_list(*fields)[:limit])


def merges(viewer: Viewer, conversation_id: int) -> tuple[MergeShape, ...]:
    """The merges that stand and concern this conversation, on either side, the latest first.

    Raises ConversationUnknown.
    """
    return _merges_of(open_for(viewer, conversation_id).pk)


def merges_of(conversation: ConversationShape) -> tuple[MergeShape, ...]:
    """As `merges`, for a conversation that this request has just opened for this viewer."""
    return _merges_of(conversation.id)


def _merges_of(conversation_id: int) -> tuple[MergeShape, ...]:
    side = Q(kept=conversation_id) | Q(gone=conversation_id)
    found = Merge.objects.filter(side, undone_at=None).order_by("-pk")
    return tuple(_shapes(found.select_related("kept", "gone").defer("before")))


def merged_into(conversation_id: int) -> int:
    """Where a conversation's matter goes on today: itself, or the one it went into."""
    while True:
        kept = Conversation.objects.filter(pk=conversation_id, merged_into__isnull=False)
        kept_id = kept.values_list("merged_into_id", flat=True).first()
        if kept_id is None:
            return conversation_id
        conversation_id = kept_id


def numbered(viewer: Viewer, number: str) -> ConversationShape:
    """The conversation with this contact number, or what it was merged into. Raises ConversationUnknown."""
    standard = core.read_contact_number(number)
    found = Conversation.objects.filter(number=standard).values_list("pk", flat=True).first()
    if standard is None or found is None:
        raise ConversationUnknown(number)
    return conversation(viewer, merged_into(found))


def _shapes(rows: Iterable[Merge]) -> Iterable[MergeShape]:
    for row in rows:
        yield MergeShape(
            row.pk, row.kept_id, row.kept.number, row.gone_id, row.gone.number, row.staff_id, row.at,
            row.at + UNDO_WITHIN,
        )  # fmt: skip
