"""How old this web process's search index is; the doctor asks."""

from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from madoguchi.core import api as core
from madoguchi.knowledge import api as knowledge


@require_safe
@never_cache
def search(request: HttpRequest) -> JsonResponse:
    """Whether the index is there, how many articles it holds, and its age in seconds."""
    state = knowledge.index_state()
    age = (core.now() - state.built_at).total_seconds() if state.built_at else None
    return JsonResponse({"ready": state.ready, "articles": state.articles, "age_seconds": age})
