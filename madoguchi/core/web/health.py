"""Is this process alive? For supervisors and load balancers."""

from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe


@require_safe
@never_cache
def healthz(request: HttpRequest) -> JsonResponse:
    """200 as long as this process answers, whatever is wrong elsewhere: starting it again would not help."""
    return JsonResponse({"alive": True})
