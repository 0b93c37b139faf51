"""Staff who work with customers: nobody else sees paper."""

from datetime import date

from django.http import HttpRequest
from django.utils.dateparse import parse_date
from django.utils.timezone import localdate

from madoguchi.core import api as core
from madoguchi.people import api as people

desk_required = people.role_required("agent", "supervisor")


def day_in(request: HttpRequest, name: str) -> date:
    """The day of a posted form; today for one that is none, or that has not come yet."""
    today = localdate(core.now())
    try:
        given = parse_date(request.POST.get(name, ""))
    except ValueError:
        given = None
    return given if given and given <= today else today
