"""Self-service tasks for a customer: which there are, and the first step of one."""

from typing import Any
from uuid import uuid4

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from madoguchi.people.shapes import CustomerShape
from madoguchi.tasks import api as tasks

from .. import screens
from ..access import customer_required
from ..customers import doing


@require_safe
@customer_required
def index(request: HttpRequest, customer: CustomerShape) -> HttpResponse:
    """Everything that can be done for her, and what was done lately."""
    context = {
        "shelves": doing.shelves(customer.id),
        "runs": doing.run_lines(request.viewer, customer.id),  # type: ignore[attr-defined]
    }
    return task_page(request, "desk/customer_tasks.html", customer, **context)


@require_http_methods(["GET", "HEAD", "POST"])
@customer_required
def task(request: HttpRequest, customer: CustomerShape, code: str) -> HttpResponse:
    """The first step; sending it begins the task for her."""
    try:
        found = tasks.task(code)
        return (_begin if request.method == "POST" else _first)(request, customer, found)
    except tasks.TaskUnknown:
        raise Http404 from None
    except tasks.TaskRefused as refused:
        words = {"task": found, "words": refused.words}
        return task_page(request, "desk/task_refused.html", customer, status=403, **words)


def _first(request: HttpRequest, customer: CustomerShape, found: tasks.Task) -> HttpResponse:
    form = _form(request, customer, found, {})
    if linked := tasks.first_given(request.GET, (one.field for one in form.fields)):
        form = _form(request, customer, found, linked)
    return _page(request, customer, found, form)


def _begin(request: HttpRequest, customer: CustomerShape, found: tasks.Task) -> HttpResponse:
    given = tasks.sent(request.POST, (one.field for one in _form(request, customer, found, {}).fields))
    client_id = request.POST.get("client_id", "")
    try:
        run = tasks.begin(
            request.viewer, found.code, given=given, via="desk", on_behalf_of=customer.id,  # type: ignore[attr-defined]
            language="en" if customer.locale == "en" else "ja", client_id=client_id[:64] or uuid4().hex,
        )  # fmt: skip
    except tasks.Wrong as wrong:
        return _page(request, customer, found, _form(request, customer, found, given, wrong.errors), 422)
    except tasks.TooOften:
        often = {"": _("That was very often. Please try again later.")}
        return _page(request, customer, found, _form(request, customer, found, given, often), 429)
    return redirect(doing.url_of(run))


def _form(
    request: HttpRequest,
    customer: CustomerShape,
    found: tasks.Task,
    given: dict[str, Any],
    errors: Any = None,
) -> tasks.StepForm:
    return tasks.first_form(
        request.viewer, found, given=given, errors=errors or {}, language=doing.spoken(),  # type: ignore[attr-defined]
        on_behalf_of=customer.id,
    )  # fmt: skip


def _page(
    request: HttpRequest, customer: CustomerShape, found: tasks.Task, form: tasks.StepForm, status: int = 200
) -> HttpResponse:
    more = {"task": found, "form": form, "client_id": uuid4().hex, "current": 0}
    return task_page(request, "desk/task_step.html", customer, status=status, **more)


def task_page(
    request: HttpRequest, template: str, customer: CustomerShape, *, status: int = 200, **more: Any
) -> HttpResponse:
    """A page about a customer's task, in the shell of the desk."""
    context = {
        "customer": customer, "desk_sheets": (*screens.SHEETS, "tasks/tasks.css"),
        "live_stream": "/live/staff", **more,
    }  # fmt: skip
    return render(request, template, context, status=status)
