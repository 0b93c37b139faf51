"""What the assistant says to a question."""

from collections.abc import Sequence
from dataclasses import replace

from django.utils.translation import gettext, override

from madoguchi.core import api as core
from madoguchi.knowledge import api as knowledge
from madoguchi.knowledge.shapes import CONFIDENT, ArticleRef, AssistantKnowledge, Hit, NoticeShape
from madoguchi.language import api as words

from .chatting import small_talk
from .greetings import greeting, says_yes
from .shapes import Reply, Turn
from .wishes import wants_person

PASSAGE = 240  # letters of the quoted passage
LONGEST_LIST = 420  # letters of one that has lines, such as steps
TELLING = 12  # letters from which a question tells its language ("OK" does not)
ACTIONS = ("solved", "not_solved", "person")


def notices_to(question: str, *, language: str) -> dict[int, Reply]:
    """What is posted for everybody who asks now, to be said before the answer; notice id → reply."""
    spoken = spoken_in(question, language)
    with override(spoken):
        return {one.id: pass_on(one) for one in knowledge.notices(door="assistant", language=spoken)}


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
    return answer(
        question=question,
        language=spoken,
        conversation_id=turn.conversation_id,
        tried=turn.tried,
        failures=turn.failures,
        offered=turn.offered and not turn.round,
        collections=turn.collections,
    )


def spoken_in(question: str, language: str) -> str:
    """Japanese or English: the question's own language when it is long enough to tell."""
    if len(question) >= TELLING:
        language = words.language_of(question, default=language)
    return "ja" if language == "ja" else "en"


def answer(
    *,
    question: str,
    language: str,
    conversation_id: int,
    tried: Sequence[int] = (),
    failures: int = 0,
    offered: bool = False,
    collections: Sequence[str] = (),
) -> Reply:
    """The reply to a question, from published articles that were not `tried` yet. Writes nothing.

    `failures` before this question, `offered`: the last reply offered a person, so that a yes means yes.
    `collections` limits where it looks; else the setting AssistantKnowledge does.
    """
    with override(language):
        if wants_person(question) or (offered and says_yes(question)):
            return Reply("person", "")
        kind = greeting(question)
        if kind is not None:
            return Reply("greeting", _GREETINGS[kind](), offer())
        chat = small_talk(question)
        if chat is not None:
            return Reply("greeting", chat, offer())
        hit = find(question, language, tried, collections)
        return quote(hit, language, failures) if hit else unknown(failures)


def find(question: str, language: str, tried: Sequence[int], collections: Sequence[str]) -> Hit | None:
    """The best article that is likely to answer and was not shown before."""
    if not question.strip():
        return None
    where = tuple(collections) or core.option(AssistantKnowledge).collections or None
    hits = knowledge.search(query=question, language=language, collections=where, exclude=tried, limit=1)
    return hits[0] if hits and hits[0].confidence >= CONFIDENT and hits[0].article_id not in tried else None


def quote(hit: Hit, language: str, failures: int) -> Reply:
    """The found passage, with its source."""
    if hit.language != language:
        text = gettext("This article should help. It is only available in another language.")
    elif failures:
        text = gettext("Then this article may help.")
    else:
        text = gettext("This article should help.")
    card = {
        "type": "answer",
        "passage": written_for_chat(hit) or shorten(hit.passage),
        "title": hit.heading,
        "url": hit.url,
        "article_id": hit.article_id,
        "language": hit.language,
        "actions": list(ACTIONS),
    }
    return Reply("answer", text, card, hit.confidence)


def written_for_chat(hit: Hit) -> str:
    """The answer as its editor put it for a chat card; "" where she left that to the passage."""
    return "".join(article.card_text for article in knowledge.articles(ids=(hit.article_id,)))


def pass_on(notice: NoticeShape) -> Reply:
    """A notice to everybody, as the assistant says it."""
    card = {
        "type": "notice",
        "passage": "\n".join(filter(None, (notice.title, notice.text))),
        "title": notice.link.heading if notice.link else "",
        "url": notice.link.url if notice.link else "",
        "language": notice.language,
    }
    if notice.level == "info":
        return Reply("notice", gettext("There is a notice at the moment."), card)
    return Reply("notice", gettext("We are sorry: there is a disruption at the moment."), card)


def tell_fixed(about: ArticleRef, *, language: str) -> Reply:
    """What a customer hears who wanted to know when an issue is fixed."""
    card = {
        "type": "notice", "passage": about.heading, "title": about.heading, "url": about.url,
        "language": about.language,
    }  # fmt: skip
    with override(language):
        return Reply("notice", gettext("The issue that you wanted to hear about has been fixed."), card)


def unknown(failures: int) -> Reply:
    """It does not know, and says so; from the second failure on a person is what it offers."""
    if failures:
        text = gettext(
            "I am sorry that I could not help. Our staff can take over from here: they can read everything "
            "you have written, so you need not explain it again. Shall I pass it on?"
        )
    else:
        text = gettext(
            "I am sorry, I could not find an article that answers this. Please try other words, or ask our "
            "staff: they can read everything you have written."
        )
    return Reply("unknown", text, offer())


def offer() -> dict[str, object]:
    """A card with nothing but the way to a person."""
    return {"type": "offer", "actions": ["person"]}


def shorten(passage: str) -> str:
    """A passage cut at a line, a sentence or a word; its lines stay lines."""
    lines = [" ".join(line.split()) for line in passage.splitlines()]
    text = "\n".join(filter(None, lines))
    most = LONGEST_LIST if "\n" in text else PASSAGE
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    stop = max(cut.rfind(mark) for mark in "\n。．.!！?？")
    if stop > most // 2:
        return f"{cut[:stop]} …" if cut[stop] == "\n" else cut[: stop + 1]
    space = cut.rfind(" ")
    return (cut[:space] if space > most // 2 else cut) + "…"


_GREETINGS = {
    "hello": lambda: gettext("Thank you for contacting us. What can we do for you?"),
    "thanks": lambda: gettext("You are welcome. Please write again whenever you have another question."),
    "bye": lambda: gettext("Thank you for contacting us. We are glad to help at any time."),
}
