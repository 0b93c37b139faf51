"""/payments/stripe/callbacks/: the provider tells us what happened to a payment."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from madoguchi.core import api as core

from .. import api
from ..provider import provider
from ..stripe.news import SignatureBad
from ..stripe.translate import news_of_event

LARGEST = 256 * 1024


@never_cache
@csrf_exempt
@require_POST
def stripe(request: HttpRequest) -> HttpResponse:
    """Kept with the job that hears it before we say 200; the same event again is 200 and no more."""
    if int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST:
        return HttpResponse(status=413)
    try:
        provider().check_signature(request.body, request.headers.get("Stripe-Signature", ""))
        event = core.json_value(request.body)
        external_id, kind = str(event["id"])[:120], str(event["type"])
    except SignatureBad:
        return HttpResponse(status=401, headers={"WWW-Authenticate": "Stripe-Signature"})
    except (ValueError, KeyError, TypeError):
        return HttpResponse(status=400)
    api.keep_event(external_id=external_id, kind=kind, news=news_of_event(event))
    return HttpResponse(status=200)
