"""Help inside the chat: search, read an article, and back."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from madoguchi.conversations import api as conversations
from madoguchi.core import api as core
from madoguchi.knowledge import api as knowledge
from madoguchi.people import api as people
from madoguchi.ui import api as ui

from ..shapes import HELP_A_MINUTE
from ..translate import collections_in
from .door import customer_door, in_frame
from .messages import link_read

SHOWN = 6
LONGEST_QUERY = 200
RESULTS = "chat-help-found"


@require_safe
@customer_door
def search(request: HttpRequest) -> HttpResponse:
    """What was found for ?q=; without words, what others read."""
    query = " ".join(request.GET.get("q", "").replace("\x00", "").split())[:LONGEST_QUERY]
    if query and not core.allow(f"chat:help:{people.asker(request)}", limit=HELP_A_MINUTE, seconds=60):
        return ui.too_many_requests(request)
    viewer, language = request.viewer, get_language() or "ja"  # type: ignore[attr-defined]
    wanted = collections_in(request.GET) or None
    values = {"query": query, "collection": ",".join(wanted or ())}
    if query:
        values["hits"] = knowledge.search(
            query=query, language=language, audience=knowledge.audience_of(viewer), collections=wanted,
            limit=SHOWN,
        )  # fmt: skip
        values["search_id"] = _note(request, query, values["hits"])
    else:
        values["popular"] = knowledge.popular(
            viewer=viewer, language=language, collections=wanted, limit=SHOWN
        )
    return knowledge.keep_searcher(request, _show(request, "_help", values))


def _note(request: HttpRequest, query: str, hits: tuple[knowledge.Hit, ...]) -> int:
    """Keep a search that was sent off; not the ones while she is still typing."""
    if request.GET.get("typing"):
        return 0
    return knowledge.note_search(
        query=query, language=get_language() or "ja", door="widget",
        confidences=[hit.confidence for hit in hits], reader=knowledge.become_searcher(request),
        customer_id=request.viewer.customer_id,  # type: ignore[attr-defined]
    )  # fmt: skip


@require_safe
@customer_door
def article(request: HttpRequest, article_id: int) -> HttpResponse:
    """One article to read beside the conversation, which remembers that she did."""
    viewer = request.viewer  # type: ignore[attr-defined]
    found = knowledge.reading(viewer=viewer, id=article_id)
    if found is None:
        raise Http404("no such article")
    query = request.GET.get("q", "")[:LONGEST_QUERY]
    collection = ",".join(collections_in(request.GET))
    values = {"article": found.article, "html": found.html, "query": query, "collection": collection}
    response = _show(request, "_help_article", values)
    knowledge.note_reading(request, response, article_id)
    _note_choice(request, article_id, query)
    current = conversations.current_for_customer(viewer.customer_id) if viewer.customer_id else None
    if current is not None:
        link_read(request, current.id, (article_id,))
    return knowledge.keep_searcher(request, response)


def _note_choice(request: HttpRequest, article_id: int, query: str) -> None:
    """She opened it from a search; one that was only typed is kept now, since it led somewhere."""
    only_typed = query and not request.GET.get("search")
    knowledge.note_choice(request, article_id, _note(request, query, ()) if only_typed else 0)


def _show(request: HttpRequest, piece: str, values: dict[str, object]) -> HttpResponse:
    quick = bool(request.headers.get("HX-Request"))
    if quick and request.headers.get("HX-Target") == RESULTS:
        piece = "_help_found"
    shown = f"webchat/{piece}.html"
    context = {"piece": shown, "quick": quick, "frame": in_frame(request), **values}
    return render(request, shown if quick else "webchat/help.html", context)
