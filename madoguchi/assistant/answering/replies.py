"""The reply in a turn: a person, a greeting, a choice, an answer, or that it is not known."""

from collections.abc import Sequence
from dataclasses import replace

from django.utils.translation import gettext, override

from madoguchi.conversations import api as conversations
from madoguchi.knowledge.shapes import CONFIDENT

from ..certainty import RATHER_SURE
from ..chatting import small_talk
from ..dialogue.shapes import Wish
from ..greetings import greeting, says_yes
from ..shapes import Reply, Turn
from ..standing import tried_in_vain
from ..wishes import wants_person
from .asking_back import ask_back, picked
from .finding import Found, find, look_up
from .language import spoken_in
from .leading import led_to_article
from .offering import offer, unknown
from .quoting import quote, quote_both
from .wording import draft_of, worded

__all__ = ["answer", "reply_to", "spoken_in", "worded"]


def reply_to(question: str, *, turn: Turn, language: str, noticed: bool = False) -> Reply:
    """The reply in this turn; after a second answer that did not help it looks no further.

    `language` is the conversation's; a longer question in another language is answered in that one.
    `noticed`: a notice was said just before, which may be the answer already.
    """
    spoken = spoken_in(question, language)
    reply = _reply(question, turn, spoken)
    if noticed and reply.kind == "unknown" and not turn.failures:
        with override(spoken):
            return replace(reply, text=gettext(
                "If the notice above does not settle your question, please try other words, or ask our "
                "staff: they can read everything you have written."
            ))  # fmt: skip
    return reply


def _reply(question: str, turn: Turn, spoken: str) -> Reply:
    if turn.round and turn.failures > 1:
        with override(spoken):
            return unknown(turn.failures)
    if turn.wish and not turn.round:
        with override(spoken):
            if led := _led(turn.wish, turn, spoken):
                return led
    if turn.tried and not turn.round and tried_in_vain(question):
        with override(spoken):
            return unknown(max(turn.failures, 1))
    return reply_from_articles(
        question=question,
        language=spoken,
        tried=turn.tried,
        failures=turn.failures,
        offered=turn.offered and not turn.round,
        choices=turn.choices if not turn.round else (),
        collections=turn.collections,
    )


def _led(wish: Wish, turn: Turn, spoken: str) -> Reply | None:
    """Where an understood wish leads past the search: to people, or straight to an article."""
    if wish.kind == "person":
        return Reply("person", "")
    return led_to_article(wish, spoken, turn.tried, turn.collections, turn.failures)


def answer(
    *, question: str, language: str, conversation_id: int, tried: Sequence[int] = (), failures: int = 0,
    offered: bool = False, choices: Sequence[int] = (), collections: Sequence[str] = (),
) -> Reply:  # fmt: skip
    """The reply to a question, worded by the company's service where there is one: outside transactions."""
    reply = reply_from_articles(
        question=question, language=language, tried=tried, failures=failures, offered=offered,
        choices=choices, collections=collections,
    )  # fmt: skip
    here = conversations.brief(conversation_id) if reply.draft else None
    return worded(reply, customer_id=here.customer_id if here else None)


def reply_from_articles(
    *, question: str, language: str, tried: Sequence[int] = (), failures: int = 0, offered: bool = False,
    choices: Sequence[int] = (), collections: Sequence[str] = (),
) -> Reply:  # fmt: skip
    """The reply to a question, from published articles that were not `tried` yet. Writes nothing.

    `failures` before this question, `offered`: the last reply offered a person, so that a yes means yes;
    `choices`: the last reply asked which of these articles is meant.
    `collections` limits where it looks; else the setting AssistantKnowledge does.
    """
    with override(language):
        if wants_person(question) or (offered and says_yes(question)):
            return Reply("person", "")
        if choices and (reply := _chosen(question, language, choices, collections)):
            return reply
        kind = greeting(question)
        if kind is not None:
            return Reply("greeting", _GREETINGS[kind](), offer())
        chat = small_talk(question)
        if chat is not None:
            return Reply("greeting", chat, offer())
        found = find(question, language, tried, collections)
        if found is None:
            return unknown(failures)
        return _answered(question, found, language, failures, asked=bool(choices))


def _answered(question: str, found: Found, language: str, failures: int, *, asked: bool) -> Reply:
    """The answer from what was found; asked back at most once."""
    if found.rivals and not asked and not failures:
        return ask_back((found.hit, *found.rivals))
    if found.also:
        return quote_both(found.hit, found.also)
    quoted = quote(found.hit, language, failures, reserved=found.chance < RATHER_SURE)
    if found.hit.language != language:
        return quoted
    return replace(quoted, draft=draft_of(question, found, language))


def _chosen(question: str, language: str, choices: Sequence[int], collections: Sequence[str]) -> Reply | None:
    """The answer from the article that she picked, as far as it can still be read."""
    ref = picked(question, choices)
    if ref is None:
        return None
    hits = look_up(ref.heading, language, (), collections, limit=5)
    hit = next((one for one in hits if one.article_id == ref.id), None)
    return quote(replace(hit, confidence=max(hit.confidence, CONFIDENT)), language, 0) if hit else None


_GREETINGS = {
    "hello": lambda: gettext("Thank you for contacting us. What can we do for you?"),
    "thanks": lambda: gettext("You are welcome. Please write again whenever you have another question."),
    "bye": lambda: gettext("Thank you for contacting us. We are glad to help at any time."),
}
