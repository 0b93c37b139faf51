"""Articles that may help the customer: found by her last words, ready to be quoted."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from madoguchi.assistant import api as assistant
from madoguchi.assistant.api import LetterFound, TaskFound
from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import ConversationShape
from madoguchi.core import api as core
from madoguchi.knowledge import api as knowledge
from madoguchi.knowledge.shapes import Hit
from madoguchi.people.shapes import Viewer

from . import letters

SHOWN, SOUGHT, LAST_WORDS, LEAST = 3, 5, 3, 12
LATELY = timedelta(days=90)
QUOTE = 240
LOOKED_AT, QUOTED = 40, 24
LEAST_CONFIDENCE = 0.3


@dataclass(frozen=True)
class Linked:
    """An article that somebody linked here."""

    id: int
    title: str
    url: str


def hits_for(request: HttpRequest, conversation: ConversationShape) -> list[dict[str, Any]]:
    """The best articles for what was looked for, else for what she said last, each with its reason."""
    if words := sought(request):
        found = knowledge.search(query=words, language=conversation.language, audience="staff", limit=SOUGHT)
        knowledge.note_search(
            query=words, language=conversation.language, door="desk", conversation_id=conversation.id,
            confidences=[hit.confidence for hit in found],
            reader=knowledge.staff_searcher(request.viewer.staff.id),  # type: ignore[attr-defined]
        )  # fmt: skip
        return used([_hit(request, hit, "", conversation) for hit in found], conversation)
    said = _said(request.viewer, conversation)
    tries = dict.fromkeys(text for text in (_last_words(said), said[0] if said else "") if text)
    for question in tries:
        found = knowledge.search(
            query=question, language=conversation.language, audience="staff", limit=SHOWN
        )
        if found and found[0].confidence >= LEAST_CONFIDENCE:
            near = [hit for hit in found if hit.confidence >= LEAST_CONFIDENCE]
            return used([_hit(request, hit, question, conversation) for hit in near], conversation)
    return []


def panel(request: HttpRequest, conversation: ConversationShape) -> dict[str, Any]:
    """The card of articles beside a conversation."""
    return {
        "conversation": conversation,
        **steps_for(request, conversation),
        "hits": hits_for(request, conversation),
        "linked": linked_to(conversation),
        "sought": sought(request),
    }


def steps_for(request: HttpRequest, conversation: ConversationShape) -> dict[str, Any]:
    """Letters and tasks that fit her last words, each with its reason; none where articles are looked for."""
    if sought(request):
        return {"letters": [], "steps": []}
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    question = _last_words(_said(viewer, conversation))
    saved = conversations.saved_replies(viewer)
    found = assistant.helping.letters_for(question, saved, here=conversation.id)
    texts = {
        one["id"]: one["text"] for one in letters.offered(viewer, conversation, [f.reply for f in found])
    }
    spoken = letters.spoken_in(conversation)
    return {
        "letters": [_letter(one, texts[one.reply.id], spoken, conversation) for one in found],
        "steps": [_step(request, one) for one in assistant.helping.tasks_for(question)],
    }


def _letter(
    one: LetterFound, texts: dict[str, str], spoken: str, conversation: ConversationShape
) -> dict[str, Any]:
    reason = _("its title fits what she wrote")
    if one.times:
        asked = _short(one.asked)
        reason = ngettext(
            "sent in %(n)d conversation like this: “%(words)s”",
            "sent in %(n)d conversations like this: “%(words)s”", one.times,
        ) % {"n": one.times, "words": asked}  # fmt: skip
    url = reverse("desk:conversation", args=[conversation.id])
    return {
        "id": one.reply.id,
        "title": one.reply.title,
        "text": texts.get(spoken) or next(iter(texts.values()), ""),
        "reason": reason,
        "insert_url": f"{url}?saved={one.reply.id}#reply-text",
    }


def _step(request: HttpRequest, one: TaskFound) -> dict[str, Any]:
    address = request.build_absolute_uri(reverse("portal:task", args=[one.code]))
    return {
        "title": one.title,
        "summary": one.summary,
        "reason": _("she can do this herself"),
        "reference": f"{one.title}\n{address}",
        "url": address,
    }


def _short(words: str) -> str:
    plain = " ".join(words.split()).replace("「", "『").replace("」", "』")
    return plain if len(plain) <= QUOTED else f"{plain[:QUOTED]}…"


def sought(request: HttpRequest) -> str:
    """What a person looks for herself."""
    return " ".join(request.GET.get("q", "").split())[:200]


def used(hits: list[dict[str, Any]], conversation: ConversationShape) -> list[dict[str, Any]]:
    """Each with the number of conversations that it settled lately, and whether it is linked to this one."""
    now, ids = core.now(), [hit["id"] for hit in hits]
    counted = conversations.use_of_articles(since=now - LATELY, until=now, article_ids=ids)
    linked = {one.id for one in linked_to(conversation)}
    for hit in hits:
        roles = counted.get(hit["id"], {})
        hit |= {"uses": roles.get("sent", 0) + roles.get("linked", 0), "linked": hit["id"] in linked}
    return hits


def linked_to(conversation: ConversationShape) -> list[Linked]:
    """The articles that people linked to this conversation, the first one first."""
    held = conversations.linked_articles(conversation.id)
    return [Linked(one.article_id, one.title, one.url) for one in held]


def inserted_ids(request: HttpRequest) -> tuple[int, ...]:
    """The article that was chosen without a script."""
    given = core.whole_number(request.GET.get("insert", ""))
    return (given,) if given is not None else ()


def inserted_text(request: HttpRequest, hits: list[dict[str, Any]] | None) -> str:
    """Its quotation for the composer."""
    chosen = inserted_ids(request)
    return next((hit["quote"] for hit in hits or () if hit["id"] in chosen), "")


def _said(viewer: Viewer, conversation: ConversationShape) -> list[str]:
    """What she wrote last, oldest first, without the mere wish for a person."""
    lines = conversations.thread(viewer, conversation.id, limit=LOOKED_AT)
    said = [line.body for line in lines if line.author_kind == "customer" and line.body]
    return [body[:500] for body in said if len(body) > 40 or not assistant.wants_person(body)]


def _last_words(said: list[str]) -> str:
    """Her last message; when that is very short, a few more before it."""
    taken: list[str] = []
    for body in reversed(said[-LAST_WORDS:]):
        taken.insert(0, body)
        if len("".join(taken)) >= LEAST:
            break
    return "\n".join(taken)


def _hit(request: HttpRequest, hit: Hit, question: str, conversation: ConversationShape) -> dict[str, Any]:
    short = _short(question)
    url = reverse("desk:conversation", args=[conversation.id])
    address = request.build_absolute_uri(hit.url)
    return {
        "id": hit.article_id,
        "title": hit.heading,
        "url": hit.url,
        "passage": hit.passage,
        "reason": _("because she wrote “%(words)s”") % {"words": short} if question else "",
        "quote": quote(hit, address),
        "reference": f"{hit.heading}\n{address}",
        "insert_url": f"{url}?insert={hit.article_id}#reply-text",
    }


def quote(hit: Hit, url: str) -> str:
    """What is put into the reply: the passage, the title and the address."""
    passage = hit.passage if len(hit.passage) <= QUOTE else f"{hit.passage[:QUOTE]}…"
    return (
        f"「{passage}」\n{hit.heading}\n{url}"
        if hit.language == "ja"
        else f"“{passage}”\n{hit.heading}\n{url}"
    )
