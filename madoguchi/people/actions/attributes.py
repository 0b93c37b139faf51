"""What the company's site says about a customer."""

from collections.abc import Mapping

from django.db import connection, transaction

from madoguchi.core import api as core
from madoguchi.language import api as language

from ..events import AttributesChanged
from ..models import CustomerAttribute

VALUE_LETTERS = 200

_KEEP = """
INSERT INTO people_customerattribute AS a (customer_id, key, value, signed, changed_at)
VALUES (%(customer)s, %(key)s, %(value)s, %(signed)s, %(now)s)
ON CONFLICT (customer_id, key) DO UPDATE
    SET value = excluded.value, signed = excluded.signed, changed_at = excluded.changed_at
WHERE (excluded.signed OR NOT a.signed) AND (a.value, a.signed) <> (excluded.value, excluded.signed)
"""
_MOVE = """
UPDATE people_customerattribute AS a SET customer_id = %(into)s WHERE customer_id = %(gone)s
AND NOT EXISTS (SELECT FROM people_customerattribute b WHERE b.customer_id = %(into)s AND b.key = a.key)
"""


@transaction.atomic
def keep_attributes(*, customer_id: int, values: Mapping[str, str], signed: bool = False) -> int:
    """Keep what the site says, card numbers made unreadable; an empty value removes one. How many changed.

    What a page in the browser says (not signed) never replaces what the company's server signed.
    """
    changed = 0
    with connection.cursor() as cursor:
        for key in sorted(values):
            value = language.redact(values[key].strip()).text[:VALUE_LETTERS]
            if not value:
                changed += _remove(customer_id, key, signed)
                continue
            given = {"customer": customer_id, "key": key, "value": value, "signed": signed, "now": core.now()}
            cursor.execute(_KEEP, given)
            changed += cursor.rowcount
    if changed:
        core.record(AttributesChanged(customer_id=customer_id), actor=core.customer(customer_id))
    return changed


def _remove(customer_id: int, key: str, signed: bool) -> int:
    found = CustomerAttribute.objects.filter(customer_id=customer_id, key=key)
    return (found if signed else found.filter(signed=False)).delete()[0]


def move_attributes(gone: int, into: int) -> None:
    """After a merge: what the remaining record already says wins. Runs inside the merge's transaction."""
    with connection.cursor() as cursor:
        cursor.execute(_MOVE, {"gone": gone, "into": into})
    CustomerAttribute.objects.filter(customer_id=gone).delete()
