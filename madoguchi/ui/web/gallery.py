"""The living gallery: every component, drawn from the very call that is printed beneath it."""

import re
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import engines
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from .. import examples, tokens
from ..components import COMPONENTS
from ..shapes import Column, Point

TITLE = re.compile(r"^\{# (.+) #\}\n", re.MULTILINE)
ICONS = (
    "inbox",
    "send",
    "search",
    "lock",
    "sparkles",
    "headset",
    "message-circle",
    "clock",
    "check",
    "x",
    "circle-alert",
    "triangle-alert",
    "info",
    "circle-check",
    "book-open",
    "users",
    "settings",
    "languages",
    "sun",
    "moon",
    "keyboard",
    "paperclip",
    "reply",
    "tag",
    "star",
    "thumbs-up",
    "thumbs-down",
    "bell",
    "ellipsis",
    "external-link",
)


@require_GET
def gallery(request: HttpRequest) -> HttpResponse:
    """/ui/: tokens, icons and every component."""
    held = example_values()
    sections = [{"name": name, "samples": samples(name, request, held)} for name in COMPONENTS]
    colours = [{"name": name, "light": pair[0], "dark": pair[1]} for name, pair in tokens.COLOURS.items()]
    context = {"sections": sections, "colours": colours, "icons": ICONS}
    return render(request, "ui/gallery.html", context)


def samples(name: str, request: HttpRequest, held: dict[str, Any]) -> list[dict[str, str]]:
    """The samples of a component: title, source of the call, drawn HTML."""
    engine = engines["django"]
    source = engine.get_template(f"ui/samples/{name}.html").template.source
    parts = TITLE.split(source)[1:]
    found = []
    for title, call in zip(parts[::2], parts[1::2], strict=True):
        drawn = engine.from_string("{% load i18n ui %}" + call).render(held, request)
        found.append({"title": title, "call": call.strip(), "drawn": drawn})
    return found


def example_values() -> dict[str, Any]:
    """The values that the samples name, in the active language."""
    days = [_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun")]
    waits = [4.2, 3.8, 6.1, 5.0, 4.4, 2.1, 1.8]
    asked = [48, 52, 71, 63, 58, 22, 17]
    return {
        "waits": [
            Point(d, v, round(v * 0.8, 1), round(v * 1.25, 1)) for d, v in zip(days, waits, strict=True)
        ],
        "asked": [Point(d, v) for d, v in zip(days, asked, strict=True)],
        "rated": [Point(d, v, v - 4, v + 4) for d, v in zip(days[:5], (82, 79, 88, 85, 91), strict=True)],
        "columns": [
            Column(_("Customer"), sort="name"),
            Column(_("Subject")),
            Column(_("Waiting time"), sort="wait", numeric=True),
        ],
        "rows": [
            [{"label": _("Misaki Sato"), "href": "#table"}, _("The kettle does not switch on"), "4"],
            [{"label": _("Kenji Takahashi"), "href": "#table"}, _("The October bill"), "12"],
            [{"label": "Emma Collins", "href": "#table"}, _("A new filter for the air purifier"), "31"],
        ],
        "facts": [
            (_("Placed"), _("18 November")),
            (_("Where it is"), _("On its way, arrives tomorrow")),
            (_("Total"), "¥12,800"),
        ],
        **examples.things(),
        "crumbs": [
            {"label": _("Help centre"), "href": "#breadcrumb"},
            {"label": _("Rice cookers"), "href": "#breadcrumb"},
            {"label": _("The rice comes out too soft")},
        ],
        "views": [
            {"id": "mine", "label": _("Mine"), "href": "#tabs", "count": 6},
            {"id": "queue", "label": _("In the queue"), "href": "#tabs", "count": 3},
            {"id": "resolved", "label": _("Resolved"), "href": "#tabs", "count": ""},
        ],
        "acts": [
            {"label": _("Snooze until tomorrow"), "icon": "alarm-clock", "href": "#menu"},
            {"label": _("Hand to a colleague"), "icon": "users", "href": "#menu"},
            {"line": True},
            {"label": _("Close without an answer"), "icon": "x", "href": "#menu", "tone": "danger"},
        ],
        "progress": [
            {"label": _("Order received"), "note": _("18 November, 10:24")},
            {"label": _("Dispatched"), "note": _("19 November, from our Kawasaki store")},
            {"label": _("On its way to you"), "note": _("expected on 21 November, 14:00–16:00")},
            {"label": _("Delivered")},
        ],
        "reasons": [
            {"value": "wrong", "label": _("It was about something else")},
            {
                "value": "unclear",
                "label": _("I did not understand it"),
                "help": _("We will write it more simply."),
            },
            {"value": "tried", "label": _("I tried it and it did not help")},
        ],
        "topics": [("kettle", _("Kettles")), ("rice", _("Rice cookers")), ("air", _("Air purifiers"))],
    }
