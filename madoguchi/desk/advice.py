"""Articles that may help the customer: found by her last words, ready to be quoted."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from madoguchi.assistant import api as assistant
from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import ConversationShape
from madoguchi.knowledge import api as knowledge
from madoguchi.knowledge.shapes import Hit
from madoguchi.people.shapes import Viewer

SHOWN, LAST_WORDS, LEAST = 3, 3, 12
QUOTE = 240
LOOKED_AT = 40
LEAST_CONFIDENCE = 0.3


def hits_for(request: HttpRequest, conversation: ConversationShape) -> list[dict[str, Any]]:
    """The best articles for what she said last, each with its reason."""
    said = _said(request.viewer, conversation)
    tries = dict.fromkeys(text for text in (_last_words(said), said[0] if said else "") if text)
    for question in tries:
        found = knowledge.search(
            query=question, language=conversation.language, audience="staff", limit=SHOWN
        )
        if found and found[0].confidence >= LEAST_CONFIDENCE:
            near = [hit for hit in found if hit.confidence >= LEAST_CONFIDENCE]
            return [_hit(request, hit, question, conversation) for hit in near]
    return []


def inserted_ids(request: HttpRequest) -> tuple[int, ...]:
    """The article that was chosen without a script."""
    given = request.GET.get("insert", "")
    return (int(given),) if given.isdecimal() else ()


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
    start = " ".join(question.split()).replace("「", "『").replace("」", "』")
    short = start if len(start) <= 24 else f"{start[:24]}…"
    url = reverse("desk:conversation", args=[conversation.id])
    return {
        "id": hit.article_id,
        "title": hit.heading,
        "url": hit.url,
        "passage": hit.passage,
        "reason": _("because she wrote “%(words)s”") % {"words": short},
        "quote": quote(hit, request.build_absolute_uri(hit.url)),
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
