"""One act on many conversations: begun by a person, carried out by a job, undone by another."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import (
    CodesMissing,
    ConversationClosed,
    ConversationShape,
    ConversationUnknown,
    NotPossible,
)
from madoguchi.core import api as core
from madoguchi.people import api as people
from madoguchi.people.shapes import Viewer

from .bulk import BY_KEY
from .models import Batch, BatchItem

MOST = 500
REFUSED = (CodesMissing, ConversationClosed, ConversationUnknown, NotPossible)


def begin(viewer: Viewer, *, key: UUID, act: str, given: Mapping[str, Any], ids: Iterable[int]) -> int:
    """Have an act carried out on these conversations, as far as they are open to her; the batch's id.

    The same key gives the same batch. Raises LookupError for an act that does not exist.
    """
    assert viewer.staff is not None
    held = conversations.several(viewer, list(dict.fromkeys(ids))[:MOST])
    return BATCHES.begin(
        key=key, staff_id=viewer.staff.id, act=BY_KEY[act].key, given=given, ids=[one.id for one in held]
    )


def undo(viewer: Viewer, batch_id: int) -> bool:
    """Have a batch of hers taken back; whether there was one that could be."""
    assert viewer.staff is not None
    return BATCHES.undo(staff_id=viewer.staff.id, id=batch_id)


def progress(viewer: Viewer, batch_id: int) -> core.BatchProgress | None:
    """How far a batch of hers is."""
    assert viewer.staff is not None
    return BATCHES.progress(staff_id=viewer.staff.id, id=batch_id)


def _forth(batch: Batch, item: BatchItem) -> Mapping[str, Any] | None:
    return BY_KEY[batch.act].carry_out(batch.staff_id, _open(batch, item), batch.given)


def _back(batch: Batch, item: BatchItem) -> bool:
    return BY_KEY[batch.act].take_back(batch.staff_id, _open(batch, item), batch.given, item.before)


def _open(batch: Batch, item: BatchItem) -> ConversationShape:
    """The conversation, as far as whoever asked may see it now. Raises ConversationUnknown."""
    viewer = people.working(batch.staff_id)
    if viewer is None:
        raise ConversationUnknown(item.conversation_id)
    return conversations.conversation(viewer, item.conversation_id)


BATCHES = core.Batches(
    BatchItem, "batch", "conversation", ("desk.carry_out", "desk.take_back"), _forth, _back, REFUSED
)
carry_out, take_back = BATCHES.carry_out, BATCHES.take_back
