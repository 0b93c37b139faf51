"""What tasks made by form may do: open a case, ask for a call, send a mail, note an attribute."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.utils.translation import gettext as _

from madoguchi.core import api as core
from madoguchi.people import api as people

from .. import matters, runs
from ..known import known_address as known_address
from ..known import known_number as known_number
from ..shapes import Outcome, Situation, TaskRefused
from .definition import Definition


def said(definition: Definition, situation: Situation) -> tuple[str, ...]:
    """What will happen, in the company's words or in ours."""
    own = definition.effects.to(situation.language)
    if own:
        return tuple(line for line in own.splitlines() if line.strip())
    return (
        {
            "case": _("We receive this as an enquiry, and you find it under your enquiries."),
            "callback": _("We call you on the number that you gave."),
            "mail": _("We receive this by e-mail."),
            "attribute": _("We keep this with your details."),
        }[definition.effect.kind],
    )


def check_again(code: str, definition: Definition, situation: Situation) -> None:
    """Raises TaskRefused when she has done it within the days that have to pass."""
    since = core.now() - timedelta(days=definition.again_days)
    if runs.done_since(code, situation.customer_id, since):
        words = _("You have sent this already. It can be sent once in %(days)d days.")
        raise TaskRefused("again", words % {"days": definition.again_days})


def act(code: str, definition: Definition, situation: Situation) -> Outcome:
    """Do what the definition says. Raises TaskRefused."""
    return {"case": _case, "callback": _callback, "mail": _mail, "attribute": _attribute}[
        definition.effect.kind
    ](definition, situation)


def undo(definition: Definition, situation: Situation, data: Mapping[str, Any]) -> None:
    """Take it back. Raises TaskRefused when a person has begun to work on it."""
    if definition.effect.kind == "attribute":
        key = definition.effect.attribute
        people.keep_attributes(
            customer_id=situation.customer_id, values={key: str(data.get("before", ""))}, signed=True
        )
        return
    matters.take_back(situation, data)


def _case(definition: Definition, situation: Situation) -> Outcome:
    effect = definition.effect
    return matters.open_case(
        situation,
        subject=definition.title.to(situation.language),
        text=_written(definition, situation),
        request_type=effect.request_type,
        team_id=effect.team_id,
    )


def _callback(definition: Definition, situation: Situation) -> Outcome:
    number = next(str(situation.value(one.name)) for one in definition.fields if one.kind == "phone")
    return matters.open_callback(
        situation,
        number=number,
        text=_written(definition, situation),
        request_type=definition.effect.request_type,
        team_id=definition.effect.team_id,
    )


def _mail(definition: Definition, situation: Situation) -> Outcome:
    customer = people.customer(situation.customer_id)
    text = _written(definition, situation)
    who = f"{customer.display_name} {customer.proven_email}".strip() if customer else ""
    core.send_mail(
        to=definition.effect.mail_to,
        subject=definition.title.to("ja"),
        text=f"{who}\n\n{text}",
        purpose="task",
        language="ja",
    )
    return Outcome()


def _attribute(definition: Definition, situation: Situation) -> Outcome:
    key, name = definition.effect.attribute, definition.effect.attribute_field
    held = {one.key: one.value for one in people.attributes(situation.customer_id)}
    people.keep_attributes(
        customer_id=situation.customer_id, values={key: _plain(situation.value(name))}, signed=True
    )
    return Outcome(data={"before": held.get(key, "")})


def _written(definition: Definition, situation: Situation) -> str:
    """The answers as lines of a letter, in the customer's language."""
    rows = []
    for asked in definition.fields:
        value = situation.value(asked.name)
        chosen = {option.value: option.words.to(situation.language) for option in asked.options}
        many = value if isinstance(value, list) else [value]
        told = "、".join(chosen.get(str(one), _plain(one)) for one in many if one not in ("", None))
        if told:
            rows.append(f"{asked.label.to(situation.language)}: {told}")
    return "\n".join(rows)


def _plain(value: Any) -> str:
    return _("Yes") if value is True else _("No") if value is False else str(value)
