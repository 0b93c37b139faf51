"""One's own account: profile, and the browsers one is signed in with."""

from dataclasses import asdict
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from madoguchi.core import api as core

from .. import api
from ..devices import is_handheld
from ..forms import ProfileForm, SignatureForm
from ..shapes import SignInShape
from ..words import HOW, ROLE_NAMES, device


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@api.own_account_required
def profile(request: HttpRequest) -> HttpResponse:
    """My name as customers and colleagues read it."""
    me = request.viewer.staff
    form = ProfileForm(request.POST or None, initial={"name": me.name, "kana": me.kana})
    if request.method == "POST" and form.is_valid():
        api.change_staff(staff_id=me.id, actor=core.staff(me.id), **form.cleaned_data)
        messages.success(request, _("Your profile was saved."))
        return redirect("account:profile")
    teams = [team.name for team in api.teams() if team.id in me.team_ids]
    context = {"form": form, "person": me, "team_names": teams, "role_name": ROLE_NAMES[me.role]}
    return render(request, "people/profile.html", context, status=422 if form.errors else 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@api.own_account_required
def signature(request: HttpRequest) -> HttpResponse:
    """How I sign letters; POST {preview} shows it without saving."""
    me = request.viewer.staff
    form = SignatureForm(request.POST or None, initial=asdict(api.signature(me.id)))
    valid = request.method == "POST" and form.is_valid()
    if valid and "preview" not in request.POST:
        api.sign_as(staff_id=me.id, said=form.said())
        messages.success(request, _("Your signature was saved."))
        return redirect("account:signature")
    shown = form.said() if valid else api.signature(me.id)
    context = {"form": form, "shown": shown, "person": me, "unsaved": valid}
    return render(request, "people/signature.html", context, status=422 if form.errors else 200)


@never_cache
@require_safe
@api.own_account_required
def sign_ins(request: HttpRequest) -> HttpResponse:
    """Where I am signed in."""
    held = api.open_sign_ins(request.viewer.staff.account_id, request.session.session_key or "")
    devices = [_line(one) for one in held]
    return render(request, "people/sign_ins.html", {"devices": devices})


def _line(one: SignInShape) -> dict[str, Any]:
    words = {"device": device(one.user_agent), "how": HOW.get(one.how, "")}
    return {"held": one, "handheld": is_handheld(one.user_agent), **words}


@require_POST
@api.own_account_required
def sign_in_end(request: HttpRequest, sign_in_id: int) -> HttpResponse:
    """Sign out in one other browser; its live screens end too."""
    if not api.end_sign_in(account_id=request.viewer.staff.account_id, sign_in_id=sign_in_id):
        raise Http404
    messages.success(request, _("Signed out there."))
    return redirect("account:sign_ins")


@require_POST
@api.own_account_required
def sign_in_ends(request: HttpRequest) -> HttpResponse:
    """Sign out everywhere but here."""
    account_id, mine = request.viewer.staff.account_id, request.session.session_key or ""
    ended = api.end_sign_ins(account_id=account_id, but_session=mine)
    text = ngettext("Signed out in %(n)d other browser.", "Signed out in %(n)d other browsers.", ended)
    messages.success(request, text % {"n": ended})
    return redirect("account:sign_ins")
