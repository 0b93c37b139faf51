"""Pieces of the desk on other screens of staff."""

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html

from madoguchi.people import api as people

from . import approving, notices
from .customers import handling


def bell(request: HttpRequest | None) -> str:
    """How many notifications one has not read."""
    viewer = people.viewer_of(request) if request is not None else people.ANONYMOUS
    if not viewer.may_see_conversations or viewer.staff is None:
        return ""
    return render_to_string("desk/_bell.html", {"bell": notices.bell(viewer.staff.id)}, request)


def waiting_count(request: HttpRequest | None) -> str:
    """How many returns, refunds and claims wait for somebody; nothing when none do."""
    viewer = people.viewer_of(request) if request is not None else people.ANONYMOUS
    many = handling.waiting_count(viewer) if viewer.may_see_conversations else 0
    return format_html('<span class="nav-count">{}</span>', many) if many else ""


def approvals_count(request: HttpRequest | None) -> str:
    """How many replies wait for a supervisor; nothing when none do."""
    viewer = people.viewer_of(request) if request is not None else people.ANONYMOUS
    many = approving.count(viewer) if viewer.may_see_conversations else 0
    return format_html('<span class="nav-count">{}</span>', many) if many else ""


def account_menu(request: HttpRequest | None) -> str:
    """The way to one's choices of notifications."""
    viewer = people.viewer_of(request) if request is not None else people.ANONYMOUS
    if not viewer.may_see_conversations or request is None:
        return ""
    here = request.path == reverse("desk:notification-choices")
    return render_to_string("desk/_account_menu.html", {"here": here}, request)
