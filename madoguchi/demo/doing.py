"""What the demo company's customers did for themselves, and the task that its editor made by form."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from madoguchi.commerce import api as commerce
from madoguchi.core import api as core
from madoguchi.people.shapes import Viewer
from madoguchi.tasks import api as tasks

from . import world
from .stories import duration


def load(*, staff: Mapping[str, int], customers: Mapping[str, int]) -> None:
    """The task as it was published, then every run as it went."""
    told = world.read("tasks")
    _make(told["made"], staff)
    languages = {one["key"]: one["locale"] for one in world.read("people")["customers"]}
    for number, run in enumerate(told["runs"]):
        who = run["by"]
        _run(run, customers[who], languages[who], client_id=f"demo-{number}")


def _make(made: dict[str, Any], staff: Mapping[str, int]) -> None:
    by = staff[made["by"]]
    definition = core.from_plain(tasks.Definition, made["definition"])
    with core.shift(-timedelta(days=made["days"])):
        tasks.composing.save_draft(code=made["code"], definition=definition, staff_id=by)
        tasks.composing.publish(code=made["code"], actor=core.staff(by))


def _run(run: dict[str, Any], customer_id: int, language: str, *, client_id: str) -> None:
    """Step by step, in the time that it took; the last moment is its end."""
    began = core.now() - duration(run["ago"])
    pace = duration(run["took"]) / (len(run["steps"]) + 1)
    first, *others = run["steps"]
    with core.frozen(began):
        viewer = Viewer("customer", customer_id=customer_id, proven_at=began)
        reference = tasks.begin(
            viewer, run["task"], client_id=client_id, given=first, language=language
        ).reference
    for at, step in enumerate(others, start=1):
        with core.frozen(began + pace * at):
            order = tasks.run(viewer, reference).values.get("order", "")
            tasks.fill(viewer, reference, _given(viewer, str(order), step), step=at)
    with core.frozen(began + pace * len(run["steps"])):
        if run["end"] == "completed":
            _confirm(viewer, reference)
        elif run["end"] == "left":
            tasks.leave(viewer, reference)


def _confirm(viewer: Viewer, reference: str) -> None:
    done = tasks.confirm(viewer, reference)
    if done.state != "completed":
        raise ValueError(f"the demo's task was refused: {done}")


def _given(viewer: Viewer, number: str, step: dict[str, Any]) -> dict[str, Any]:
    """`items` are places in the order, `swap` is another article for the first of them."""
    if "items" not in step and "swap" not in step:
        return step
    order = commerce.order(viewer=viewer, number=number)
    if "items" in step:
        return step | {"items": [str(order.lines[place - 1].id) for place in step["items"]]}
    (product,) = commerce.products(ids=[order.lines[0].product_id or 0])
    instead = next(one for one in product.variants if one.sku == step["swap"])
    way = commerce.payment_methods(viewer=viewer, customer_id=viewer.customer_id or 0)[0]
    return {f"variant-{order.lines[0].id}": str(instead.id), "refund_to": str(way.id)}
