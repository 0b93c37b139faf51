"""Live streams: "conversation 12 changed" from the database to every open tab that may know of it."""

from .front import Front
from .hub import hub
from .roll_call import is_listened
from .topics import NOTIFY_CHANNEL

on_nudge = hub.on_nudge
follow = hub.follow_in_thread
end_all = hub.end_all

__all__ = ["NOTIFY_CHANNEL", "Front", "end_all", "follow", "hub", "is_listened", "on_nudge"]
