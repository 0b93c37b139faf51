"""Pieces that other screens show."""

from typing import Any
from uuid import uuid4

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.translation import get_language

from madoguchi.people import api as people

from . import api
from .shapes import TaskRefused, TaskUnknown


def fields(request: HttpRequest, *, form: api.StepForm, **_: Any) -> str:
    """The fields of a step, drawn as the company's other forms are."""
    return render_to_string("tasks/_fields.html", {"form": form}, request=request)


def progress(request: HttpRequest, *, task: api.Task, current: int, **_: Any) -> str:
    """How far she is: a bar with the names of the steps."""
    total = len(task.steps) + 1
    steps = [{"title": step.title, "at": at} for at, step in enumerate(task.steps)]
    context = {"steps": steps, "current": current, "shown": min(current + 1, total), "total": total}
    return render_to_string("tasks/_progress.html", context, request=request)


def article_task(request: HttpRequest, *, code: str, article: Any = None, **_: Any) -> str:
    """The first step of a task inside an article; "" when it is not offered.

    A reader whom we do not know gets the way in, without fields that depend on who she is.
    """
    viewer = people.customer_viewer_of(request)
    try:
        task = api.task(code)
        form = api.first_form(viewer, task, given={}, errors={}, language=get_language() or "ja")
    except (TaskUnknown, TaskRefused):
        return ""
    customer = people.customer(viewer.customer_id) if viewer.customer_id is not None else None
    context = {
        "task": task,
        "form": form,
        "known": bool(customer and customer.proven) or task.proof == "none",
        "client_id": uuid4().hex,
        "article_id": getattr(article, "id", ""),
    }
    return render_to_string("tasks/_in_article.html", context, request=request)
