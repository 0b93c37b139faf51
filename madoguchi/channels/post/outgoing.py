"""Letters that go out: made when we answer on paper, printed, posted by somebody on a day."""

from datetime import date

from django.db import transaction

from madoguchi.conversations import api as conversations
from madoguchi.conversations.events import DeliveryWanted
from madoguchi.conversations.shapes import ConversationUnknown, LetterFrame, MessageShape
from madoguchi.core import api as core
from madoguchi.core.shapes import EventShape
from madoguchi.journeys import reply
from madoguchi.people import api as people
from madoguchi.people.shapes import Viewer

from .events import LetterPosted
from .models import Letter
from .shapes import LetterHead, LetterUnknown

PAPER = frozenset({"post", "fax"})
MOST = 300
MOST_READ = 20 * MOST
"""So many are looked through for those that she may see."""


def wanted(fact: DeliveryWanted, event: EventShape) -> None:
    """On paper an answer of staff waits in the print queue; what we only note needs no stamp."""
    said = conversations.outgoing(message_id=fact.message_id)
    if fact.channel not in PAPER or said is None:
        return
    if said.author_kind != "agent":
        conversations.note_sent(message_id=fact.message_id, how="along")
        return
    recipient, address = envelope(fact.customer_id, fact.channel)
    formal = core.option(LetterHead).formal
    if typed := said.card.get("envelope"):
        recipient, address, formal = typed["recipient"], typed["address"], typed["formal"]
    Letter.objects.get_or_create(
        message_id=fact.message_id,
        defaults={
            "conversation_id": fact.conversation_id, "kind": fact.channel, "recipient": recipient[:120],
            "address": address[:600], "formal": formal, "written_at": core.now(),
        },
    )  # fmt: skip


def envelope(customer_id: int, kind: str) -> tuple[str, str]:
    """To whom and where, as far as we know; "" where we do not."""
    customer = people.customer(customer_id)
    profile = people.profile(customer_id)
    name = customer.name if customer else ""
    if kind == "fax":
        return name, ""
    home = profile.addresses[0] if profile.addresses else None
    return (home.recipient or name, "\n".join(home.lines)) if home else (name, "")


@transaction.atomic
def write(
    viewer: Viewer, *, conversation_id: int, kind: str, text: str, recipient: str, address: str, formal: bool,
    client_id: str,
) -> Letter | None:  # fmt: skip
    """Answer by letter, also where the conversation went another way so far. Once per client_id.

    None where it waits for a supervisor first: then the conversation goes on as before until she says yes.

    Raises ConversationUnknown, ConversationClosed, NotPossible.
    """
    assert viewer.staff is not None
    here = conversations.conversation(viewer, conversation_id)
    actor = core.staff(viewer.staff.id)
    around = LetterFrame(recipient=recipient.strip()[:120], address=address.strip()[:600], formal=formal)
    if conversations.needs_approval(viewer.staff, here.topic):
        conversations.hold_reply(
            viewer, conversation_id=here.id, channel=kind, text=text, client_id=client_id, frame=around
        )
        return None
    if here.channel != kind:
        conversations.set_channel(conversation_id=here.id, channel=kind, actor=actor)
    sent = reply.send(
        conversation_id=here.id, staff_id=viewer.staff.id, text=text, client_id=client_id, frame=around
    )
    made, _ = Letter.objects.update_or_create(
        message_id=sent.message_id,
        defaults={"recipient": around.recipient, "address": around.address, "formal": formal},
        create_defaults={
            "conversation_id": here.id, "kind": kind, "recipient": around.recipient,
            "address": around.address, "formal": formal, "written_at": core.now(),
        },
    )  # fmt: skip
    return made


def open_for(viewer: Viewer, letter_id: int, *, lock: bool = False) -> Letter:
    """One letter whose conversation she may see. Raises LetterUnknown."""
    rows = Letter.objects.select_for_update(of=("self",), no_key=True) if lock else Letter.objects
    row = rows.filter(pk=letter_id).first() if viewer.may_see_conversations else None
    if row is None or not conversations.may_see(viewer, row.conversation_id):
        raise LetterUnknown(letter_id)
    return row


def line_of(viewer: Viewer, row: Letter) -> MessageShape | None:
    """What the letter says; None when the answer was taken back."""
    try:
        found = conversations.message(viewer, row.message_id)
    except ConversationUnknown:
        return None
    return found if found.author_kind == "agent" and not found.private else None


def queue(viewer: Viewer, state: str) -> list[Letter]:
    """The letters of this state that she may see, the oldest first; of the posted ones the latest."""
    order = "-posted_at" if state == "posted" else "written_at"
    rows = Letter.objects.filter(state=state).order_by(order, "pk")
    found: list[Letter] = []
    for at in range(0, MOST_READ, MOST):
        some = list(rows[at : at + MOST])
        seen = {one.id for one in conversations.several(viewer, {row.conversation_id for row in some})}
        found += [row for row in some if row.conversation_id in seen]
        if len(some) < MOST or len(found) >= MOST:
            break
    return found[:MOST]


@transaction.atomic
def address_to(viewer: Viewer, letter_id: int, *, recipient: str, address: str, formal: bool) -> None:
    """Correct name, address and form of a letter that was not posted yet. Raises LetterUnknown."""
    row = open_for(viewer, letter_id, lock=True)
    if row.state == "waiting":
        row.recipient, row.address, row.formal = recipient.strip()[:120], address.strip()[:600], formal
        row.save(update_fields=["recipient", "address", "formal"])


@transaction.atomic
def post(viewer: Viewer, letter_id: int, *, on: date) -> bool:
    """It was posted (or faxed) on that day, by whoever says so; False when that was known, or it is gone.

    Raises LetterUnknown.
    """
    row = open_for(viewer, letter_id, lock=True)
    assert viewer.staff is not None
    if row.state != "waiting" or line_of(viewer, row) is None:
        return False
    row.state, row.posted_on, row.posted_at, row.posted_by_id = "posted", on, core.now(), viewer.staff.id
    row.save()
    conversations.note_sent(message_id=row.message_id, how="posted")
    brief = conversations.brief(row.conversation_id)
    assert brief is not None
    fact = LetterPosted(
        conversation_id=brief.id, customer_id=brief.customer_id, message_id=row.message_id, kind=row.kind
    )
    core.record(fact, actor=core.staff(viewer.staff.id))
    return True


@transaction.atomic
def drop(viewer: Viewer, letter_id: int) -> None:
    """It is not posted after all. Raises LetterUnknown."""
    row = open_for(viewer, letter_id, lock=True)
    if row.state == "waiting":
        row.state = "dropped"
        row.save(update_fields=["state"])
        conversations.note_delivery(message_id=row.message_id, state="failed", reason="dropped")
