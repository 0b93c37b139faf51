"""For those who watch from outside: is everything there that this web process needs?"""

from collections.abc import Callable

from django.db import DatabaseError, InterfaceError
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from madoguchi.core import api as core
from madoguchi.knowledge import api as knowledge

Part = Callable[[], bool]


def tables_fit() -> bool:
    """No migration is missing."""
    return core.missing_migrations() == 0


def worker_seen() -> bool:
    """A worker's heart has beaten a moment ago."""
    return core.job_figures().workers > 0


def search_warm() -> bool:
    """This process can search."""
    return knowledge.index_state().ready


PARTS: dict[str, Part] = {"migrations": tables_fit, "worker": worker_seen, "search": search_warm}


@require_safe
@never_cache
def ready(request: HttpRequest) -> JsonResponse:
    """200 when database, tables, worker and search are there; else 503 and which of them is not."""
    try:
        parts = {"database": True} | {name: part() for name, part in PARTS.items()}
    except (DatabaseError, InterfaceError):
        parts = {"database": False}
    words = {name: "ok" if well else "away" for name, well in parts.items()}
    if all(parts.values()):
        return JsonResponse(words)
    return JsonResponse(words, status=503, headers={"Retry-After": "2"})


@require_safe
@never_cache
def search(request: HttpRequest) -> JsonResponse:
    """Whether the index is there, how many articles it holds, and its age in seconds; the doctor asks."""
    state = knowledge.index_state()
    age = (core.now() - state.built_at).total_seconds() if state.built_at else None
    return JsonResponse({"ready": state.ready, "articles": state.articles, "age_seconds": age})
