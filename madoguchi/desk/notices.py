"""What members of staff should know: rows made from facts, read on the page, in the browser, by mail."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from madoguchi.conversations import api as conversations
from madoguchi.core import api as core
from madoguchi.people import api as people
from madoguchi.people.shapes import StaffShape, Viewer

from .models import Notification, NotificationChoice

KEPT = timedelta(days=90)
SHOWN = 100
KINDS: dict[str, tuple[str, Any, Any]] = {
    "mention": ("at-sign", gettext_lazy("A colleague calls me in a note"),
                gettext_lazy("%(name)s has called you in a note")),
    "assigned": ("hand", gettext_lazy("I am given a conversation"),
                 gettext_lazy("%(name)s has given you a conversation")),
    "escalated": ("life-buoy", gettext_lazy("A colleague asks the supervisors"),
                  gettext_lazy("%(name)s asks a supervisor for help")),
    "reply": ("bell-ring", gettext_lazy("A new message in what I follow"),
              gettext_lazy("There is a new message in a conversation you follow")),
    "overdue": ("timer", gettext_lazy("A first reply of mine is late"),
                gettext_lazy("The time promised for the first reply is over")),
    "approval": ("clipboard-check", gettext_lazy("A reply waits for my approval"),
                 gettext_lazy("%(name)s has written a reply that waits for approval")),
    "approved": ("circle-check", gettext_lazy("A reply of mine was approved"),
                 gettext_lazy("%(name)s has approved your reply; it was sent")),
    "returned": ("undo-2", gettext_lazy("A reply of mine comes back"),
                 gettext_lazy("%(name)s has given your reply back with a note")),
}  # fmt: skip
"""Kind → icon, what it is when choosing, what is said when it happens."""


@dataclass(frozen=True)
class Choice:
    """How one kind of thing is told."""

    page: bool = True
    browser: bool = True
    mail: bool = False


USUAL = {kind: Choice(browser=kind != "reply") for kind in KINDS}


@dataclass(frozen=True)
class Notice:
    """One thing to know, ready to be shown."""

    id: int
    icon: str
    words: str
    about: str
    url: str
    at: datetime
    unread: bool


def tell(*, kind: str, staff_ids: Iterable[int], conversation_id: int, event_id: int, by: int | None) -> None:
    """Tell these people, each once per fact and in the way she chose; only who may see the conversation."""
    for person in people.staff_by_ids(staff_ids).values():
        viewer = Viewer("staff", staff=person)
        if person.id != by and person.active and conversations.may_see(viewer, conversation_id):
            _tell_one(kind, person, conversation_id, event_id, by)


@transaction.atomic
def _tell_one(kind: str, person: StaffShape, conversation_id: int, event_id: int, by: int | None) -> None:
    choice = choices_of(person.id)[kind]
    values = {
        "conversation_id": conversation_id, "by_id": by, "at": core.now(), "on_page": choice.page,
        "in_browser": choice.browser,
    }  # fmt: skip
    _, made = Notification.objects.get_or_create(
        staff_id=person.id, kind=kind, event_id=event_id, defaults=values
    )
    if made and choice.mail:
        _mail(kind, person, conversation_id, by)
    if made:
        core.nudge(core.Nudge(f"staff:{person.id}", "notifications"))


def _mail(kind: str, person: StaffShape, conversation_id: int, by: int | None) -> None:
    spoken = "ja" if "ja" in person.languages else "en"
    here = conversations.brief(conversation_id)
    assert here is not None
    with override(spoken):
        said = _words(kind, people.staff_names([by]).get(by or 0, ""))
        address = settings.MADOGUCHI_ADDRESS + reverse("desk:conversation", args=[conversation_id])
        choices = settings.MADOGUCHI_ADDRESS + reverse("desk:notification-choices")
        values = {
            "name": person.name,
            "said": said,
            "number": here.number,
            "address": address,
            "choices": choices,
        }
        core.send_mail(
            to=person.email,
            subject=_("[%(number)s] %(said)s") % {"number": here.number, "said": said},
            text=render_to_string("desk/email/notice.txt", values).strip() + "\n",
            purpose="notice",
            language=spoken,
        )  # fmt: skip


def _words(kind: str, name: str) -> str:
    return str(KINDS[kind][2]) % {"name": name or _("The system")}


def choices_of(staff_id: int) -> dict[str, Choice]:
    """How this person wants to hear of each kind."""
    rows = NotificationChoice.objects.filter(staff_id=staff_id)
    return {**USUAL, **{row.kind: Choice(row.page, row.browser, row.mail) for row in rows}}


@transaction.atomic
def choose(*, staff_id: int, choices: Mapping[str, Choice]) -> None:
    """Keep how this person wants to hear of each kind."""
    rows = [
        NotificationChoice(staff_id=staff_id, kind=kind, page=one.page, browser=one.browser, mail=one.mail)
        for kind, one in choices.items()
        if kind in KINDS
    ]
    NotificationChoice.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["staff", "kind"],
        update_fields=["page", "browser", "mail"],
    )


def notices_for(viewer: Viewer, limit: int = SHOWN) -> tuple[Notice, ...]:
    """What she was told on the page, the latest first; without what is closed to her meanwhile."""
    assert viewer.staff is not None
    rows = list(Notification.objects.filter(staff_id=viewer.staff.id, on_page=True).order_by("-pk")[:limit])
    held = {one.id: one for one in conversations.several(viewer, [row.conversation_id for row in rows])}
    names = people.staff_names(row.by_id for row in rows)
    return tuple(
        _notice(row, held[row.conversation_id], names) for row in rows if row.conversation_id in held
    )


def _notice(row: Notification, one: conversations.ConversationShape, names: Mapping[int, str]) -> Notice:
    about = f"{one.customer_name} · {one.subject or one.number}"
    url = reverse("desk:conversation", args=[one.id])
    words = _words(row.kind, names.get(row.by_id or 0, ""))
    return Notice(row.pk, KINDS[row.kind][0], words, about, url, row.at, row.read_at is None)


def bell(staff_id: int) -> dict[str, Any]:
    """How many she has not read, and the latest that may ring in her browser; one query."""
    rows = Notification.objects.filter(staff_id=staff_id, read_at=None).order_by("-pk")
    found = list(rows.values_list("pk", "kind", "conversation_id", "on_page", "in_browser")[:SHOWN])
    latest = next((row for row in found if row[4]), None)
    return {
        "count": sum(1 for row in found if row[3]),
        "latest": latest and {
            "id": latest[0], "words": str(KINDS[latest[1]][1]),
            "url": reverse("desk:conversation", args=[latest[2]]),
        },
    }  # fmt: skip


def mark_read(*, staff_id: int, conversation_id: int | None = None) -> None:
    """She has seen them: those of one conversation, or all."""
    rows = Notification.objects.filter(staff_id=staff_id, read_at=None)
    if conversation_id is not None:
        rows = rows.filter(conversation_id=conversation_id)
    if rows.update(read_at=core.now()):
        core.nudge(core.Nudge(f"staff:{staff_id}", "notifications"))


def tell_followers() -> None:
    """Followers hear of messages of the last minutes that others wrote; each message once."""
    for one in conversations.news_for_followers(since=core.now() - timedelta(minutes=2)):
        tell(
            kind="reply", staff_ids=[one.staff_id], conversation_id=one.conversation_id,
            event_id=one.message_id, by=one.by,
        )  # fmt: skip


def forget_old() -> None:
    """What is older than 90 days goes."""
    Notification.objects.filter(at__lt=core.now() - KEPT).delete()
