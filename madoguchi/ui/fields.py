"""Form fields: from plain values or from a Django bound field to one set of values for the templates."""

import secrets
from typing import Any

from django.forms import BoundField


def complete(values: dict[str, Any]) -> dict[str, Any]:
    """Fill in ids, the described-by list and what a bound field knows; given values win."""
    bound = values["field"]
    if isinstance(bound, BoundField):
        _take_over(values, bound)
    if values.get("options"):
        values["options"] = [_option(option, values["value"]) for option in values["options"]]
    values["id"] = values["id"] or f"f-{values['name']}-{secrets.token_hex(3)}"
    notes = [f"{values['id']}-{what}" for what in ("help", "error") if values[what]]
    values["described_by"] = " ".join(notes)
    return values


def _take_over(values: dict[str, Any], bound: BoundField) -> None:
    widget = bound.field.widget
    values["name"] = values["name"] or bound.html_name
    values["label"] = values["label"] or bound.label
    values["help"] = values["help"] or bound.help_text
    values["error"] = values["error"] or " ".join(str(error) for error in bound.errors)
    values["required"] = values["required"] or bound.field.required
    values["disabled"] = values["disabled"] or bound.field.disabled
    values["id"] = values["id"] or bound.auto_id or ""
    held = bound.value()
    if "checked" in values:
        values["checked"] = values["checked"] or bool(held)
    elif held is not None and values.get("type") != "password":
        values["value"] = held
    if values.get("type") == "text":
        values["type"] = getattr(widget, "input_type", "text")
    for name in ("autocomplete", "placeholder", "inputmode", "maxlength"):
        if name in values and not values[name]:
            values[name] = widget.attrs.get(name, "") or ""
    if "options" in values and not values["options"]:
        values["options"] = [pair for pair in getattr(bound.field, "choices", ()) if pair[0] != ""]


def _option(option: Any, chosen: Any) -> dict[str, Any]:
    if isinstance(option, dict):
        return {"help": "", **option, "chosen": str(option["value"]) == str(chosen)}
    value, label = option if isinstance(option, (tuple, list)) else (option, option)
    return {"value": value, "label": label, "help": "", "chosen": str(value) == str(chosen)}
