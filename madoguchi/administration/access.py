"""How a view of the settings obtains the thing it is about."""

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils.translation import get_language

from madoguchi.knowledge import api as knowledge
from madoguchi.people import api as people

View = Callable[..., HttpResponseBase]


def article_required(view: View) -> View:
    """For editors and administrators; hands the article over, or 404."""

    @people.role_required("editor")
    @wraps(view)
    def guarded(request: HttpRequest, article_id: int) -> HttpResponseBase:
        found = knowledge.editable_article(article_id, reader=get_language() or "ja")
        if found is None:
            raise Http404
        return view(request, found)

    return guarded


def category_required(view: View) -> View:
    """For editors and administrators; hands the shelf over, or 404."""

    @people.role_required("editor")
    @wraps(view)
    def guarded(request: HttpRequest, category_id: int) -> HttpResponseBase:
        found = next((one for one in knowledge.categories() if one.id == category_id), None)
        if found is None:
            raise Http404
        return view(request, found)

    return guarded


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
