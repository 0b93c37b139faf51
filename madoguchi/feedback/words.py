"""The words of scores and reasons, in the active language."""

from django.utils.translation import gettext, pgettext

from .shapes import PlaceChoice, ReasonChoice, Score, VoteReason


def scores() -> tuple[Score, ...]:
    """The five scores, the worst first."""
    words = (
        pgettext("score", "Bad"),
        pgettext("score", "Not good"),
        pgettext("score", "So-so"),
        pgettext("score", "Good"),
        pgettext("score", "Very good"),
    )
    return tuple(Score(value, word) for value, word in enumerate(words, start=1))


def reasons(chosen: str = "") -> tuple[ReasonChoice, ...]:
    """Why something did not help."""
    words: dict[VoteReason, str] = {
        "other_question": gettext("It answers a different question"),
        "unclear": gettext("It is hard to understand"),
        "not_enough": gettext("Something is missing"),
        "wrong": gettext("It did not work as described"),
        "outdated": gettext("It is out of date"),
    }
    return tuple(ReasonChoice(value, label, value == chosen) for value, label in words.items())


def places(chosen: str = "") -> tuple[PlaceChoice, ...]:
    """Where somebody may have looked before she asked us, what is ours first."""
    words = {
        "help": pgettext("looked", "Our help centre"),
        "assistant": pgettext("looked", "The automatic chat"),
        "manual": pgettext("looked", "The manual"),
        "search": pgettext("looked", "A search engine"),
        "ai": pgettext("looked", "An AI assistant"),
        "social": pgettext("looked", "Social media or reviews"),
        "person": pgettext("looked", "Asked somebody"),
        "nowhere": pgettext("looked", "Nowhere"),
    }
    return tuple(PlaceChoice(code, label, code == chosen) for code, label in words.items())
