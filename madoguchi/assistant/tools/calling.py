"""One look-up: only for whom it is allowed, and never without a trace."""

from collections.abc import Mapping
from time import perf_counter
from typing import Any

from django.utils.translation import override

from madoguchi.core import api as core
from madoguchi.people import api as people
from madoguchi.people.shapes import Viewer

from ..models import ToolCall
from . import bills, cases, company, devices, orders, products, suggestions
from .shapes import Ask, Asked, Found, Outcome, ProofNeeded, Tool, ToolUnknown, Unsure

MOST = 4000
TOOLS: dict[str, Tool] = {
    one.code: one
    for one in (
        orders.STATUS, orders.DELIVERY, bills.BILLS, cases.CASES, devices.WARRANTY, products.FACTS,
        suggestions.SUGGESTION, company.HOURS,
    )
}  # fmt: skip
"""All look-ups, by code."""


def tool(code: str) -> Tool:
    """The look-up of this name. Raises ToolUnknown."""
    if code not in TOOLS:
        raise ToolUnknown(code)
    return TOOLS[code]


def look(
    code: str, viewer: Viewer, values: Mapping[str, Any], language: str, *, said: str = "", last: str = "",
    message_id: int | None = None,
) -> Found | Ask:  # fmt: skip
    """What a look-up finds, or which one it has to ask for. It changes nothing but its own record.

    said: her words, which may name what `values` leave open; last: what is meant where they name nothing;
    message_id: the message upon which it runs, so that a repeat is recorded once. Raises ToolUnknown,
    ProofNeeded.
    """
    asked = tool(code)
    began = perf_counter()
    outcome: Outcome = "proof"
    try:
        if not _allowed(asked, viewer):
            raise ProofNeeded(code)
        with override(language), core.options_once():
            found = _looked(asked, Asked(viewer, _plain(values), language, _bare(said), _bare(last)))
        outcome = found.outcome if isinstance(found, Found) else "ask"
        return found
    finally:
        _note(code, viewer, message_id, outcome, began)


def _plain(values: Mapping[str, Any]) -> dict[str, str]:
    """Values as they can be looked for: numbers and names are words."""
    return {name: _bare(str(value)) for name, value in values.items() if value not in (None, "", [], {})}


def _bare(text: str) -> str:
    """Without what no database takes, and no longer than a message."""
    return text.replace("\x00", "")[:MOST]


def _looked(asked: Tool, about: Asked) -> Found | Ask:
    try:
        return asked.look(about)
    except Unsure as unsure:
        return unsure.ask


def _allowed(asked: Tool, viewer: Viewer) -> bool:
    """Whether she has proven who she is, and, where she acts for somebody, her mandate covers it."""
    if asked.proof == "none":
        return True
    customer = people.customer(viewer.customer_id) if viewer.customer_id is not None else None
    if customer is None or not customer.proven or viewer.blocked:
        return False
    return viewer.acting is None or bool(people.represented(viewer, asked.scope))  # type: ignore[arg-type]


def _note(code: str, viewer: Viewer, message_id: int | None, outcome: str, began: float) -> None:
    """Keep that it was asked; an error on the way is kept with its transaction, or not at all."""
    row = ToolCall(
        code=code, customer_id=viewer.customer_id, message_id=message_id, outcome=outcome, at=core.now(),
        milliseconds=round((perf_counter() - began) * 1000),
    )  # fmt: skip
    ToolCall.objects.bulk_create([row], ignore_conflicts=True)
