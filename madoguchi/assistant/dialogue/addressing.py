"""An address that is written in one line fills the fields of a form that asks for one.

Which field is which says its `autocomplete`, the same that lets a browser fill the page.
"""

from typing import Any

from madoguchi.language import api as language
from madoguchi.people import api as people
from madoguchi.tasks.api import StepForm

CODE, REGION, CITY, TOWN, LINE, BUILDING = (
    "postal-code", "address-level1", "address-level2", "address-level3", "address-line1", "address-line2",
)  # fmt: skip


def address_in(form: StepForm, text: str) -> dict[str, Any]:
    """What an address in her words says to the fields of a step; {} where it asks for none or she names none.

    Nothing of another address stays beside it: what hers does not say is empty. What the form knows of
    whoever receives it stays.
    """
    named = {one.field.autocomplete: one.field.name for one in form.fields if one.field.autocomplete}
    parts = language.address_parts(text) if CODE in named or LINE in named else None
    if parts is None:
        return {}
    apart = TOWN in named or any(one.field.kind == "choice" for one in form.fields)
    said = {
        CODE: parts.code, REGION: parts.region or _region(parts.code), CITY: parts.city, TOWN: parts.town,
        LINE: parts.street if apart else parts.line, BUILDING: parts.building,
    }  # fmt: skip
    if not parts.street:
        said = {kind: value for kind, value in said.items() if value or kind in (REGION, BUILDING)}
    kept = {one.field.name: one.value for one in form.fields if _stays(one) and parts.street}
    return kept | {named[kind]: value for kind, value in said.items() if kind in named}


def _stays(shown: Any) -> bool:
    """Whether a field is no part of the address, and known."""
    place = (CODE, REGION, CITY, TOWN, LINE, BUILDING)
    return shown.field.autocomplete not in place and shown.field.kind != "choice" and bool(shown.value)


def _region(code: str) -> str:
    """The prefecture of a postal code; "" where there is none such, or several."""
    found = {town.prefecture for town in people.towns(code)} if code else set()
    return found.pop() if len(found) == 1 else ""
