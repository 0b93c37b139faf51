"""/settings/widget/: how the widget looks, what it says, who may show it, and the keys of the site."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from madoguchi.core import api as core
from madoguchi.crossing import api as crossing
from madoguchi.people import api as people
from madoguchi.ui import api as ui

from ..queries import first_screen
from ..settings_form import WidgetForm
from ..shapes import WidgetSettings
from .door import language_of
from .pages import LIMITS

administrators = people.role_required("administrator")


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@administrators
def page(request: HttpRequest) -> HttpResponse:
    """Everything about the widget, with a preview of what is typed."""
    form = _form(request)
    if request.method == "POST" and form.is_valid():
        actor = core.staff(request.viewer.staff.id)  # type: ignore[attr-defined]
        core.set_option(form.settings(), actor=actor)
        core.set_option(form.following(), actor=actor)
        messages.success(request, _("Saved."))
        return redirect("webchat:settings")
    return render(
        request, "webchat/settings.html", _context(request, form), status=422 if form.errors else 200
    )


def _form(request: HttpRequest) -> WidgetForm:
    held = {"held": core.option(WidgetSettings), "following": core.option(crossing.Following)}
    return WidgetForm(request.POST or None, **held)


@require_POST
@administrators
def keys(request: HttpRequest) -> HttpResponse:
    """Make a key for the company's site; the old one stays good until it is retired."""
    try:
        made = people.add_host_key(kid=request.POST.get("kid", ""))
    except ValueError:
        made = False
    if made:
        messages.success(request, _("A new key is ready. Put it on your server, then retire the old one."))
    else:
        messages.error(request, _("Two keys are in use already. Please retire the old one first."))
    return redirect("webchat:settings")


@require_POST
@administrators
def retirements(request: HttpRequest, kid: str) -> HttpResponse:
    """From now on nothing that this key signed is believed."""
    if not people.retire_host_key(kid=kid):
        raise Http404("no such key in use")
    messages.success(request, _("The key is retired. What it signs is refused from now on."))
    return redirect("webchat:settings")


@require_safe
@never_cache
@administrators
def preview(request: HttpRequest) -> HttpResponse:
    """A page with the widget as it would look; what is typed comes in the address and is not kept."""
    draft = _draft(request)
    light, dark = ui.accents(draft.accent)
    look = {"draft": draft, "accent": light, "accent_dark": dark, "typed": request.GET.urlencode()}
    return render(request, "webchat/preview.html", look)


@require_safe
@never_cache
@administrators
def preview_frame(request: HttpRequest) -> HttpResponse:
    """The first screen as it would be; nothing can be sent from it."""
    draft = _draft(request)
    with translation.override(language_of(request)):
        room = first_screen(draft, known=False)
        context = {"room": room, "frame": True, "limits": LIMITS, "client_id": "preview",
                   "accent": draft.accent}  # fmt: skip
        return render(request, "webchat/preview_frame.html", context)


def _draft(request: HttpRequest) -> WidgetSettings:
    held = core.option(WidgetSettings)
    if "side" not in request.GET:
        return held
    form = WidgetForm(request.GET, held=held, following=core.option(crossing.Following))
    form.is_valid()
    return form.settings()


def _context(request: HttpRequest, form: WidgetForm) -> dict[str, Any]:
    live = people.live_host_keys()
    return {
        "form": form,
        "desk": request.build_absolute_uri("/").rstrip("/"),
        "keys": [{"key": key, "secret": people.host_secret(key.kid)} for key in live],
        "kid": people.new_kid(),
        "full": len(live) > 1,
        "audience": people.HOST_AUDIENCE,
        "hours": [(str(hour), f"{hour}:00") for hour in range(24)],
    }
