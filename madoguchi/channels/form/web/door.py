"""Who writes, in which language, inside which page; and what every page of the form needs."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from madoguchi.conversations import api as conversations
from madoguchi.core import api as core
from madoguchi.people import api as people

from ..shapes import FormSettings

View = Callable[..., HttpResponse]


def form_required(view: View) -> View:
    """Set `request.viewer`; 404 while the form is closed, a polite no to whoever is blocked."""

    @wraps(view)
    def enter(request: HttpRequest, *args: Any, **values: Any) -> HttpResponse:
        if not core.option(FormSettings).open:
            raise Http404("no web form")
        request.viewer = people.customer_viewer_of(request)  # type: ignore[attr-defined]
        if request.method == "POST" and request.viewer.blocked:  # type: ignore[attr-defined]
            return show(request, "blocked", status=403)
        response = view(request, *args, **values)
        patch_cache_control(response, no_store=True, private=True)
        return response

    return enter


def spoken() -> str:
    """The language of the page: ja or en."""
    return "ja" if (get_language() or "ja").startswith("ja") else "en"


def show(request: HttpRequest, name: str, status: int = 200, **values: Any) -> HttpResponse:
    """One page of the form, alone or inside a page of the company's app."""
    embedded = (request.POST or request.GET).get("embed") == "app"
    shell = "ui/shell_frame.html" if embedded else "ui/shell_customer.html"
    steps = [{"label": one} for one in (_("Your question"), _("Answers"), _("Your details"))]
    context = {"shell": shell, "embedded": embedded, "steps": steps, **values}
    return render(request, f"form/{name}.html", context, status=status)


def topics() -> tuple[tuple[str, str], ...]:
    """The topics that are offered here, in the order of the company's list: code and name."""
    held = core.option(FormSettings)
    terms = core.option(conversations.Vocabulary).topics
    return tuple(
        (term.code, conversations.term_name(terms, term.code))
        for term in terms if term.active and held.topic(term.code).offered
    )  # fmt: skip
