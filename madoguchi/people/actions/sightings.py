"""The ledger of sightings: who of the staff looked at which customer."""

from django.db import connection
from django.utils import timezone

from madoguchi.core import api as core

_SAW = """
INSERT INTO people_sighting (staff_id, customer_id, conversation_id, day, first_at, last_at, times)
VALUES (%s, %s, %s, %s, %s, %s, 1)
ON CONFLICT (staff_id, customer_id, conversation_id, day)
DO UPDATE SET last_at = excluded.last_at, times = people_sighting.times + 1
"""


def saw(*, staff_id: int, customer_id: int, conversation_id: int | None = None) -> None:
    """This member of staff looked at this customer, in that conversation: one row a day, one statement."""
    now = core.now()
    day = timezone.localdate(now)
    with connection.cursor() as cursor:
        cursor.execute(_SAW, (staff_id, customer_id, conversation_id or 0, day, now, now))
