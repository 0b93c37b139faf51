"""代理: whom she lets act for her, for whom she may act, and acting."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from madoguchi.people import api as people

from ..access import fresh_required, own_required, proven_required
from ..mandate_forms import MandateForm
from .profile import GET_POST, actor, kept, posted


@require_safe
@own_required
def index(request: HttpRequest) -> HttpResponse:
    """Whom she entrusted, and who entrusted her."""
    me: int = request.customer.id  # type: ignore[attr-defined]
    given = people.representations(me)
    called = people.names(one.representative_id for one in given if one.representative_id)
    context = {
        "given": [_line(one, called.get(one.representative_id or 0, "")) for one in given],
        "held": [{"mandate": one, "scopes": _scopes(one.scopes)} for one in people.mandates_of(me)],
    }
    return render(request, "portal/mandates.html", context)


def _line(one: people.RepresentationShape, name: str) -> dict[str, Any]:
    words, tone, icon = people.MANDATE_STATES[one.state]
    return {
        "mandate": one, "name": name, "state": words, "tone": tone, "icon": icon,
        "scopes": _scopes(one.scopes), "relation": dict(people.MANDATE_RELATIONS)[one.relation],
        "open": one.state in ("waiting", "coming", "in_force"),
    }  # fmt: skip


def _scopes(codes: Any) -> list[Any]:
    return [words for code, words in people.MANDATE_SCOPES.items() if code in codes]


@require_http_methods(GET_POST)
@own_required
@fresh_required
def new(request: HttpRequest) -> HttpResponse:
    """Entrust somebody: the link goes to that person's mailbox."""
    customer = request.customer  # type: ignore[attr-defined]
    form = MandateForm(posted(request))
    if kept(request, form, lambda: None):
        try:
            people.grant(
                principal_id=customer.id, mandate=form.mandate(), actor=actor(request),
                language=customer.locale,
            )  # fmt: skip
        except people.RepresentationRefused as refused:
            form.add_error(None, people.mandate_refusal(refused))
        else:
            messages.success(request, _("The link is on its way. It holds once that person takes it up."))
            return redirect("portal:mandates")
    context = {"form": form, "chosen": form["scopes"].value() or ()}
    return render(request, "portal/mandate_new.html", context, status=422 if form.errors else 200)


@require_POST
@own_required
def end(request: HttpRequest, mandate_id: int) -> HttpResponse:
    """Take one back that she gave, or lay one down that she holds; 404 for anybody else's."""
    for by in ("principal", "representative"):
        if people.end_representation(representation_id=mandate_id, by=by, actor=actor(request)):  # type: ignore[arg-type]
            messages.success(request, _("This mandate has ended. It is closed from this moment."))
            return redirect("portal:mandates")
    raise Http404


@require_http_methods(GET_POST)
@proven_required
def take(request: HttpRequest, token: str) -> HttpResponse:
    """What a mailed link entrusts her with; taking it up begins to act."""
    me: int = request.customer.id  # type: ignore[attr-defined]
    offered = people.offered_mandate(token)
    trouble = "" if offered else people.mandate_refusal(people.RepresentationRefused("gone"))
    if request.method == "POST" and offered:
        try:
            people.take_up(token=token, customer_id=me)
        except people.RepresentationRefused as refused:
            trouble = people.mandate_refusal(refused)
        else:
            messages.success(request, _("You may act from now on. Choose below for whom you act."))
            return redirect("portal:mandates")
    return _offer(request, offered, trouble)


def _offer(request: HttpRequest, offered: people.RepresentationShape | None, trouble: str) -> HttpResponse:
    context: dict[str, Any] = {"offered": offered, "trouble": trouble}
    if offered is not None:
        context["name"] = people.names([offered.principal_id])[offered.principal_id]
        context["scopes"] = _scopes(offered.scopes)
    status = 404 if offered is None else 422 if trouble else 200
    return render(request, "portal/mandate.html", context, status=status)


@require_POST
@proven_required
def act(request: HttpRequest) -> HttpResponse:
    """Begin to act under a mandate of hers, or (without one) act for herself again."""
    me: int = request.customer.id  # type: ignore[attr-defined]
    given = request.POST.get("mandate", "")
    mandate = int(given) if given.isdecimal() and len(given) <= 18 else None
    response = redirect("portal:home")
    if mandate is None:
        response.delete_cookie(people.ACTING_COOKIE, samesite="Lax")
        return response
    if people.acting_under(representative_id=me, representation_id=mandate) is None:
        raise Http404
    response.set_cookie(
        people.ACTING_COOKIE, str(mandate), httponly=True, secure=request.is_secure(), samesite="Lax"
    )
    return response
