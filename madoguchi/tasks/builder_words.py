"""Words of the builder: kinds, proofs, effects, and what keeps a task from being published."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext, pgettext_lazy

from madoguchi.conversations import api as conversations
from madoguchi.core import api as core
from madoguchi.people import api as people

from .composed.definition import ICONS, MOST_STEPS, Definition
from .composing import CodeRefused
from .typed import options_text
from .words import GROUPS

ICON_WORDS = {
    "list-checks": pgettext_lazy("picture", "List"), "file-text": pgettext_lazy("picture", "Paper"),
    "package": pgettext_lazy("picture", "Parcel"), "truck": pgettext_lazy("picture", "Lorry"),
    "receipt": pgettext_lazy("picture", "Receipt"), "wrench": pgettext_lazy("picture", "Spanner"),
    "phone": pgettext_lazy("picture", "Telephone"), "mail": pgettext_lazy("picture", "Letter"),
    "house": pgettext_lazy("picture", "House"), "calendar": pgettext_lazy("picture", "Calendar"),
    "gift": pgettext_lazy("picture", "Present"), "shield-check": pgettext_lazy("picture", "Shield"),
    "user-round": pgettext_lazy("picture", "Person"), "credit-card": pgettext_lazy("picture", "Card"),
    "message-circle": pgettext_lazy("picture", "Speech bubble"),
    "camera": pgettext_lazy("picture", "Camera"),
}  # fmt: skip


def kinds() -> tuple[tuple[str, str], ...]:
    """Kinds of fields, as the builder calls them."""
    return (
        ("text", _("One line of text")),
        ("long_text", _("Several lines of text")),
        ("choice", _("One of several")),
        ("choices", _("Several of several")),
        ("agree", _("A box to tick")),
        ("email", _("E-mail address")),
        ("phone", _("Telephone number")),
        ("date", pgettext("task field", "Date")),
        ("number", pgettext("task field", "Number")),
    )


def proofs() -> tuple[tuple[str, str], ...]:
    """How well she must have proven who she is."""
    return (
        ("known", _("A confirmed e-mail address")),
        ("fresh", _("A code by e-mail, once more")),
    )


def effects() -> tuple[tuple[str, str], ...]:
    """What may happen after the yes."""
    return (
        ("case", _("Open an enquiry for our staff")),
        ("callback", _("Ask our staff to call")),
        ("mail", _("Send a mail")),
        ("attribute", _("Note it with the customer")),
    )


def code_words(refused: CodeRefused) -> str:
    """Why a new task cannot be called so."""
    return {
        "form": _("Please use small letters, digits and hyphens, at least three."),
        "taken": _("A built-in task has this name."),
        "many": _("There are as many tasks already as can be kept."),
    }[refused.reason]


def flaw_words(found: Iterable[tuple[str, str]], definition: Definition) -> tuple[str, ...]:
    """What is missing, with the field where it is."""
    names = {asked.name: asked.label.ja or _("a field without a name") for asked in definition.fields}
    words = {
        "title": _("Please give the task a Japanese title."),
        "no_fields": _("Please add at least one field."),
        "undo": _("It can be taken back for a day at most."),
        "label": _("%(field)s: please write what is asked, in Japanese."),
        "options": _("%(field)s: please give at least two choices."),
        "span": _("%(field)s: the lowest value is above the highest."),
        "mail_to": _("Please say to which address the mail goes."),
        "attribute": _("Please say what is noted, and from which field."),
        "phone": _("A call needs a field for the telephone number."),
    }
    return tuple(words[which] % {"field": names.get(where, "")} for where, which in found)


def page_words(definition: Definition) -> dict[str, Any]:
    """What the builder's page offers to choose from."""
    types = core.option(conversations.Vocabulary).types
    used = max((asked.step for asked in definition.fields), default=1)
    titles = definition.step_titles
    return {
        "kinds": kinds(), "proofs": proofs(), "effect_kinds": effects(),
        "icons": [(one, ICON_WORDS[one]) for one in ICONS],
        "groups": tuple((code, str(title)) for code, title in GROUPS.items()),
        "teams": [(team.id, team.name) for team in people.teams()],
        "types": [(one.code, conversations.term_name(types, one.code)) for one in types if one.active],
        "rows": [
            {"asked": asked, "options": options_text(asked), "first": at == 0,
             "last": at == len(definition.fields) - 1}
            for at, asked in enumerate(definition.fields)
        ],
        "steps": [
            (at, f"step-{at}", titles[at - 1] if at <= len(titles) else None)
            for at in range(1, min(used + 1, MOST_STEPS) + 1)
        ],
        "step_numbers": [(at, at) for at in range(1, MOST_STEPS + 1)],
        "named": [(asked.name, asked.label.ja) for asked in definition.fields if asked.label.ja],
    }  # fmt: skip
