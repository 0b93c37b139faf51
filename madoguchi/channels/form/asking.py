"""What one topic's form asks of this customer: what is known already is not asked again."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from madoguchi.people import api as people
from madoguchi.people.shapes import CustomerShape, Viewer
from madoguchi.tasks import api as tasks

from .shapes import CONTACTS, TopicForm

OWN = "own"


def known(viewer: Viewer) -> dict[str, str]:
    """Name, address and number of a customer who has shown who she is; nothing of anybody else."""
    customer = people.customer(viewer.customer_id) if viewer.customer_id is not None else None
    if customer is None or not customer.proven:
        return {}
    found = {"name": customer.name, "email": customer.proven_email, "phone": _number(customer)}
    return {what: value for what, value in found.items() if value}


def _number(customer: CustomerShape) -> str:
    return next((one.value for one in customer.identities if one.kind == "phone"), "")


def form_for(
    topic: TopicForm, viewer: Viewer, language: str, *, given: Mapping[str, Any], errors: Mapping[str, str]
) -> tasks.StepForm:
    """The fields as they are drawn, with what was typed and what is wrong with it."""
    return tasks.first_form(
        viewer, _task(topic, known(viewer), language), given=given, errors=errors, language=language
    )


def cleaned(topic: TopicForm, viewer: Viewer, language: str, given: Mapping[str, Any]) -> dict[str, Any]:
    """The values as they are kept. Raises tasks.Wrong with a reason for each field."""
    step = _task(topic, known(viewer), language).steps[0]
    about = tasks.Situation(viewer, viewer.customer_id or 0, {}, language)
    return tasks.cleaned(step, given, about)


def fields(topic: TopicForm, viewer: Viewer, language: str) -> tuple[tasks.Field, ...]:
    """What is asked, in its order: what is special to the topic first, how to reach her last."""
    return _fields(topic, known(viewer), language)


def lines(topic: TopicForm, values: Mapping[str, Any], language: str) -> tuple[tuple[str, str], ...]:
    """What was filled in, as label and value, for people to read."""
    labels = {field.name: field.label for field in _fields(topic, {}, language)}
    return tuple((label, str(values[name])) for name, label in labels.items() if values.get(name))


def _task(topic: TopicForm, held: Mapping[str, str], language: str) -> tasks.Task:
    step = tasks.Step("form", _("Your details"), fields=_fields(topic, held, language))
    return tasks.Task(
        code="form",
        title="",
        summary="",
        icon="file-text",
        group="contact",
        proof="none",
        steps=(step,),
        confirmation="",
        effects=lambda about: (),
        act=lambda about: tasks.Outcome(),
    )


def _fields(topic: TopicForm, held: Mapping[str, str], language: str) -> tuple[tasks.Field, ...]:
    own = tuple(
        tasks.Field(
            f"{OWN}{at}",
            field.label(language),
            field.kind,
            required=field.required,
            most=_most(field.kind),
            least=-3650 if field.kind == "date" else 0,
            choices=tuple(tasks.Choice(value, words) for value, words in field.options(language)),
        )
        for at, field in enumerate(topic.fields, start=1)
    )
    order = _contact("order", topic)
    reach = tuple(_contact(what, topic) for what in CONTACTS[:3] if what not in held)
    return tuple(field for field in (order, *own, *reach) if field is not None)


def _most(kind: str) -> int:
    return {"long_text": 2000, "date": 3650, "number": 999_999_999}.get(kind, 200)


def _contact(what: str, topic: TopicForm) -> tasks.Field | None:
    asks = topic.asks(what)
    if asks == "no":
        return None
    must = asks == "must"
    if what == "email":
        return tasks.Field(
            "email", _("E-mail address"), "email", required=must, help=_("Our answer goes here.")
        )
    if what == "phone":
        return tasks.Field("phone", _("Telephone number"), "phone", required=must)
    if what == "order":
        words = _("It stands in our mail about the order.")
        return tasks.Field("order", pgettext("bill", "Order number"), required=must, most=40, help=words)
    return tasks.Field("name", _("Your name"), required=must, most=80, autocomplete="name")
