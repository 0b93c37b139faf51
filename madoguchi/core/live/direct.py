"""A connection of one's own, beside the pool, for what listens."""

from typing import Any

from django.db import connections

ADDRESS = (
    "dbname", "user", "password", "host", "port",
    "sslmode", "sslrootcert", "sslcert", "sslkey", "target_session_attrs",
)  # fmt: skip


def address() -> dict[str, Any]:
    """Where the database is, and as whom, for psycopg."""
    parameters = connections["default"].get_connection_params()
    return {key: parameters[key] for key in ADDRESS if parameters.get(key)}
