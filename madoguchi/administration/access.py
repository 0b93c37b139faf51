"""How a view of the settings obtains the thing it is about."""

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponseBase

from madoguchi.people import api as people

View = Callable[..., HttpResponseBase]


def member_required(view: View) -> View:
    """For administrators; hands the member of staff over, or 404."""

    @people.role_required()
    @wraps(view)
    def guarded(request: HttpRequest, staff_id: int) -> HttpResponseBase:
        found = people.staff(staff_id)
        if found is None:
            raise Http404
        return view(request, found)

    return guarded


def team_required(view: View) -> View:
    """For administrators; hands the team over, or 404."""

    @people.role_required()
    @wraps(view)
    def guarded(request: HttpRequest, team_id: int) -> HttpResponseBase:
        found = people.team(team_id)
        if found is None:
            raise Http404
        return view(request, found)

    return guarded
