"""The portal as an app: manifest, icons, the worker in the browser, and the page without a connection."""

import hashlib

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from madoguchi.core import api as core
from madoguchi.ui import api as ui

from ..icons import SIZES
from ..icons import icon as drawn

YEAR = 365 * 24 * 3600
SHEETS = ("ui/css/ui.css", "portal/portal.css", "portal/shell.css")
GROUND = "#FBFAF7"


@require_safe
def manifest(request: HttpRequest) -> HttpResponse:
    """What the portal is called and looks like once it is installed."""
    name = ui.brand().name
    said = {
        "id": reverse("portal:home"),
        "name": _("My page: %(name)s") % {"name": name},
        "short_name": name[:12],
        "lang": get_language(),
        "start_url": reverse("portal:home"),
        "scope": "/",
        "display": "standalone",
        "background_color": GROUND,
        "theme_color": ui.accents()[0],
        "icons": [_entry(size) for size in ("192", "512", "maskable")],
        "shortcuts": [
            _shortcut(_("My orders"), "portal:orders"),
            _shortcut(_("My enquiries"), "portal:enquiries"),
        ],
    }
    return JsonResponse(said, content_type="application/manifest+json")


def _entry(name: str) -> dict[str, str]:
    size = SIZES[name]
    purpose = "maskable" if name == "maskable" else "any"
    return {"src": icon_url(name), "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}


def _shortcut(name: str, url_name: str) -> dict[str, str]:
    return {"name": name, "url": reverse(url_name)}


def icon_url(name: str) -> str:
    """The address of an icon; another brand makes another address."""
    held = core.option(ui.BrandLook)
    version = hashlib.sha256(f"{held.accent} {held.logo}".encode()).hexdigest()[:8]
    return f"{reverse('portal:icon', args=[name])}?v={version}"


@require_safe
@cache_control(public=True, max_age=YEAR)
def icon(request: HttpRequest, name: str) -> HttpResponse:
    """A picture for the home screen."""
    if name not in SIZES:
        raise Http404
    picture = drawn(name, accent=ui.accents()[0], logo=core.option(ui.BrandLook).logo)
    return HttpResponse(picture, content_type="image/png")


@require_safe
@cache_control(no_cache=True)
def worker(request: HttpRequest) -> HttpResponse:
    """The worker in the browser. It keeps the page without a connection, and nothing of hers."""
    sheets = [static(sheet) for sheet in SHEETS]
    kept = [reverse("portal:offline"), *sheets]
    version = hashlib.sha256(" ".join([*kept, get_language() or ""]).encode()).hexdigest()[:12]
    context = {"kept": kept, "version": version, "badge": icon_url("badge"), "icon": icon_url("192")}
    return render(request, "portal/worker.js", context, content_type="text/javascript; charset=utf-8")


@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    """What is shown while there is no connection; it holds nothing about anybody."""
    return render(request, "portal/offline.html")
