"""What is said in another language than the reader's: what can be translated, and how it is told."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language, gettext_lazy, pgettext, pgettext_lazy
from django.utils.translation import gettext as _

from madoguchi.assistant.api import helping
from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import ConversationShape, ConversationUnknown, MessageShape
from madoguchi.language import api as language
from madoguchi.people.shapes import Viewer

from . import words
from .timeline import Item

TROUBLE = {
    "off": gettext_lazy("Translating is switched off."),
    "budget": gettext_lazy(
        "What the language service may be asked in a day is used up. Tomorrow it goes on."
    ),
    "often": gettext_lazy("That was often. Please wait a few minutes."),
    "long": gettext_lazy("This is too long to be translated. At most 2,000 characters are possible."),
    "empty": gettext_lazy("Please write something first."),
    "silent": gettext_lazy("The language service did not answer in time. Please try again."),
    "busy": gettext_lazy("The language service is busy. Please try again in a few minutes."),
    "unreachable": gettext_lazy("The language service cannot be reached. Please try again in a few minutes."),
}
FAILED = gettext_lazy("The language service gave no translation that can be used. Please try again.")
OTHERS = {
    "ko": pgettext_lazy("language", "Korean"), "zh": pgettext_lazy("language", "Chinese"),
}  # fmt: skip


@dataclass(frozen=True)
class Shown:
    """A message in another language, as it stands below. `apart` in words; `trouble`: why there is none."""

    offered: bool = False
    text: str = ""
    language: str = ""
    by_person: bool = False
    label: str = ""
    apart: str = ""
    trouble: str = ""


def mine() -> str:
    """The language that the reader reads the desk in."""
    return "en" if get_language() == "en" else "ja"


def language_words(code: str) -> str:
    """The name of a language, also of one that the desk has no texts in."""
    return str(OTHERS[code]) if code in OTHERS else words.language_of(code)


def mark_translations(items: Iterable[Item], conversation: ConversationShape) -> None:
    """Put under every bubble what is kept of it in another language, or the offer of it; one query."""
    bubbles = [bubble for item in items for bubble in item.messages if not bubble.private]
    kept = helping.renderings([bubble.id for bubble in bubbles], mine())
    ready = helping.can_translate()
    for bubble in bubbles:
        if bubble.id in kept:
            bubble.translation = shown(kept[bubble.id])
        elif ready and _foreign(bubble.message, conversation):
            bubble.translation = Shown(offered=True)


def _foreign(message: MessageShape, conversation: ConversationShape) -> bool:
    if message.author_kind != "customer" or message.kind != "text" or not message.body.strip():
        return False
    return helping.spoken_in(message, default=conversation.language) != mine()


def translatable(viewer: Viewer, conversation: ConversationShape, given: str) -> MessageShape | None:
    """The customer's message of this conversation that is asked for; None for anything else."""
    try:
        found = conversations.message(viewer, int(given) if given.isdecimal() and len(given) < 18 else 0)
    except ConversationUnknown:
        return None
    here = found.conversation_id == conversation.id and not found.private
    return found if here and found.author_kind == "customer" and found.kind == "text" else None


def shown(made: helping.Translated) -> Shown:
    """A translation, or why there is none, as it stands below a message."""
    if made.outcome != "worded":
        return Shown(offered=True, trouble=trouble_words(made))
    label = _("Translated by machine")
    if made.by_person:
        label = _("Written in %(language)s") % {"language": language_words(made.language)}
    return Shown(False, made.text, made.language, made.by_person, label, apart_words(made))


def trouble_words(made: helping.Translated) -> str:
    """Why nothing was translated, and what can be done."""
    if made.outcome == "same":
        return _("This is written in %(language)s already.") % {"language": language_words(made.language)}
    return str(TROUBLE.get(made.outcome, FAILED))


def apart_words(made: helping.Translated) -> str:
    """The numbers and names that the two texts do not share, "" where they agree."""
    if not made.apart:
        return ""
    return _("Not the same in both texts: %(words)s") % {
        "words": pgettext("between names", ", ").join(made.apart)
    }


def reply_language(conversation: ConversationShape) -> str:
    """The language that a reply can be translated into; "" where that is the writer's own, or none can."""
    theirs = conversation.language or "ja"
    return theirs if theirs != mine() and helping.can_translate() else ""


def composing(conversation: ConversationShape, original: str = "", **more: Any) -> dict[str, Any]:
    """What the composer shows of it: the button, and what was written before it was translated."""
    into = reply_language(conversation)
    return {
        "translate_into": language_words(into) if into else "",
        "original": original,
        "original_language": language.language_of(original, default=mine()),
        "original_apart": "",
        "original_trouble": "",
        **more,
    }
