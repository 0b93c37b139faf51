"""Who may see mentions: agents, supervisors and administrators, all of them."""

from django.db.models import QuerySet

from madoguchi.people.shapes import Viewer

from .models import Mention
from .shapes import MentionUnknown


def visible_to(viewer: Viewer) -> QuerySet[Mention]:
    """The mentions this viewer may see: what was said in public concerns everybody at the desk."""
    return Mention.objects.all() if viewer.may_see_conversations else Mention.objects.none()


def open_for(viewer: Viewer, mention_id: int, *, lock: bool = False) -> Mention:
    """One mention, locked where it is about to be changed. Raises MentionUnknown."""
    rows = visible_to(viewer)
    rows = rows.select_for_update(of=("self",)) if lock else rows.select_related("source")
    row = rows.filter(pk=mention_id).first()
    if row is None:
        raise MentionUnknown(mention_id)
    return row
