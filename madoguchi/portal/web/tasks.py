"""オンライン手続き: what a customer can do herself, and the first step of each."""

from typing import Any
from uuid import uuid4

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from madoguchi.people import api as people
from madoguchi.tasks import api as tasks

from ..access import proven_required
from ..doing import resumable, shelves, spoken, url_of
from ..replying import CLIENT_ID


@require_safe
@proven_required
def index(request: HttpRequest) -> HttpResponse:
    """Everything that can be done, what was begun, and what was done lately."""
    runs = tasks.runs(request.viewer, limit=20)  # type: ignore[attr-defined]
    context = {
        "shelves": shelves(request.viewer),  # type: ignore[attr-defined]
        "going_on": [run for run in runs if run.state == "started"],
        "over": [_told(run) for run in runs if run.state != "started"][:8],
    }
    return render(request, "portal/tasks.html", context)


def _told(run: tasks.Run) -> dict[str, Any]:
    label, tone, icon = tasks.STATE_WORDS[run.state]
    return {"run": run, "label": label, "tone": tone, "icon": icon}


@require_http_methods(["GET", "HEAD", "POST"])
def task(request: HttpRequest, code: str) -> HttpResponse:
    """The first step; sending it begins the task."""
    try:
        found = tasks.task(code)
    except tasks.TaskUnknown:
        raise Http404 from None
    return (_begin if request.method == "POST" else _first)(request, found)


@proven_required
def _first(request: HttpRequest, found: tasks.Task) -> HttpResponse:
    return first_page(request, found, {}, {})


def first_page(
    request: HttpRequest, found: tasks.Task, given: dict[str, Any], errors: dict[str, str], status: int = 200
) -> HttpResponse:
    """The first step as a page, as known or as typed."""
    viewer = request.viewer  # type: ignore[attr-defined]
    try:
        form = tasks.first_form(viewer, found, given=given, errors=errors, language=spoken())
        if request.method != "POST" and (
            linked := tasks.first_given(request.GET, (f.field for f in form.fields))
        ):
            form = tasks.first_form(viewer, found, given=linked, errors=errors, language=spoken())
    except tasks.TaskRefused as refused:
        return _refused(request, found, refused)
    context = {"task": found, "form": form, "client_id": uuid4().hex, "current": 0, "agreed": "task",
               "begun": resumable(viewer, found.code) if request.method != "POST" else None}  # fmt: skip
    return render(request, "portal/task.html", context, status=status)


def _begin(request: HttpRequest, found: tasks.Task) -> HttpResponse:
    viewer = people.customer_viewer_of(request)
    customer = people.customer(viewer.customer_id) if viewer.customer_id is not None else None
    if customer is None or (found.proof != "none" and not customer.proven):
        return redirect("portal:task", found.code)
    request.viewer, request.customer = viewer, customer  # type: ignore[attr-defined]
    try:
        form = tasks.first_form(viewer, found, given={}, errors={}, language=spoken())
        return _begun(request, found, tasks.sent(request.POST, (shown.field for shown in form.fields)))
    except tasks.TaskRefused as refused:
        return _refused(request, found, refused)


def _begun(request: HttpRequest, found: tasks.Task, given: dict[str, Any]) -> HttpResponse:
    customer = request.customer  # type: ignore[attr-defined]
    try:
        people.agree_by_form(request, customer_id=customer.id, purpose="task", channel="portal")
        run = tasks.begin(request.viewer, found.code, given=given, **_how(request))  # type: ignore[attr-defined]
    except people.ConsentMissing:
        return first_page(request, found, given, {}, 422)
    except tasks.Wrong as wrong:
        return first_page(request, found, given, wrong.errors, 422)
    except tasks.TooOften:
        return first_page(request, found, given, {"": too_often()}, 429)
    return redirect(url_of(run))


def _refused(request: HttpRequest, found: tasks.Task, refused: tasks.TaskRefused) -> HttpResponse:
    """A representative may not do this for the person for whom she acts."""
    context = {"task": found, "words": refused.words}
    return render(request, "portal/task_refused.html", context, status=403)


def _how(request: HttpRequest) -> dict[str, Any]:
    """Where and with which id it was begun: a double press begins once."""
    client_id = request.POST.get("client_id", "")
    article = request.POST.get("article", "")
    return {
        "client_id": client_id if CLIENT_ID.fullmatch(client_id) else uuid4().hex,
        "via": "article" if article.isdecimal() else "page",
        "article_id": int(article) if article.isdecimal() and len(article) < 18 else None,
        "language": spoken(),
        "page_url": request.build_absolute_uri(request.path)[:500],
    }


def too_often() -> str:
    """What is said to somebody who tries again and again."""
    return _("That was very often. Please try again later, or ask our staff.")
