"""What the log of searches hears from the help pages: searches that were sent, and what was opened then.

Staff who look around do not count, nor does what is only offered while somebody types.
"""

from django.http import HttpRequest

from .. import noting
from ..results import Asked, Results
from .places import Place

CHOSEN = (1.0,)


def search(request: HttpRequest, here: Place, asked: Asked, found: Results) -> int:
    """Keep a search; its id, or 0 for one that does not count, as while articles are still being read."""
    if not found.whole:
        return 0
    return _noted(request, here, asked.query, found.confidences)


def opening(request: HttpRequest, here: Place, article_id: int) -> None:
    """Keep that this article was opened from results (`?search=`) or from a suggestion (`?asked=`)."""
    asked = " ".join(request.GET.get("asked", "").replace("\x00", "").split())
    noting.note_choice(request, article_id, _noted(request, here, asked, CHOSEN))


def _noted(request: HttpRequest, here: Place, query: str, confidences: tuple[float, ...]) -> int:
    if not query or here.viewer.is_staff or request.method != "GET":
        return 0
    return noting.note_search(
        query=query, language=here.language, door="help", confidences=confidences,
        reader=noting.become_searcher(request), customer_id=here.viewer.customer_id,
    )  # fmt: skip
