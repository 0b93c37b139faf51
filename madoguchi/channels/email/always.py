"""Senders whose pictures from elsewhere are shown unasked: agreed on by somebody, and taken back by anybody
who may see such a mail."""

from dataclasses import dataclass
from datetime import datetime

from procrastinate.contrib.django import app

from madoguchi.core import api as core
from madoguchi.people import api as people
from madoguchi.people.shapes import Viewer

from .models import AlwaysShown, Letter

MOST = 200


@dataclass(frozen=True)
class Always:
    """One such sender: since when, and who said so."""

    id: int
    address: str
    letter_id: int
    by: str
    at: datetime


def may_be(row: Letter) -> bool:
    """Whether its sender can be trusted so far: whose check failed may be anybody."""
    failed = any(row.checks.get(one) == "fail" for one in ("dmarc", "dkim", "spf"))
    return bool(row.sender) and not row.ours and not failed and row.nature != "spam"


def holds_for(row: Letter) -> bool:
    """Whether this mail's pictures are shown unasked."""
    return may_be(row) and AlwaysShown.objects.filter(address=row.sender.lower()).exists()


def said_for(row: Letter) -> Always | None:
    """Who decided it for the sender of this mail, None where nobody did."""
    found = AlwaysShown.objects.filter(address=row.sender.lower()).first() if row.sender else None
    return _told([found])[0] if found else None


def agree(viewer: Viewer, row: Letter) -> bool:
    """From now on pictures of this sender are shown; False where it cannot be. Safe to repeat."""
    if viewer.staff is None or not may_be(row):
        return False
    AlwaysShown.objects.get_or_create(
        address=row.sender.lower(),
        defaults={"letter": row, "staff_id": viewer.staff.id, "at": core.now()},
    )
    return True


def end(row: Letter) -> None:
    """No longer for the sender of this mail; what was fetched stays with its mails. Safe to repeat."""
    AlwaysShown.objects.filter(address=row.sender.lower()).delete()


def end_one(always_id: int) -> bool:
    """The same for one of the list; False where it is gone already."""
    return bool(AlwaysShown.objects.filter(pk=always_id).delete()[0])


def listed() -> list[Always]:
    """All of them, the latest first."""
    return _told(list(AlwaysShown.objects.order_by("-pk")[:MOST]))


def fetch_unasked(row: Letter) -> None:
    """A mail came: fetch its pictures where they are always shown, before anybody looks, so that its sender
    does not even learn when it is read. Put off to after the transaction."""
    if not row.nature and holds_for(row):
        app.configure_task("mail.fetch_pictures", queue="channels").defer(letter_id=row.pk)


def _told(rows: list[AlwaysShown]) -> list[Always]:
    names = people.staff_names({row.staff_id for row in rows})
    return [Always(row.pk, row.address, row.letter_id, names.get(row.staff_id, ""), row.at) for row in rows]
