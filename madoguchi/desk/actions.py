"""Open and close tabs."""

from django.db import transaction

from madoguchi.core import api as core

from .models import OpenTab

MOST_TABS = 10


def open_tab(*, staff_id: int, conversation_id: int) -> None:
    """Open a tab, or note that it is looked at. Beyond MOST_TABS the one longest unseen closes."""
    now = core.now()
    with transaction.atomic():
        OpenTab.objects.bulk_create(
            [OpenTab(staff_id=staff_id, conversation_id=conversation_id, opened_at=now, viewed_at=now)],
            update_conflicts=True,
            unique_fields=["staff", "conversation"],
            update_fields=["viewed_at"],
        )
        kept = OpenTab.objects.filter(staff_id=staff_id).order_by("-viewed_at", "-id")[:MOST_TABS]
        OpenTab.objects.filter(staff_id=staff_id).exclude(pk__in=kept.values("pk")).delete()


def close_tab(*, staff_id: int, conversation_id: int) -> None:
    """Close a tab; closing it twice is the same."""
    OpenTab.objects.filter(staff_id=staff_id, conversation_id=conversation_id).delete()
