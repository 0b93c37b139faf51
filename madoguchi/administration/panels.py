"""What the settings pages of every room show at their foot."""

from django.http import HttpRequest
from django.template.loader import render_to_string

from madoguchi.core import api as core
from madoguchi.people import api as people

from .kinds import option_kinds


def settings_changed(request: HttpRequest | None, *, option: str) -> str:
    """Who changed the settings named `option` last, when, and the button that takes it back."""
    kind = option_kinds().get(option)
    if request is None or kind is None:
        return ""
    versions = core.option_versions(kind, limit=1)
    if not versions:
        return ""
    last = versions[0]
    names = people.staff_names([last.by.id]) if last.by.kind == "staff" and last.by.id else {}
    values = {"option": option, "last": last, "who": names.get(last.by.id or 0, ""), "next": request.path}
    return render_to_string("administration/_changed.html", values, request)
