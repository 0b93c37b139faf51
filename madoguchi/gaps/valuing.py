"""What a gap is worth: distinct people × the contacts with people that followed, in 28 days."""

from datetime import timedelta

from django.db import connection

from madoguchi.core import api as core

from .shapes import WINDOW_DAYS

_RENEW = """
WITH counted AS (
    SELECT gap.id,
        count(DISTINCT coalesce('c' || signal.conversation_id, signal.source))
            FILTER (WHERE signal.at >= %(since)s) AS asked,
        count(DISTINCT signal.who) FILTER (WHERE signal.at >= %(since)s) AS people,
        count(DISTINCT signal.contact_id) FILTER (WHERE signal.at >= %(since)s) AS contacts
    FROM gaps_gap gap LEFT JOIN gaps_signal signal ON signal.gap_id = gap.id
    WHERE gap.state <> 'joined' AND (gap.last_at >= %(since)s OR gap.asked > 0)
    GROUP BY gap.id
)
UPDATE gaps_gap gap
SET asked = counted.asked, people = counted.people, contacts = counted.contacts,
    value = counted.people * counted.contacts
FROM counted
WHERE gap.id = counted.id AND (gap.asked, gap.people, gap.contacts)
    IS DISTINCT FROM (counted.asked::int, counted.people::int, counted.contacts::int)
"""
WINDOW = timedelta(days=WINDOW_DAYS)


def renew() -> int:
    """Count every living gap anew over the last 28 days; one statement. How many figures changed."""
    with connection.cursor() as cursor:
        cursor.execute(_RENEW, {"since": core.now() - WINDOW})
        return int(cursor.rowcount)
