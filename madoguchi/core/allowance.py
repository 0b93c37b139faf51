"""How often something may happen: fixed windows, counted in the database."""

import datetime
import hashlib

from .clock import now
from .lightly import lightly
from .models import Allowance
from .written import prepared

_COUNT = """
INSERT INTO core_allowance AS a (key, ends_at, used) VALUES (%(key)s, %(ends_at)s, 1)
ON CONFLICT (key) DO UPDATE SET
    used = CASE WHEN a.ends_at <= %(now)s THEN 1 ELSE a.used + 1 END,
    ends_at = CASE WHEN a.ends_at <= %(now)s THEN excluded.ends_at ELSE a.ends_at END
RETURNING used
"""


def allow(key: str, *, limit: int, seconds: int) -> bool:
    """Count one more of `key` and say whether it stays within `limit` per `seconds`.

    The window opens with its first use. The key is stored hashed, so it may hold an address.
    """
    at = now()
    values: dict[str, str | datetime.datetime] = {
        "key": hashlib.sha256(key.encode()).hexdigest(),
        "now": at,
        "ends_at": at + datetime.timedelta(seconds=seconds),
    }
    with prepared() as cursor:
        cursor.execute(lightly(_COUNT), values)
        used: int = cursor.fetchone()[0]
    return used <= limit


async def forget_old() -> None:
    """Delete the counts whose window has passed."""
    await Allowance.objects.filter(ends_at__lt=now()).adelete()
