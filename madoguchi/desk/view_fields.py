"""The conditions of a list as a form: what each field is called, compared by and chosen from."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import CODE_FIELDS, Condition, Conditions, Vocabulary
from madoguchi.core import api as core
from madoguchi.people import api as people

from . import words

LABELS: dict[str, Any] = {
    "status": pgettext_lazy("condition", "Status"),
    "handler": pgettext_lazy("condition", "Who handles it"),
    "team": pgettext_lazy("condition", "Team"),
    "assignee": gettext_lazy("Assignee"),
    "priority": gettext_lazy("Priority"),
    "channel": pgettext_lazy("condition", "Channel"),
    "language": pgettext_lazy("condition", "Language"),
    "tag": pgettext_lazy("condition", "Tag"),
    **conversations.CODE_LABELS,
    "created": pgettext_lazy("condition", "Received"),
    "waiting": pgettext_lazy("condition", "The customer has waited"),
    "due": pgettext_lazy("condition", "First reply"),
    "escalated": pgettext_lazy("condition", "Escalated"),
    "followed": pgettext_lazy("condition", "Followed by me"),
}
IS = {"is": pgettext_lazy("condition", "is"), "not": pgettext_lazy("condition", "is not")}
OPS: dict[str, dict[str, Any]] = {
    **dict.fromkeys(LABELS, IS),
    "priority": {
        **IS,
        "at_least": pgettext_lazy("condition", "at least"),
        "at_most": pgettext_lazy("condition", "at most"),
    },
    "tag": {"is": pgettext_lazy("condition", "has"), "not": pgettext_lazy("condition", "has not")},
    "created": {
        "over": pgettext_lazy("condition", "longer ago than"),
        "under": pgettext_lazy("condition", "within the last"),
    },
    "waiting": {
        "over": pgettext_lazy("condition", "longer than"),
        "under": pgettext_lazy("condition", "shorter than"),
    },
    "due": {
        "under": pgettext_lazy("condition", "due within (or late)"),
        "over": pgettext_lazy("condition", "late by at least"),
    },
    "escalated": {"is": IS["is"]},
    "followed": {"is": IS["is"]},
}
UNITS: dict[str, Any] = {
    "created": pgettext_lazy("condition", "hours"),
    "waiting": pgettext_lazy("condition", "minutes"),
    "due": pgettext_lazy("condition", "minutes"),
}
YES_NO = ("escalated", "followed")


def field_options() -> list[tuple[str, str]]:
    """Every field that a condition may name."""
    return [(key, str(label)) for key, label in LABELS.items()]


def condition_rows(part: str, conditions: Iterable[Condition], wrong: str = "") -> list[dict[str, Any]]:
    """The conditions of one part ("all" or "any") as lines of the form."""
    known = _Choices()
    return [_row(part, number, one, known, wrong) for number, one in enumerate(conditions)]


def _row(part: str, number: int, one: Condition, known: "_Choices", wrong: str) -> dict[str, Any]:
    choices = known.of(one.field)
    return {
        "id": f"{part}-{number}",
        "part": part,
        "number": number,
        "field": one.field,
        "label": LABELS.get(one.field, one.field),
        "ops": [(op, label, op == one.op) for op, label in OPS.get(one.field, IS).items()],
        "choices": [(value, label, value == one.value) for value, label in choices],
        "value": one.value,
        "unit": UNITS.get(one.field, ""),
        "error": _("Please fill this in.") if one.field == wrong else "",
    }


def fresh(field: str) -> Condition:
    """A condition on a field as it stands when it has just been added."""
    first = next(iter(OPS.get(field, IS)))
    choices = _Choices().of(field)
    value = choices[0][0] if choices else {"created": "24", "waiting": "15", "due": "30"}.get(field, "")
    return Condition(field, first, value)


def sentence(conditions: Conditions) -> str:
    """The conditions in one line of words."""
    known = _Choices()
    both = _(" and ").join(_phrase(one, known) for one in conditions.all_of)
    either = _(" or ").join(_phrase(one, known) for one in conditions.any_of)
    if both and either:
        return _("%(all)s, and one of: %(any)s") % {"all": both, "any": either}
    return both or either


def _phrase(one: Condition, known: "_Choices") -> str:
    named = dict(known.of(one.field))
    return _("%(field)s %(op)s %(value)s%(unit)s") % {
        "field": LABELS.get(one.field, one.field),
        "op": OPS.get(one.field, IS).get(one.op, ""),
        "value": named.get(one.value, one.value),
        "unit": f" {UNITS[one.field]}" if one.field in UNITS else "",
    }


class _Choices:
    """What a field's value is chosen from; people, teams and terms are asked for once, when needed."""

    def __init__(self) -> None:
        self._read: dict[str, list[tuple[str, str]]] = {}

    def of(self, field: str) -> list[tuple[str, str]]:
        """Values with their names; none for a field that is typed."""
        if field not in self._read:
            self._read[field] = [(value, str(label)) for value, label in self._options(field)]
        return self._read[field]

    def _options(self, field: str) -> Iterable[tuple[str, Any]]:
        if field in CODE_FIELDS:
            return _terms(field)
        if field in YES_NO:
            return (("yes", pgettext_lazy("condition", "yes")), ("no", pgettext_lazy("condition", "no")))
        plain = {
            "status": words.STATUSES,
            "handler": {**words.HANDLERS, "agent": gettext_lazy("With an agent")},
            "language": words.LANGUAGES,
            "priority": {str(value): label for value, label in words.PRIORITIES.items()},
            "channel": {key: label for key, (_icon, label) in words.CHANNELS.items()},
        }
        if field in plain:
            return plain[field].items()
        return {"team": _teams, "assignee": _people}.get(field, list)()


def _terms(field: str) -> list[tuple[str, Any]]:
    terms = core.option(Vocabulary).terms(field)
    named = [(term.code, conversations.term_name(terms, term.code)) for term in terms]
    return [*named, ("none", pgettext_lazy("condition", "not set"))]


def _teams() -> list[tuple[str, Any]]:
    named = [(str(team.id), team.name) for team in people.teams()]
    return [("mine", gettext_lazy("My teams")), *named, ("none", pgettext_lazy("condition", "no team"))]


def _people() -> list[tuple[str, Any]]:
    named = [(str(one.id), one.name) for one in people.all_staff() if one.role != "editor"]
    return [("me", pgettext_lazy("condition", "me")), ("none", gettext_lazy("Nobody")), *named]
