"""The channels besides mail: rooms above look after them; `config/notices.py` names how each is reached."""

from collections.abc import Mapping
from functools import cache

from django.conf import settings
from django.utils.module_loading import import_string

from .shapes import CHANNELS, Way


@cache
def ways() -> Mapping[str, Way]:
    """Channel → way, as the setting MADOGUCHI_NOTICE_WAYS says."""
    table: Mapping[str, str] = import_string(settings.MADOGUCHI_NOTICE_WAYS)
    return {channel: import_string(path) for channel, path in table.items()}


def channels() -> tuple[str, ...]:
    """The channels that exist in this house, mail and her page first."""
    open_ones = [channel for channel, way in ways().items() if way.exists()]
    return tuple(channel for channel in CHANNELS if channel in ("email", "push", *open_ones))


def reached(channel: str, customer_id: int) -> str:
    """Where this channel reaches a customer, "" when it does not."""
    way = ways().get(channel)
    return way.address(customer_id) if way else ""
