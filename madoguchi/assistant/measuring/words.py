"""What the parts and the measures are called, and how each is defined."""

from collections.abc import Iterable

from django.utils.translation import get_language, gettext_lazy, pgettext, pgettext_lazy
from django.utils.translation import gettext as _

from madoguchi.conversations import api as conversations
from madoguchi.core import api as core
from madoguchi.knowledge import api as knowledge

from ..intents.destinations import destinations

BY = {
    "topics": pgettext_lazy("measure", "By topic"),
    "versions": pgettext_lazy("measure", "By version"),
    "channels": pgettext_lazy("measure", "By channel"),
    "weeks": pgettext_lazy("measure", "By week"),
}
DEFINITIONS = (
    (
        pgettext_lazy("measure", "Asked"),
        gettext_lazy(
            "Questions and wishes in the chat, each time anew. Small talk, the later words of a procedure "
            "and messages that only ask for a person do not count."
        ),
    ),
    (
        pgettext_lazy("measure", "Answered"),
        gettext_lazy(
            "The reply was an article, a choice between articles, or a procedure. Share of what was asked."
        ),
    ),
    (
        pgettext_lazy("measure", "Resolved"),
        gettext_lazy(
            "Answered, and then she said that it was solved or finished the procedure; or she said nothing "
            "against it, did not ask the same again and did not come to people about the topic within "
            "seven days. Share of what was asked more than seven days ago; the rest is not decided yet."
        ),
    ),
    (
        pgettext_lazy("measure", "Contained"),
        gettext_lazy(
            "Conversations with a question that never came to people. Says nothing about whether it was "
            "solved."
        ),
    ),
    (
        pgettext_lazy("measure", "Handed over"),
        gettext_lazy("Conversations with a question that came to people."),
    ),
    (
        pgettext_lazy("measure", "Abandoned"),
        gettext_lazy(
            "A procedure that was left in the middle, or a question that was not understood, after which "
            "nothing more was said. Share of what was asked."
        ),
    ),
    (
        pgettext_lazy("measure", "Topic"),
        gettext_lazy(
            "What the conversation was filed under; where nothing was, the category of the article that was "
            "shown, or the procedure."
        ),
    ),
    (
        gettext_lazy("Interval"),
        gettext_lazy(
            "Behind each share stand n and its interval by Wilson (95%): so wide is what chance alone "
            "explains. Below n = 30 a share says little."
        ),
    ),
)


def names(by: str, keys: Iterable[str]) -> dict[str, str]:
    """What these parts are called in the reader's language; at most two statements."""
    wanted = list(keys)
    if by == "versions":
        return {key: _version(key) for key in wanted}
    if by == "channels":
        return {key: str(conversations.CHANNELS.get(key, ("", key))[1]) for key in wanted}
    return _topics(wanted)


def _version(key: str) -> str:
    return _("Version %(n)s") % {"n": key} if key not in ("", "0") else _("As it came with the product")


def _topics(keys: list[str]) -> dict[str, str]:
    terms = core.option(conversations.Vocabulary).topics
    shelves = {}
    if any(key.startswith("shelf:") for key in keys):
        ja = get_language() == "ja"
        shelves = {str(one.id): one.title_ja if ja else one.title_en or one.title_ja
                   for one in knowledge.categories()}  # fmt: skip
    others = any(key and not key.startswith(("topic:", "shelf:")) for key in keys)
    titles = {(one.kind, one.ref): one.title for one in destinations()} if others else {}
    found = {}
    for key in keys:
        kind, _colon, ref = key.partition(":")
        if kind == "topic":
            found[key] = conversations.term_name(terms, ref)
        elif kind == "shelf":
            found[key] = _("%(name)s (category)") % {"name": shelves.get(ref, ref)}
        else:
            found[key] = titles.get((kind, ref), ref) if ref else pgettext("measure", "No topic")
    return found
