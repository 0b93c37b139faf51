"""Who may look at gaps: those who keep the articles, and supervisors."""

from django.db.models import QuerySet

from madoguchi.people.shapes import Viewer

from .models import Gap

READERS = ("editor", "supervisor", "administrator")


def visible_to(viewer: Viewer) -> QuerySet[Gap]:
    """The gaps that this viewer may look at: all of them or none."""
    role = viewer.staff.role if viewer.is_staff and viewer.staff else ""
    return Gap.objects.all() if role in READERS else Gap.objects.none()


def open_for(viewer: Viewer, id: int) -> Gap | None:
    """One gap, if this viewer may look at it."""
    return visible_to(viewer).filter(pk=id).first()
