"""Whether anybody has a stream open on a topic now, in whatever process: asked through PostgreSQL."""

import logging
import secrets

import psycopg
from django.conf import settings

from .direct import address
from .topics import NOTIFY_CHANNEL

logger = logging.getLogger(__name__)

ROLL_CALL = "roll-call"
"""The topic by which every hub is asked; the hint names where to answer, and the topic in question."""


def is_listened(topic: str) -> bool:
    """Whether a stream that hears of this topic is open somewhere.

    Asks every process and waits MADOGUCHI_ROLL_CALL seconds for the first that has one; a process that says
    nothing has none. Stands beside whatever transaction runs. Without the database it is nobody.
    """
    channel = f"roll_{secrets.token_hex(8)}"
    question = f"{ROLL_CALL} {channel}:{topic}"
    try:
        with psycopg.connect(**address(), autocommit=True, connect_timeout=5) as asking:
            asking.execute(f'LISTEN "{channel}"')
            asking.execute("SELECT pg_notify(%s, %s)", (NOTIFY_CHANNEL, question))
            return any(asking.notifies(timeout=settings.MADOGUCHI_ROLL_CALL, stop_after=1))
    except psycopg.Error as trouble:
        logger.warning("roll call: nobody could be asked (%s)", type(trouble).__name__)
        return False


def asked_by(hint: str) -> tuple[str, str]:
    """Where a roll call is answered, and the topic it asks for."""
    channel, _, topic = hint.partition(":")
    return channel, topic


def say_here(channel: str) -> None:
    """Answer a roll call; whoever asked may have gone."""
    try:
        with psycopg.connect(**address(), autocommit=True, connect_timeout=5) as telling:
            telling.execute("SELECT pg_notify(%s, '')", (channel,))
    except psycopg.Error as trouble:
        logger.warning("roll call: not answered (%s)", type(trouble).__name__)
