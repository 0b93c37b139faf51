"""What conversations do when something happened elsewhere."""

from procrastinate.contrib.django import app

from madoguchi.core import api as core
from madoguchi.core.events import OptionChanged
from madoguchi.core.shapes import EventShape

from . import api
from .promises import FirstReplyTargets

CLOCKS = (core.OpeningHours.option_name, FirstReplyTargets.option_name)
ONCE_MORE = {"seconds": 60}
"""A request that read the old settings may still be under way; after this time none is."""


def mind_option(fact: OptionChanged, event: EventShape) -> None:
    """New hours or targets: all running promises are renewed, now and once more."""
    if fact.option in CLOCKS:
        api.renew_promises()
        again = {"queue": "conversations", "schedule_in": ONCE_MORE}
        app.configure_task("conversations.renew_promises", **again).defer()
