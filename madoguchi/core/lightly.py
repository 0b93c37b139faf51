"""Writes that need not wait for the disk: what a power cut takes of them does no harm.

PostgreSQL answers such a commit at once and writes it a moment later, in order: a later commit that waits
has all of it on the disk. A wait is some milliseconds.
"""

from django.db import connection

_LATER = ", set_config('synchronous_commit', 'off', true)"


def lightly(statement: str) -> str:
    """The statement, whose last clause is a list of columns, as one that does not wait.

    Within a transaction it is left as it is: that one may keep what must not be lost.
    """
    return statement if connection.in_atomic_block else statement + _LATER
