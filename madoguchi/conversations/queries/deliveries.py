"""How what we said went out, and what there is to send."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db.models import Count, Sum
from django.utils import translation
from django.utils.translation import gettext

from madoguchi.core import api as core
from madoguchi.people import api as people

from ..channel_shapes import Choice, DeliveryShape, Outgoing, OutgoingFile, by_number
from ..models import Delivery, DeliveryPart, MessageAttachment
from ..ports import capabilities, channels
from .outside import words_outside

WAITS = ("waiting", "sending")


def deliveries_of(message_ids: Collection[int]) -> dict[int, DeliveryShape]:
    """How the sending of these messages fares; one query, none where no channel delivers."""
    if not message_ids or not any(one.capabilities.delivers for one in channels().values()):
        return {}
    rows = Delivery.objects.filter(message__in=message_ids)
    return {row.message_id: _shape(row) for row in rows}


def _shape(row: Delivery) -> DeliveryShape:
    return DeliveryShape(
        state=row.state,  # type: ignore[arg-type]
        reason=row.reason,
        tries=row.tries,
        how=row.how,
        units=row.units,
        until=row.due_at if row.state in WAITS else None,
        channel=row.channel,
        sent_at=row.sent_at,
        delivered_at=row.delivered_at,
        read_at=row.read_at,
    )


def outgoing(*, message_id: int, interrupted: bool = False) -> Outgoing | None:
    """A message as it is to go out now, in the language of its conversation; None when it went away."""
    row = Delivery.objects.select_related("message__conversation").filter(message=message_id).first()
    if row is None:
        return None
    line, conversation = row.message, row.message.conversation
    staff = people.staff_names([line.staff_id]).get(line.staff_id, "") if line.staff_id else ""
    choices = _choices(line.card)
    with translation.override(conversation.language):
        text = words_outside(line)
        if line.author_kind == "agent" and choices and not capabilities(row.channel).quick_replies:
            text, choices = by_number(text, [one.label for one in choices]), ()
        if row.channel != conversation.channel:
            text = f"{_about(conversation.number)}\n\n{text}"
    return Outgoing(
        message_id=line.pk,
        conversation_id=conversation.pk,
        customer_id=conversation.customer_id,
        channel=row.channel,
        key=row.key,
        text=text,
        author_kind=line.author_kind,
        author_name=staff,
        language=conversation.language,
        number=conversation.number,
        subject=conversation.subject,
        created_at=line.created_at,
        tries=row.tries,
        interrupted=interrupted,
        files=_files(line.pk),
        choices=choices,
        card=line.card,
        handler=conversation.handler,
        status=conversation.status,
    )


def _about(number: str) -> str:
    """What an answer says first where the enquiry is held elsewhere."""
    return gettext("About your enquiry %(number)s:") % {"number": number}


def _files(message_id: int) -> tuple[OutgoingFile, ...]:
    links = MessageAttachment.objects.filter(message=message_id).order_by("position", "id")
    found = core.attachments(links.values_list("attachment_id", flat=True))
    return tuple(OutgoingFile(one.id, one.name, one.media_type, one.size) for one in found)


def _choices(card: Mapping[str, Any]) -> tuple[Choice, ...]:
    """What she may answer with one press, as the chat shows it."""
    return tuple(Choice(str(one["label"])) for one in card.get("options", ()) if one.get("label"))


def waiting_deliveries(channel: str) -> tuple[int, int]:
    """How many messages wait to go out on this channel, and how many have failed or may not have arrived."""
    rows = Delivery.objects.filter(channel=channel)
    return rows.filter(state__in=WAITS).count(), rows.filter(state__in=("failed", "unknown")).count()


def units_sent(channel: str, *, since: datetime) -> int:
    """As how many messages the service has counted what we sent on this channel since then."""
    rows = Delivery.objects.filter(channel=channel, sent_at__gte=since)
    return rows.aggregate(all=Sum("units"))["all"] or 0


def conversations_waiting(channel: str) -> Sequence[int]:
    """The conversations of which something waits to go out on this channel."""
    rows = Delivery.objects.filter(channel=channel, state__in=WAITS)
    return list(rows.values_list("conversation_id", flat=True).distinct().order_by("conversation_id"))


def waiting_by_conversation() -> dict[tuple[str, int], int]:
    """(channel, conversation) → how many messages of it wait to go out there; one query."""
    rows = Delivery.objects.filter(state__in=WAITS).order_by().values_list("channel", "conversation_id")
    return {(channel, here): many for channel, here, many in rows.annotate(Count("pk"))}


def sent_by_how(channel: str, *, since: datetime) -> dict[str, tuple[int, int]]:
    """How they went (a code of the channel's `hows`) → messages sent since then, and units they count as."""
    rows = Delivery.objects.filter(channel=channel, wanted_at__gte=since).exclude(sent_at=None)
    told = rows.order_by().values_list("how").annotate(Count("pk"), Sum("units"))
    return {how: (many, units or 0) for how, many, units in told}


def message_of_part(*, channel: str, external_id: str) -> int | None:
    """Which message of ours the service knows under this id."""
    parts = DeliveryPart.objects.filter(channel=channel, external_id=external_id)
    return parts.values_list("delivery__message_id", flat=True).first()


def parts_sent(*, message_id: int) -> tuple[str, ...]:
    """Under which ids of the service's one of our messages went out."""
    parts = DeliveryPart.objects.filter(delivery__message=message_id).order_by("pk")
    return tuple(parts.values_list("external_id", flat=True))
