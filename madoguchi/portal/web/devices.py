"""お使いの製品: what she owns, how long its warranty lasts, what she subscribes to, and the help for it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from madoguchi.commerce import api as commerce
from madoguchi.people import api as people

from ..access import proven_required
from ..owning_words import device_acts, warranty_standing


@require_safe
@proven_required
def index(request: HttpRequest) -> HttpResponse:
    """Everything she owns, newest first, and her subscriptions."""
    viewer = request.viewer  # type: ignore[attr-defined]
    held = commerce.owned(viewer=viewer)
    context: dict[str, Any] = {
        "devices": [{"device": one, "warranty": warranty_standing(one)} for one in held.devices],
        "subscriptions": held.subscriptions,
        "outside": viewer.acting is not None and not people.whose(viewer, "see_orders"),
        "acts": device_acts(None),
    }
    return render(request, "portal/devices.html", context)


@require_safe
@proven_required
def show(request: HttpRequest, device_id: int) -> HttpResponse:
    """One thing, with its warranties, what was asked for under them, and the help that fits it."""
    try:
        device = commerce.device(viewer=request.viewer, device_id=device_id)  # type: ignore[attr-defined]
    except commerce.NoSuchRecord as unknown:
        raise Http404 from unknown
    context = {
        "device": device,
        "warranty": warranty_standing(device),
        "acts": device_acts(device),
        "with_aside": True,
    }
    return render(request, "portal/device.html", context)
