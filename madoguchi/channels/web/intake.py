"""The one door for all webhooks: verified over the raw bytes, kept with its job, and only then answered."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from .. import api
from ..unpacking import UNREADABLE

MOST_BYTES = 5_000_000
RETRY = "900"


@csrf_exempt
@require_http_methods(["GET", "POST"])
def receive(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    """200 when everything in it is kept; 401 when the service did not sign it; 404 for no account of ours.

    While the account is paused or being set up, its address is confirmed to the service; messages get 503,
    so that the service comes again with them.
    """
    account, adapter = api.account_by_key(kind, key), api.adapter(kind)
    if account is None or adapter is None or adapter.polls:
        raise Http404
    if request.method == "GET":
        said = adapter.challenge(account, request.GET.dict())
        return HttpResponse(said, content_type="text/plain") if said is not None else HttpResponse(status=403)
    if int(request.headers.get("Content-Length") or 0) > MOST_BYTES:
        return HttpResponse(status=413)
    try:
        adapter.verify(account, request.headers, request.body)
    except api.NotGenuine:
        api.note_refused(account.id)
        return HttpResponse(status=401)
    return _kept(account, adapter, request)


def _kept(account: api.Account, adapter: api.Adapter, request: HttpRequest) -> HttpResponse:
    if not account.active and api.brings_something(account, adapter, request.headers, request.body):
        return HttpResponse(status=503, headers={"Retry-After": RETRY})
    api.take(account, adapter, request.headers, request.body)
    try:
        said = adapter.answer(account, request.headers, request.body)
    except UNREADABLE:  # it is kept with its problem: nothing more is gained if the service sends it again
        said = None
    return HttpResponse(said[0], content_type=said[1]) if said else HttpResponse()
