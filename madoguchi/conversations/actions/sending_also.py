"""What she did not see in the chat goes out by a channel that carries it, each message once."""

from datetime import datetime

from django.db import transaction

from madoguchi.core import api as core

from ..events import DeliveryWanted
from ..models import Delivery, Message
from ..ports import capabilities
from ..queries.threads import read_up_to
from .appending import about, locked_open


@transaction.atomic
def send_also(*, conversation_id: int, channel: str, before: datetime) -> int:
    """Have every answer that she has not read, and that was written before then, sent by this channel too.

    How many were not on their way yet; the conversation stays where it is held. Safe to repeat and to run
    twice at once. Raises ConversationUnknown, ConversationClosed.
    """
    row = locked_open(conversation_id)
    if not capabilities(channel).delivers or capabilities(row.channel).delivers:
        return 0
    read = read_up_to(conversation_id=row.pk, reader="customer")
    lines = Message.objects.filter(conversation=row, sequence__gt=read, created_at__lte=before, private=False)
    unseen = lines.filter(author_kind__in=("agent", "assistant")).order_by("sequence")
    on_their_way = Delivery.objects.filter(conversation=row).values("message")
    now, facts = core.now(), []
    for message_id in unseen.exclude(pk__in=on_their_way).values_list("pk", flat=True):
        Delivery.objects.create(
            message_id=message_id, conversation_id=row.pk, channel=channel, wanted_at=now, due_at=now
        )
        facts.append(DeliveryWanted(**about(row), message_id=message_id, channel=channel, due=now))
    core.record_all(facts, actor=core.SYSTEM)
    return len(facts)
