"""The demo's phone: who holds it, which app is open, what it shows, and every tap on it."""

import base64
import hashlib
from typing import Any
from urllib.parse import quote

import httpx
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_POST, require_safe

from .. import world
from ..phone import accounts
from ..phone.handset import SIGNS
from ..phone.played import SERVICES
from ..phone.shapes import App, Person

PATIENCE = 35.0
LARGEST = 10_000_000
ACTS = ("write", "send", "unsend", "block", "tap", "react")


@require_safe
def phone(request: HttpRequest) -> HttpResponse:
    """The phone in somebody's hand; `?who=`, `?app=`, and the message she holds (`?at=`). 404 outside the
    demo."""
    _only_in_the_demo()
    who, app = _holder(request.GET.get("who", "")), _app(request.GET.get("app", ""))
    template = "demo/_phone_screen.html" if request.headers.get("HX-Request") else "demo/phone.html"
    return render(request, template, _shown(who, app, request.GET.get("at", "")) | {
        "refused": request.GET.get("refused", ""), "draft": request.GET.get("text", ""),
    })  # fmt: skip


@require_POST
def tap(request: HttpRequest) -> HttpResponse:
    """Somebody writes, sends, taps, takes back or blocks; then the phone again. 404 outside the demo."""
    _only_in_the_demo()
    who, app = _holder(request.POST.get("who", "")), _app(request.POST.get("app", ""))
    said = _said(request)
    status = 200
    if said:
        if _ask("GET", app, who)["unannounced"]:
            accounts.announce(app.kind)
        status = _ask("POST", app, who, json=said, params={"endpoint": accounts.endpoint(app.kind)})["status"]
    refused = {} if status < 400 and status else {"refused": status or "—"}
    chosen = urlencode({"who": who.key, "app": app.kind, **refused})
    return redirect(f"{reverse('demo:phone')}?{chosen}#last")


def _said(request: HttpRequest) -> dict[str, str] | None:
    act = request.POST.get("act", "write")
    told = {name: request.POST.get(name, "") for name in ("id", "to")}
    said = {"act": act, "text": request.POST.get("text", "").strip(), **told}
    if act not in ACTS or (act == "write" and not said["text"]):
        return None
    if act != "send":
        return said
    file = request.FILES.get("file")
    if file is None or (file.size or 0) > LARGEST:
        return None
    content = base64.b64encode(file.read()).decode()
    return {**said, "name": file.name or "", "media_type": file.content_type or "", "content": content}


def _shown(who: Person, app: App, at: str) -> dict[str, Any]:
    screen = _ask("GET", app, who)
    held = next((one for one in screen["bubbles"] if at and one["id"] == at and not one["gone"]), None)
    people = [_person(one) for one in world.read("people")["customers"] if one["name"]]
    return {
        "who": who, "app": app, "people": people, "apps": [_shape(one) for one in SERVICES], "screen": screen,
        "held": held, "signs": SIGNS, "holds": bool({"react", "quote"} & set(screen["acts"])),
    }  # fmt: skip


def _ask(method: str, app: App, who: Person, **more: Any) -> dict[str, Any]:
    url = f"{accounts.plugged_in()[accounts.CONTROL]}/{app.kind}/{quote(who.at(app.kind))}"
    found: dict[str, Any] = httpx.request(method, url, timeout=PATIENCE, **more).raise_for_status().json()
    return found


def _holder(key: str) -> Person:
    people = [one for one in world.read("people")["customers"] if one["name"]]
    return _person(next((one for one in people if one["key"] == key), people[0]))


def _person(told: dict[str, Any]) -> Person:
    digest = hashlib.sha256(told["key"].encode()).hexdigest()
    return Person(
        told["key"], told["name"], told["locale"], told.get("phone", ""), told.get("email", ""), digest
    )


def _app(kind: str) -> App:
    return _shape(next((one for one in SERVICES if one.kind == kind), SERVICES[0]))


def _shape(service: Any) -> App:
    return App(service.kind, service.label, service.icon)


def _only_in_the_demo() -> None:
    if not settings.MADOGUCHI_DEMO or not accounts.plugged_in():
        raise Http404
