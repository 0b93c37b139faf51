"""The clock of routing."""

import logging
from threading import Event

from django.db import close_old_connections, connection

from madoguchi.core import api as core
from madoguchi.people import api as people

from .actions.offering import match
from .actions.passing_time import expire_offers, mind_silence
from .queries import anything_rings, anything_waits
from .shapes import RoutingTimes

EVERY = 1.0  # seconds between two looks at the queue
SLOW = 5  # every so many looks also at agents and silent customers

log = logging.getLogger(__name__)


def tick() -> None:
    """What is due in the queue now: two small queries when nothing is, three when nobody could take it."""
    if anything_rings():
        expire_offers()
    if anything_waits() and people.available_staff():
        match()


def slow_tick() -> None:
    """What is due elsewhere: agents who vanished, customers who fell silent."""
    people.lose(unseen_seconds=core.option(RoutingTimes).agent_lost_seconds)
    mind_silence()


def keep_watch(stop: Event) -> None:
    """Tick every second until `stop` is set; an error is logged and the next second tries again."""
    count = 0
    while not stop.wait(EVERY):
        try:
            close_old_connections()
            tick()
            if count % SLOW == 0:
                slow_tick()
        except Exception:
            log.exception("routing: a tick failed")
        count += 1
    connection.close()
