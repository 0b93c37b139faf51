"""/settings/shop-link/: where the shop hears of what staff settled, and what it has heard."""

import secrets
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from madoguchi.commerce import api as commerce
from madoguchi.core import api as core
from madoguchi.people import api as people

from ..forms.shop_link import KINDS, STATES, ShopLinkForm
from ..saving import actor_of, keep


@require_http_methods(["GET", "HEAD", "POST"])
@people.role_required("administrator")
def page(request: HttpRequest) -> HttpResponse:
    """The address, a new key where one is wanted, and the latest news with their state."""
    form = ShopLinkForm(request.POST or None, held=core.option(commerce.ShopLink))
    if request.method == "POST" and form.is_valid():
        return _saved(request, form)
    context = {
        "form": form, "untold": commerce.untold_news(),
        "news": [_line(one) for one in commerce.latest_news()],
        "address": core.option(commerce.ShopLink).address,
        "has_key": bool(people.kept_secret(commerce.SHOP_SIGNING_KEY)),
    }  # fmt: skip
    return render(request, "administration/shop_link.html", context, status=422 if form.errors else 200)


@require_POST
@people.role_required("administrator")
def retries(request: HttpRequest) -> HttpResponse:
    """Tell the shop once more what it has not taken."""
    count = commerce.tell_again(actor=actor_of(request))
    said = ngettext(
        "%(count)s piece of news is told again.", "%(count)s pieces of news are told again.", count
    )
    messages.success(request, said % {"count": count})
    return redirect("administration:shop_link")


def _saved(request: HttpRequest, form: ShopLinkForm) -> HttpResponse:
    """A new key is shown once, as a message, and never again."""
    with transaction.atomic():
        if form.cleaned_data["new_key"] or not people.kept_secret(commerce.SHOP_SIGNING_KEY):
            key = f"mdg_shop_{secrets.token_urlsafe(32)}"
            people.keep_secret(name=commerce.SHOP_SIGNING_KEY, value=key)
            messages.info(request, _("Signing key, shown this once: %(key)s") % {"key": key})
        option = commerce.ShopLink(address=form.cleaned_data["address"])
        return keep(request, option, url=reverse("administration:shop_link"))


def _line(one: Any) -> dict[str, Any]:
    body = one.body
    state, tone = STATES[one.state]
    about = " · ".join(filter(None, (body.get("order", ""), body.get("return", ""))))
    return {"what": KINDS.get(one.kind, one.kind), "about": about, "state": state, "tone": tone, "one": one}
