"""Articles that may help the customer: found by her last words, ready to be quoted."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import ConversationShape
from madoguchi.knowledge import api as knowledge
from madoguchi.knowledge.shapes import Hit
from madoguchi.people.shapes import Viewer

SHOWN, LAST_WORDS, LEAST = 3, 3, 12
QUOTE = 240


def hits_for(viewer: Viewer, conversation: ConversationShape) -> list[dict[str, Any]]:
    """The best articles for what she said last, each with its reason."""
    question = _last_words(viewer, conversation)
    if not question:
        return []
    found = knowledge.search(query=question, language=conversation.language, audience="staff", limit=SHOWN)
    return [_hit(one, question, conversation) for one in found]


def inserted_ids(request: HttpRequest) -> tuple[int, ...]:
    """The article that was chosen without a script."""
    given = request.GET.get("insert", "")
    return (int(given),) if given.isdecimal() else ()


def inserted_text(request: HttpRequest, hits: list[dict[str, Any]] | None) -> str:
    """Its quotation for the composer."""
    chosen = inserted_ids(request)
    return next((hit["quote"] for hit in hits or () if hit["id"] in chosen), "")


def _last_words(viewer: Viewer, conversation: ConversationShape) -> str:
    """Her last message; when that is very short, a few more before it."""
    said = [
        one.body
        for one in conversations.thread(viewer, conversation.id, limit=20)
        if one.author_kind == "customer"
    ]
    taken: list[str] = []
    for body in reversed(said[-LAST_WORDS:]):
        taken.insert(0, body)
        if len("".join(taken)) >= LEAST:
            break
    return "\n".join(taken)[:500]


def _hit(hit: Hit, question: str, conversation: ConversationShape) -> dict[str, Any]:
    start = " ".join(question.split())
    short = start if len(start) <= 24 else f"{start[:24]}…"
    url = reverse("desk:conversation", args=[conversation.id])
    return {
        "id": hit.article_id,
        "title": hit.heading,
        "url": hit.url,
        "passage": hit.passage,
        "reason": _("because she wrote “%(words)s”") % {"words": short},
        "quote": quote(hit),
        "insert_url": f"{url}?insert={hit.article_id}#reply-text",
    }


def quote(hit: Hit) -> str:
    """What is put into the reply: the passage, the title and the address."""
    passage = hit.passage if len(hit.passage) <= QUOTE else f"{hit.passage[:QUOTE]}…"
    return (
        f"「{passage}」\n{hit.heading}\n{hit.url}"
        if hit.language == "ja"
        else f"“{passage}”\n{hit.heading}\n{hit.url}"
    )
