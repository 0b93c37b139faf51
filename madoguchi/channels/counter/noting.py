"""From the form of a note to a contact: whose it is, what may be a duplicate, when to follow up."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.db import transaction
from django.http import QueryDict
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import CODE_FIELDS, FactsCard, NotedContact, Received
from madoguchi.core import api as core
from madoguchi.journeys import note_contact
from madoguchi.people import api as people
from madoguchi.people.shapes import CustomerShape, StaffShape, Viewer

from .models import Entry

PLAIN = ("whose", "name", "reach", "channel", "direction", "text", "minutes", "ending", "follow_on")
WAYS = ("phone", "store", "visit", "other")
CLIENT_ID = re.compile(r"[A-Za-z0-9_-]{8,40}")
LATELY = timedelta(minutes=15)
MOST_MINUTES = 600
MORNING = time(9, 0)
FOUND = 6


class Refused(Exception):
    """It cannot be kept yet: `field` and what to do; `alike`: who or what it may be the same as."""

    def __init__(self, field: str, message: str, alike: tuple[CustomerShape, ...] = ()) -> None:
        super().__init__(message)
        self.field, self.message, self.alike = field, message, alike


@dataclass(frozen=True)
class Typed:
    """The form as it was typed."""

    whose: str = ""
    name: str = ""
    reach: str = ""
    channel: str = "phone"
    direction: str = "in"
    text: str = ""
    minutes: str = ""
    ending: str = "mine"
    follow_on: str = ""
    client_id: str = ""
    sure: bool = False
    codes: tuple[tuple[str, str], ...] = ()


def typed(post: QueryDict) -> Typed:
    """What came with the form."""
    plain = {name: post.get(name, "").replace("\x00", "").strip() for name in PLAIN}
    codes = tuple((name, post.get(name, "")) for name in CODE_FIELDS if post.get(name))
    client_id = post.get("client_id", "")
    known = client_id if CLIENT_ID.fullmatch(client_id) else ""
    return Typed(**plain, client_id=known, sure=post.get("sure") == "1", codes=codes)


@transaction.atomic
def note(given: Typed, staff: StaffShape) -> int:
    """Keep it, once per client_id, and return the conversation. Raises Refused with nothing kept."""
    _check(given)
    entry, made = Entry.objects.get_or_create(client_id=given.client_id, defaults={"at": core.now()})
    if not made and entry.conversation_id is not None:
        return entry.conversation_id
    minutes, follow_up = _minutes(given.minutes), _follow_up(given)
    contact = NotedContact(
        customer_id=_customer(given, Viewer("staff", staff=staff)), channel=given.channel,
        direction=given.direction, text=given.text, client_id=given.client_id, minutes=minutes,
    )  # fmt: skip
    received = _kept(given, contact, staff, follow_up)
    Entry.objects.filter(pk=entry.pk).update(conversation_id=received.conversation_id)
    return received.conversation_id


def _check(given: Typed) -> None:
    if not given.client_id:
        raise Refused("text", _("Please send the form again."))
    if given.channel not in WAYS or given.direction not in ("in", "out"):
        raise Refused("channel", _("Please choose how you spoke."))
    if not given.text:
        raise Refused("text", _("Please write what was said."))


def _kept(given: Typed, contact: NotedContact, staff: StaffShape, follow_up: datetime | None) -> Received:
    try:
        return note_contact.note(
            contact, staff_id=staff.id, facts=_facts(given, contact.minutes), codes=dict(given.codes),
            settled=given.ending == "settled", follow_up=follow_up,
        )  # fmt: skip
    except conversations.CodesMissing as missing:
        words = _("To settle it, please choose: %(fields)s")
        fields = "、".join(str(conversations.CODE_LABELS[one]) for one in missing.fields)
        raise Refused("ending", words % {"fields": fields}) from missing
    except conversations.NotPossible as refused:
        raise Refused("text", _("This cannot be kept. Please check it.")) from refused


def _minutes(text: str) -> int:
    minutes = core.whole_number(text or "0")
    if minutes is None or minutes > MOST_MINUTES:
        raise Refused("minutes", _("Please give the minutes as a number."))
    return minutes


def _follow_up(given: Typed) -> datetime | None:
    """Nine o'clock of that day."""
    if given.ending != "follow":
        return None
    try:
        day = parse_date(given.follow_on)
    except ValueError:
        day = None
    at = timezone.make_aware(datetime.combine(day, MORNING)) if day else None
    if at is None or at <= core.now() or at > core.now() + timedelta(days=366):
        raise Refused("follow_on", _("Please choose a day from tomorrow on."))
    return at


def _customer(given: Typed, viewer: Viewer) -> int:
    """Whom it is about: one who was found, or somebody new who is not here already."""
    if given.whose.isdecimal():
        customer_id = int(given.whose[:18])
        if not open_to(viewer, (customer_id,)):
            raise Refused("whose", _("Please choose the customer again."))
        _not_twice(given, customer_id)
        return customer_id
    if not given.name:
        raise Refused("whose", _("Choose the customer, or give the name of somebody new."))
    kind, value = _reach(given.reach)
    if not given.sure:
        _not_here(given, viewer, kind, value)
    return _made(given, kind, value)


def _not_twice(given: Typed, customer_id: int) -> None:
    lately = conversations.noted_lately(customer_id=customer_id, within=LATELY)
    if lately and not given.sure:
        words = _("A contact with this customer was noted in the last 15 minutes. Is this another one?")
        raise Refused("sure", words)


def _not_here(given: Typed, viewer: Viewer, kind: str, value: str) -> None:
    found = list(people.find_customers(given.name, limit=FOUND))
    held = people.customer_by_identity(kind=kind, value=value) if kind else None
    ids = dict.fromkeys([*([held] if held is not None else []), *found])
    alike = open_to(viewer, ids)
    if alike:
        raise Refused("sure", _("Somebody like this is here already. Is it one of these?"), alike)


def _reach(text: str) -> tuple[str, str]:
    if not text:
        return "", ""
    for kind in ("email", "phone"):
        try:
            return kind, people.normal_identity(kind, text)
        except ValueError:
            continue
    raise Refused("reach", _("This is neither a telephone number nor an e-mail address."))


def _made(given: Typed, kind: str, value: str) -> int:
    customer_id = people.create_customer(name=given.name[:120])
    if kind:
        people.add_identity(customer_id=customer_id, kind=kind, value=value)
    return customer_id


def _facts(given: Typed, minutes: int) -> FactsCard:
    icon, way = conversations.CHANNELS[given.channel]
    direction = (
        pgettext("contact", "They came to us") if given.direction == "in" else pgettext("contact", "We")
    )
    rows = [(_("Direction"), direction)]
    if minutes:
        rows.append((_("Duration"), _("%(minutes)d min") % {"minutes": minutes}))
    if given.ending == "follow":
        rows.append((_("Follow up on"), given.follow_on))
    return FactsCard(title=str(way), icon=icon, facts=tuple(rows))


def candidates(viewer: Viewer, query: str) -> tuple[CustomerShape, ...]:
    """Customers who may be meant and whom the viewer may look at, by name, number or address."""
    return open_to(viewer, people.find_customers(query[:80], limit=FOUND)) if query else ()


def open_to(viewer: Viewer, ids: Iterable[int]) -> tuple[CustomerShape, ...]:
    """Of these customers those whom the viewer may look at, in their order."""
    wanted = list(ids)
    held = people.customers(conversations.open_customers(viewer, wanted))
    return tuple(held[one] for one in wanted if one in held)
