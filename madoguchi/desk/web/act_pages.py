"""One page on which something is done for a customer: what it is about, what will happen, a form, the yes."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from madoguchi.people.shapes import CustomerShape

from .. import screens


def act_page(
    request: HttpRequest, customer: CustomerShape, *, title: str, trail: tuple[str, str], label: str,
    icon: str, status: int = 200, **more: Any,
) -> HttpResponse:  # fmt: skip
    """The page. `more`: facts (label, value), reasons, effects, form, wrong, hidden (name, value), danger.

    `trail` is where one comes from: address and words.
    """
    context = {
        "customer": customer, "title": title, "trail_url": trail[0], "trail_words": trail[1], "label": label,
        "icon": icon, "desk_sheets": (*screens.SHEETS, "tasks/tasks.css"), "live_stream": "/live/staff",
        **more,
    }  # fmt: skip
    return render(request, "desk/act.html", context, status=status)
