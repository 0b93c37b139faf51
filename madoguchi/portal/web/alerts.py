"""お知らせ: what she was told lately, and which browsers show notices."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from madoguchi.core import api as core
from madoguchi.notices import api as notices
from madoguchi.people import api as people

from .. import alerts, push
from ..access import proven_required
from ..shapes import SubscriptionRefused

TRIALS_AN_HOUR, SUBSCRIPTIONS_AN_HOUR = 6, 20


@require_safe
@proven_required
def index(request: HttpRequest) -> HttpResponse:
    """The latest first, and the browsers below."""
    customer = request.customer  # type: ignore[attr-defined]
    context: dict[str, Any] = {
        "customer": customer,
        "told": notices.told(customer.id),
        "browsers": alerts.browsers(customer.id, people.visitor_token(request)),
        "push_key": push.public_key(),
    }
    return render(request, "portal/alerts.html", context)


@require_POST
@proven_required
def subscribe(request: HttpRequest) -> HttpResponse:
    """This browser shows notices from now on."""
    customer_id = request.customer.id  # type: ignore[attr-defined]
    if not core.allow(f"push:{customer_id}", limit=SUBSCRIPTIONS_AN_HOUR, seconds=3600):
        return HttpResponse(status=429)
    given = [request.POST.get(name, "")[:1000] for name in ("endpoint", "p256dh", "auth")]
    try:
        alerts.subscribe(
            customer_id=customer_id, token=people.visitor_token(request),
            subscription=push.Subscription(*given), language=get_language() or "ja",
            agent=request.headers.get("User-Agent", ""),
        )  # fmt: skip
    except SubscriptionRefused as refused:
        messages.warning(request, _why(refused.reason))
        return redirect("portal:alerts")
    messages.success(request, _("This device shows notices from now on."))
    return redirect("portal:alerts")


def _why(reason: str) -> str:
    if reason == "many":
        return _("There are ten devices already. Please take one of them away first.")
    return _("This browser cannot show our notices. You still get them by e-mail.")


@require_POST
@proven_required
def unsubscribe(request: HttpRequest, browser_id: int) -> HttpResponse:
    """No more notices on one of her browsers."""
    customer_id = request.customer.id  # type: ignore[attr-defined]
    if not alerts.unsubscribe(customer_id=customer_id, browser_id=browser_id):
        raise Http404
    messages.success(request, _("That device shows no more notices."))
    return redirect("portal:alerts")


@require_POST
@proven_required
def trial(request: HttpRequest) -> HttpResponse:
    """Show her what a notice looks like, on all of her devices."""
    customer_id = request.customer.id  # type: ignore[attr-defined]
    if not core.allow(f"push-trial:{customer_id}", limit=TRIALS_AN_HOUR, seconds=3600):
        messages.warning(request, _("We have sent several already. Please wait a little."))
    else:
        alerts.show_trial(customer_id=customer_id, path=reverse("portal:alerts"))
        messages.success(request, _("A notice is on its way to your devices."))
    return redirect("portal:alerts")
