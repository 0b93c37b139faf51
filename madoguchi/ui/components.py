"""The component set: which there are, what each takes, and what is worked out before it is drawn."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from . import charts, fields
from .words import JAPANESE

Values = dict[str, Any]


@dataclass(frozen=True)
class Component:
    """One component: its parameters with their defaults; `prepare` completes the values."""

    takes: Values = field(default_factory=dict)
    prepare: Callable[[Values], Values] = lambda values: values


class WrongCall(ValueError):
    """A template calls a component that does not exist, or with a parameter it does not take."""


def values_for(name: str, given: Values) -> Values:
    """The complete values for drawing the component; raises WrongCall."""
    component = COMPONENTS.get(name)
    if component is None:
        raise WrongCall(f"no component named {name!r}; there are: {', '.join(sorted(COMPONENTS))}")
    if unknown := given.keys() - component.takes.keys():
        wrong, right = ", ".join(sorted(unknown)), ", ".join(component.takes)
        raise WrongCall(f"{name} does not take {wrong}; it takes {right}")
    return component.prepare({**component.takes, **given})


def _avatar(values: Values) -> Values:
    name = str(values["name"]).strip()
    words = name.split()
    if JAPANESE.search(name):
        values["initials"] = name[:1]
    else:
        values["initials"] = "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper() or "?"
    values["hue"] = sum(name.encode()) % 6 + 1
    return values


def _meter(values: Values) -> Values:
    span = (values["most"] - values["least"]) or 1
    part = min(1, max(0, (values["value"] - values["least"]) / span))
    values["part"] = f"{part * 100:.1f}"
    return values


def _table(values: Values) -> Values:
    numeric = [column.numeric for column in values["columns"]]
    rows = [zip(row, numeric, strict=True) for row in values["rows"]]
    values["lines"] = [[_cell(cell, right) for cell, right in row] for row in rows]
    return values


def _cell(cell: Any, numeric: bool) -> Values:
    return {"numeric": numeric, "href": "", **(cell if isinstance(cell, dict) else {"label": cell})}


def _parts(values: Values) -> Values:
    """What stands between the dots of a note, so that no part of it is broken."""
    values["parts"] = [part for part in str(values["note"]).split(" · ") if part]
    return values


def _glance(values: Values) -> Values:
    values["items"] = [_parts({"note": "", **item}) for item in values["items"]]
    return values


def _steps(values: Values) -> Values:
    now = values["current"]
    states = [
        step.get("state") or ("done" if at < now else "now" if at == now else "later")
        for at, step in enumerate(values["steps"])
    ]
    values["rows"] = list(zip(values["steps"], states, strict=True))
    return values


FIELD: Values = {
    "field": None,
    "name": "",
    "label": "",
    "value": "",
    "id": "",
    "help": "",
    "error": "",
    "required": False,
    "placeholder": "",
    "autocomplete": "",
    "disabled": False,
    "hide_label": False,
}
CHOICES: Values = {**FIELD, "options": ()}
CHART: Values = {"points": (), "title": "", "unit": "", "table": True, "width": 480, "height": 160}

COMPONENTS: dict[str, Component] = {
    "avatar": Component(
        {"name": "", "image": "", "size": "medium", "tone": "", "icon": "", "state": ""}, _avatar
    ),
    "badge": Component({"label": "", "tone": "plain", "icon": "", "title": ""}),
    "banner": Component({"title": "", "text": "", "tone": "info", "action": "", "href": "", "content": ""}),
    "breadcrumb": Component({"items": ()}),
    "button": Component(
        {
            "label": "",
            "kind": "plain",
            "type": "button",
            "icon": "",
            "icon_after": "",
            "href": "",
            "name": "",
            "value": "",
            "size": "medium",
            "disabled": False,
            "form": "",
            "id": "",
            "full": False,
            "target": "",
            "to": "",
        }
    ),
    "card": Component(
        {
            "title": "",
            "text": "",
            "icon": "",
            "action": "",
            "href": "",
            "tone": "",
            "level": 2,
            "content": "",
            "id": "",
        }
    ),
    "chart_bars": Component(CHART, charts.bars),
    "chart_line": Component({**CHART, "target": None}, charts.line),
    "chart_sparkline": Component({**CHART, "width": 120, "height": 32, "table": False}, charts.sparkline),
    "checkbox": Component({**FIELD, "checked": False, "value": "on"}, fields.complete),
    "chip": Component(
        {
            "label": "",
            "tone": "plain",
            "icon": "",
            "href": "",
            "pressed": None,
            "name": "",
            "value": "",
            "remove": "",
            "form": "",
        }
    ),
    "dialog": Component(
        {"id": "", "title": "", "content": "", "open": False, "back": "", "wide": False, "side": False}
    ),
    "disclosure": Component({"title": "", "open": False, "content": "", "id": ""}),
    "empty": Component({"title": "", "text": "", "icon": "inbox", "action": "", "href": "", "content": ""}),
    "fact_card": Component(
        {"title": "", "icon": "", "facts": (), "action": "", "href": "", "outside": False}
    ),
    "field": Component(
        {**FIELD, "type": "text", "icon": "", "inputmode": "", "maxlength": ""}, fields.complete
    ),
    "glance": Component({"items": (), "label": "", "compact": False}, _glance),
    "icon_button": Component(
        {
            "label": "",
            "icon": "",
            "kind": "quiet",
            "type": "button",
            "href": "",
            "name": "",
            "value": "",
            "size": "medium",
            "disabled": False,
            "form": "",
            "id": "",
            "pressed": None,
        }
    ),
    "items": Component({"caption": "", "lines": (), "sums": ()}),
    "menu": Component(
        {
            "label": "",
            "icon": "",
            "items": (),
            "id": "",
            "kind": "quiet",
            "hide_label": False,
            "align": "end",
            "content": "",
        }
    ),
    "meter": Component(
        {"label": "", "value": 0, "least": 0, "most": 100, "words": "", "tone": "accent"}, _meter
    ),
    "notice": Component({"text": "", "tone": "info", "icon": "", "content": ""}),
    "overview": Component({"items": (), "label": ""}),
    "pager": Component({"newer": "", "older": "", "page": 0, "pages": 0, "summary": "", "label": ""}),
    "radio": Component({**CHOICES, "inline": False}, fields.complete),
    "record": Component(
        {"title": "", "href": "", "amount": "", "state": "", "tone": "plain", "note": "", "content": ""},
        _parts,
    ),
    "save_bar": Component({"label": "", "back": "", "icon": "check", "form": "", "content": ""}),
    "select": Component({**CHOICES, "empty": ""}, fields.complete),
    "skeleton": Component({"lines": 3, "avatar": False, "label": ""}),
    "stat": Component(
        {
            "label": "",
            "value": "",
            "unit": "",
            "note": "",
            "change": "",
            "tone": "",
            "href": "",
            "points": (),
            "definition": "",
        }
    ),
    "steps": Component({"steps": (), "current": 0, "label": ""}, _steps),
    "switch": Component({**FIELD, "checked": False, "value": "on"}, fields.complete),
    "table": Component(
        {
            "columns": (),
            "rows": (),
            "caption": "",
            "sort": "",
            "sort_url": "?sort=",
            "empty": "",
            "hide_caption": False,
            "content": "",
        },
        _table,
    ),
    "tabs": Component({"items": (), "label": "", "current": ""}),
    "textarea": Component(
        {**FIELD, "rows": 3, "most_rows": 12, "maxlength": "", "autosave": ""}, fields.complete
    ),
    "toast": Component({"text": "", "tone": "info", "action": "", "href": "", "stay": False}),
}
