"""Is this installation well? For load balancers, supervisors and people."""

from django.db import DatabaseError, InterfaceError
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from ..health import read_health


@require_safe
@never_cache
def healthz(request: HttpRequest) -> JsonResponse:
    """200 with a few figures; 503 when the database is away."""
    try:
        return JsonResponse(read_health())
    except (DatabaseError, InterfaceError):
        return JsonResponse({"database": "away"}, status=503, headers={"Retry-After": "2"})
