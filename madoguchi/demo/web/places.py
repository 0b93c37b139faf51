"""The demo's blog and the reviews of its shop, as their own services would serve them; 404 elsewhere."""

import json
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import condition, require_http_methods, require_safe

from madoguchi.core import api as core

from .. import listening, world

LONGEST = 4096


def _edition(request: HttpRequest, *_args: Any, **_more: Any) -> str:
    said = json.dumps(world.read("mentions"), ensure_ascii=False)
    return f'"{sha256(said.encode()).hexdigest()[:16]}"'


@require_safe
@condition(etag_func=_edition)
def blog(request: HttpRequest) -> HttpResponse:
    """The feed of the blog."""
    _only_in_the_demo()
    address = settings.MADOGUCHI_ADDRESS.rstrip("/")
    return HttpResponse(listening.feed(core.now(), address), content_type="application/atom+xml")


@require_safe
@condition(etag_func=_edition)
def reviews(request: HttpRequest) -> HttpResponse:
    """What the map tells of the shop, for whoever has the key."""
    _only_in_the_demo()
    return JsonResponse(listening.reviews(core.now())) if _has_key(request) else _shut()


@csrf_exempt
@require_http_methods(["PUT"])
def reply(request: HttpRequest, review: str) -> HttpResponse:
    """An answer to a review: taken, and given back as the map would."""
    _only_in_the_demo()
    if not _has_key(request):
        return _shut()
    if review not in {one["id"] for one in world.read("mentions")["shop"]}:
        return HttpResponse(status=404)
    try:
        said = json.loads(request.body)["comment"]
    except (ValueError, KeyError, TypeError):
        return HttpResponse(status=400)
    if not isinstance(said, str) or not said or len(said.encode()) > LONGEST:
        return HttpResponse(status=400)
    return JsonResponse({"comment": said, "updateTime": core.now().isoformat()})


def _shut() -> HttpResponse:
    return HttpResponse(status=401, headers={"WWW-Authenticate": "Bearer"})


def _has_key(request: HttpRequest) -> bool:
    return request.headers.get("Authorization") == f"Bearer {listening.KEY}"


def _only_in_the_demo() -> None:
    if not settings.MADOGUCHI_DEMO:
        raise Http404
