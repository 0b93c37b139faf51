"""One way to keep settings, for every page."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from madoguchi.core import api as core


def actor_of(request: HttpRequest) -> core.Actor:
    """The member of staff who acts."""
    return core.staff(request.viewer.staff.id)  # type: ignore[attr-defined]


def keep(request: HttpRequest, value: Any, *, url: str) -> HttpResponse:
    """Keep an option, say so, and lead back to its page."""
    core.set_option(value, actor=actor_of(request))
    messages.success(request, _("Saved."))
    return redirect(url)
