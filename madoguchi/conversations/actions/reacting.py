"""A customer sets a sign on a message at the service, or takes it away; perhaps told before the message."""

import unicodedata
from datetime import datetime

from django.db import connection, transaction

from madoguchi.core import api as core

from ..events import Reacted
from ..models import Conversation, DeliveryPart, Message
from .appending import about

LONGEST_SIGN = 60
_KEEP = """
INSERT INTO conversations_outsidereaction AS kept (channel, external_id, sign, at)
VALUES (%s, %s, %s, %s)
ON CONFLICT (channel, external_id) DO UPDATE SET sign = excluded.sign, at = excluded.at
WHERE (excluded.at, excluded.sign) > (kept.at, kept.sign)
RETURNING sign
"""


@transaction.atomic
def react(*, channel: str, external_id: str, sign: str, at: datetime) -> None:
    """Keep the sign on the service's message of this id, hers or ours; "" takes it away. The latest counts.

    It is no message: nothing is opened again, waits, or is answered because of it.
    """
    plain = "".join(one for one in sign if unicodedata.category(one) not in ("Cc", "Cs"))[:LONGEST_SIGN]
    with connection.cursor() as cursor:
        cursor.execute(_KEEP, (channel, external_id[:200], plain.strip(), at))
        changed = cursor.fetchone() is not None
    message_id = _known(channel, external_id) if changed else None
    if message_id is not None:
        row = Conversation.objects.get(messages=message_id)
        fact = Reacted(**about(row), message_id=message_id, sign=plain.strip())
        core.record(fact, actor=core.customer(row.customer_id))


def _known(channel: str, external_id: str) -> int | None:
    named = {"channel": channel, "external_id": external_id}
    hers = Message.objects.filter(**named).values_list("pk", flat=True).first()
    ours = DeliveryPart.objects.filter(**named).values_list("delivery__message_id", flat=True)
    return hers or ours.first()
