"""The front door of listening: what is heard elsewhere, and what the desk makes of it."""

from .actions import assign, ignore, note
from .adapters import adapters
from .answering import post as post_answer
from .answering import wanted as answer_by_reply
from .channel import KIND
from .fetching import look
from .keeping import keep
from .queries import forget_old_mentions, ids_by_name, of_conversation, sources, waiting
from .setting_up import look_at_due, save_source
from .shapes import Adapter, Item, Listening, Source
from .source_shapes import source_shape
from .sweeping import carry_out as sweep
from .sweeping import take_back as sweep_back

__all__ = [
    "KIND", "Adapter", "Item", "Listening", "Source", "adapters", "answer_by_reply", "assign",
    "forget_old_mentions", "ids_by_name", "ignore", "keep", "look", "look_at_due", "note", "of_conversation",
    "post_answer", "save_source", "source_shape", "sources", "sweep", "sweep_back", "waiting",
]  # fmt: skip
