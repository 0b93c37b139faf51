"""What went out by a channel this month, as the service counts it."""

from django.utils import timezone

from madoguchi.conversations import api as conversations
from madoguchi.core import api as core

from ..shapes import Adapter


def spent(adapter: Adapter) -> tuple[dict[str, object], ...]:
    """Ways a message went (reply, push) with messages and units since the first of the month."""
    first = timezone.localtime(core.now()).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    found = conversations.sent_by_how(adapter.kind, since=first)
    return tuple(
        {"label": adapter.hows.get(how, ""), "messages": many, "units": units}
        for how, (many, units) in sorted(found.items())
    )
