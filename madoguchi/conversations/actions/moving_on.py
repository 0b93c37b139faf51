"""What we say goes where she is reached now, when the channel of her conversation no longer reaches her."""

from madoguchi.core import api as core

from ..events import ChannelChanged
from ..models import Conversation
from ..ports import capabilities, reach
from .appending import about, save, system_line


def go_where_she_is(row: Conversation) -> None:
    """Have a locked conversation go on by the channel that reaches her, and say so to staff, in one
    transaction with what is said. Nothing happens while she is reached, or is reached nowhere."""
    if not capabilities(row.channel).delivers:
        return
    around = reach().detour(row.pk, row.customer_id, row.channel)
    if around is None or not around.channel:
        return
    before = row.channel
    save(row, channel=around.channel)
    system_line(row, f"way_{around.why}", {"left": before, "channel": around.channel}, private=True)
    core.record(ChannelChanged(**about(row), before=before, after=around.channel), actor=core.SYSTEM)
