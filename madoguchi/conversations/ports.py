"""The channels of this installation, as config/channels.py lists them; read once, on first use."""

from collections.abc import Mapping
from functools import cache

from django.conf import settings
from django.utils.module_loading import import_string

from madoguchi.people.shapes import Viewer

from .channel_shapes import Capabilities, Channel, LetterFrame, Reach


@cache
def channels() -> Mapping[str, Channel]:
    """Kind → channel, in the order of the list that the setting MADOGUCHI_CHANNELS names."""
    found = [import_string(path) for path in import_string(settings.MADOGUCHI_CHANNELS)]
    return {one.kind: one for one in found}


@cache
def reach() -> Reach:
    """What the channels' accounts know, by the setting MADOGUCHI_REACH."""
    found: Reach = import_string(import_string(settings.MADOGUCHI_REACH))
    return found


def hold_reply(
    viewer: Viewer, *, conversation_id: int, channel: str, text: str, client_id: str, frame: LetterFrame
) -> None:
    """Have words of somebody whose replies wait be laid before a supervisor, by the setting MADOGUCHI_HOLD.

    Approved, they go out by `channel`. Once per client_id. Raises ConversationUnknown.
    """
    hold = import_string(settings.MADOGUCHI_HOLD)
    hold(
        viewer, conversation_id=conversation_id, channel=channel, text=text, client_id=client_id, frame=frame
    )


def channel(kind: str) -> Channel:
    """The channel of this kind; one that nobody described is plain."""
    return channels().get(kind) or Channel(kind, kind, "message-circle")


def capabilities(kind: str) -> Capabilities:
    """What the channel of this kind can do."""
    return channel(kind).capabilities
