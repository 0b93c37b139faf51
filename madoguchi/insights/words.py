"""What the figures and their parts are called, and how each is defined."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import get_language, gettext_lazy, pgettext, pgettext_lazy
from django.utils.translation import gettext as _

from madoguchi.conversations import api as conversations
from madoguchi.core import api as core
from madoguchi.people import api as people

LABELS = {
    "received": pgettext_lazy("figure", "Received"),
    "handed": gettext_lazy("Came to people"),
    "answered": pgettext_lazy("figure", "Answered"),
    "kept": gettext_lazy("Answered within the target"),
    "missed": gettext_lazy("Missed the target"),
    "resolved": pgettext_lazy("figure", "Resolved"),
    "waiting": gettext_lazy("Waiting now"),
    "talking": gettext_lazy("With agents now"),
    "overdue": gettext_lazy("Overdue now"),
    "backlog": gettext_lazy("Backlog"),
    "backlog_0": gettext_lazy("Backlog up to a day old"),
    "backlog_1": gettext_lazy("Backlog of 1 to 3 days"),
    "backlog_2": gettext_lazy("Backlog of 3 to 7 days"),
    "backlog_3": gettext_lazy("Backlog older than 7 days"),
    "rated": gettext_lazy("Rated"),
    "satisfied": gettext_lazy("Satisfied"),
}
DEFINITIONS = {
    "received": gettext_lazy("Conversations that began in this period, whoever answered them."),
    "handed": gettext_lazy("Conversations that first came to people (queue or agent) in this period."),
    "answered": gettext_lazy("Conversations whose first reply by a person fell in this period."),
    "kept": gettext_lazy("Of the first replies in this period, those sent by their due time."),
    "missed": gettext_lazy(
        "First replies in this period after their due time, and conversations whose due time "
        "passed in it without a reply."
    ),
    "resolved": gettext_lazy("Conversations whose last resolution fell in this period."),
    "waiting": gettext_lazy("Conversations in the queue at this moment, with nobody assigned."),
    "talking": gettext_lazy("Open conversations in the hands of an agent at this moment."),
    "overdue": gettext_lazy("Conversations with people at this moment whose first reply is overdue."),
    "backlog": gettext_lazy("Unresolved conversations with people at this moment, snoozed ones included."),
    "rated": gettext_lazy("Conversations that customers rated in this period."),
    "satisfied": gettext_lazy("Of the ratings given in this period, those of 4 or 5 out of 5."),
}
AGE_LABELS = (
    gettext_lazy("up to 1 day"),
    gettext_lazy("1–3 days"),
    gettext_lazy("3–7 days"),
    gettext_lazy("over 7 days"),
)
BREAKDOWNS = {
    "type": pgettext_lazy("breakdown", "Type"),
    "topic": pgettext_lazy("breakdown", "Topic"),
    "channel": pgettext_lazy("breakdown", "Channel"),
    "team": pgettext_lazy("breakdown", "Team"),
    "agent": pgettext_lazy("breakdown", "Agent"),
}


def definition(figure: str) -> str:
    """How a figure is defined; the age groups of the backlog share its words."""
    return str(DEFINITIONS.get(figure) or DEFINITIONS["backlog"])


def definitions() -> list[tuple[str, str]]:
    """Every figure with its definition, for those who want to know."""
    return [(str(LABELS[figure]), str(words)) for figure, words in DEFINITIONS.items()]


def state_name(availability: str) -> str:
    """What an agent's state is called."""
    return str(people.AVAILABILITY_WORDS[availability])


def part_names(by: str, keys: Iterable[Any]) -> dict[Any, str]:
    """The names of parts, in the reader's language; what was never set has a name too."""
    names: dict[Any, str] = {"": pgettext("breakdown", "Not set"), None: _nobody(by)}
    if by == "team":
        names |= {team.id: team.name for team in people.teams()}
    elif by == "agent":
        names |= people.staff_names(key for key in keys if key is not None)
    elif by == "channel":
        names |= {key: str(label) for key, (_icon, label) in conversations.CHANNELS.items()}
    else:
        names |= _terms(by)
    return {key: names.get(key) or str(key) for key in keys}


def _nobody(by: str) -> str:
    return _("Nobody assigned") if by == "agent" else _("No team")


def _terms(by: str) -> dict[str, str]:
    known = core.option(conversations.Vocabulary)
    terms = known.types if by == "type" else known.topics
    japanese = (get_language() or "ja").startswith("ja")
    return {term.code: term.ja if japanese else term.en for term in terms}
