"""「別の方法で続ける」: the conversation goes on by mail, in a messenger or by telephone, as it is."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from madoguchi.conversations.shapes import ConversationShape
from madoguchi.core import api as core
from madoguchi.crossing import api as crossing
from madoguchi.journeys import switch_channel
from madoguchi.ui import api as ui

from ...queries.reaching import link_to
from ...ways import CALL_BACK, drawn, offered_ways
from .acts import current
from .door import customer_door, in_frame


@require_http_methods(["GET", "POST"])
@customer_door
def page(request: HttpRequest) -> HttpResponse:
    """What there is, the best first with its reason; POST {channel}: go on there."""
    here = current(request)
    offered = offered_ways(here, call=True) if here else ()
    way = next((one for one in offered if one.channel == request.POST.get("channel")), None)
    if here is None or way is None:
        return _show(request, "choose", ways=[drawn(one) for one in offered])
    try:
        return _go(request, here, way)
    except crossing.CrossingRefused:
        return _show(request, "choose", ways=[drawn(one) for one in offered], refused=True)


def _go(request: HttpRequest, here: ConversationShape, way: crossing.Way) -> HttpResponse:
    if way.channel == "phone":
        url = reverse("portal:task", args=[CALL_BACK])
        return _show(request, "phone", url=url) if request.headers.get("HX-Request") else redirect(url)
    actor = core.customer(here.customer_id)
    given: dict[str, Any] = {"conversation_id": here.id, "channel": way.channel, "why": way.why}
    if way.known:
        switch_channel.move(**given, actor=actor)
        return _show(request, "moved", way=drawn(way))
    if way.channel == "email":
        return redirect("webchat:email")
    offer = switch_channel.offer(**given, actor=actor)
    link = link_to(way.channel, _("Go on: %(code)s") % {"code": offer.code})
    drawing = ui.qr(link) if link else ""
    return _show(request, "code", way=drawn(way), code=offer.code, link=link, qr=drawing)


def _show(request: HttpRequest, step: str, **values: Any) -> HttpResponse:
    quick = bool(request.headers.get("HX-Request"))
    template = "webchat/_ways.html" if quick else "webchat/ways.html"
    return render(request, template, {"step": step, "quick": quick, "frame": in_frame(request), **values})
