"""Reads of the desk's own rows."""

from .models import OpenTab


def tab_ids(staff_id: int) -> tuple[int, ...]:
    """Ids of the conversations this person has open, oldest tab first."""
    open_tabs = OpenTab.objects.filter(staff_id=staff_id).order_by("opened_at", "id")
    return tuple(open_tabs.values_list("conversation_id", flat=True))
