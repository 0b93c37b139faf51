"""What was kept aside: listed with its reason, made a conversation after all, or dismissed."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Count, Q, QuerySet

from madoguchi.conversations import api as conversations
from madoguchi.core import api as core
from madoguchi.people.shapes import Viewer

from ..actions.applying import apply
from ..queries.accounts import account, adapter
from ..shapes import Part
from .access import KIND, LetterUnknown, aside_for
from .events import AsideSettled
from .models import Letter
from .translate import as_message
from .words import NATURES, OWN_SIGNS

EACH = 50
LONGEST_QUERY = 200


class NotOpened(ValueError):
    """It cannot become a conversation: nobody can be answered, it is our own, its customer is blocked."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class Page:
    """One page of what was kept aside, newest first. `older` begins the next page, 0 on the last one."""

    rows: tuple[Letter, ...]
    older: int = 0


def listed(viewer: Viewer, *, nature: str = "", query: str = "", done: bool = False, before: int = 0) -> Page:
    """What waits to be looked at (or what was dismissed), of one nature or all, with these words in its
    subject, its sender's name or address."""
    rows = _searched(_waiting(viewer, done=done), query)
    rows = rows.filter(nature=nature) if nature in NATURES else rows
    rows = rows.filter(pk__lt=before) if before else rows
    found = list(rows.select_related("account").order_by("-pk")[: EACH + 1])
    return Page(tuple(found[:EACH]), found[EACH - 1].pk if len(found) > EACH else 0)


def counts(viewer: Viewer, *, query: str = "", done: bool = False) -> dict[str, int]:
    """How many there are of each nature."""
    rows = _searched(_waiting(viewer, done=done), query)
    return dict(rows.order_by().values_list("nature").annotate(many=Count("pk")))


@transaction.atomic
def settle(viewer: Viewer, letter_id: int, *, back: bool = False) -> None:
    """It need not be looked at any more; `back`: it waits again after all. Safe to repeat.

    Raises LetterUnknown.
    """
    row = _locked(viewer, letter_id)
    if bool(row.settled_at) is not back:
        return
    staff_id = viewer.staff.id if viewer.staff else None
    row.settled_at, row.settled_by_id = (None, None) if back else (core.now(), staff_id)
    row.save(update_fields=["settled_at", "settled_by"])
    _record(viewer, row, "kept" if back else "dismissed")


@transaction.atomic
def open_conversation(viewer: Viewer, letter_id: int) -> None:
    """It becomes a message after all, in the conversation it belongs to or a new one. No machine answers it.

    Safe to repeat. Raises LetterUnknown, and NotOpened("nobody" | "own" | "blocked").
    """
    row = _locked(viewer, letter_id)
    whose, how = account(row.account_id), adapter(KIND)
    if whose is None or how is None:
        raise LetterUnknown(letter_id)
    if OWN_SIGNS & set(row.signs):
        raise NotOpened("own")
    row.nature, row.settled_at = "", core.now()
    row.settled_by_id = viewer.staff.id if viewer.staff else None
    row.save(update_fields=["nature", "settled_at", "settled_by"])
    part = Part(body=bytes(row.source.raw), external_id=row.key, contact=row.sender, at=row.at)
    message = as_message(whose, part, row)
    if message is None:
        raise NotOpened("nobody")
    apply(whose, how, message, received_at=row.at)
    if conversations.message_of_outside(channel=KIND, external_id=row.key) is None:
        raise NotOpened("blocked")
    _record(viewer, row, "opened")


def _waiting(viewer: Viewer, *, done: bool) -> QuerySet[Letter]:
    return aside_for(viewer).filter(settled_at__isnull=not done)


def _searched(rows: QuerySet[Letter], query: str) -> QuerySet[Letter]:
    for word in query[:LONGEST_QUERY].replace("\x00", "").split()[:6]:
        rows = rows.filter(
            Q(subject__icontains=word) | Q(sender__icontains=word) | Q(sender_name__icontains=word)
        )
    return rows


def _locked(viewer: Viewer, letter_id: int) -> Letter:
    row = aside_for(viewer).select_for_update(of=("self",)).filter(pk=letter_id).first()
    if row is None:
        raise LetterUnknown(letter_id)
    return row


def _record(viewer: Viewer, row: Letter, how: str) -> None:
    if viewer.staff is not None:
        core.record(AsideSettled(row.pk, viewer.staff.id, how), actor=core.staff(viewer.staff.id))
