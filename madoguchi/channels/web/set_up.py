"""An account is begun, connected and tested; it can be left at any step and goes on there later."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext_lazy, pgettext
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from .. import api
from ..account_form import AccountForm, ConnectionForm
from .accounts import administrators, drawn, found

CHANGED_MEANWHILE = gettext_lazy(
    "Somebody else has changed this connection meanwhile. Nothing was saved, and what you typed is still"
    " there. Saving once more replaces the other change."
)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@administrators
def new(request: HttpRequest, kind: str) -> HttpResponse:
    """Its name, team and language; the account is then there, not yet switched on."""
    adapter = api.adapter(kind)
    if adapter is None:
        raise Http404
    held = {"name": capfirst(str(adapter.label)), "language": get_language() or "ja"}
    form = AccountForm(request.POST or None, held=held)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        made = api.add_account(
            kind=kind, name=given["name"], values={}, team_id=form.team_id, language=given["language"],
            ready=False,
        )  # fmt: skip
        return redirect("channels:set_up", made.id)
    context = {"form": form, "adapter": adapter, "steps": _steps(0)}
    return render(request, "channels/new.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@administrators
def page(request: HttpRequest, account_id: int) -> HttpResponse:
    """What the service has to be told and we by it. POST: saved, and with `test` tested at once."""
    one, adapter = _open(account_id)
    account, posted = one.account, request.POST
    base = AccountForm(posted or None, held=_held(account))
    form = ConnectionForm(
        posted or None, account=account, adapter=adapter, aside=bool(posted.get("aside")),
        unfinished=one.state == "setup" and bool(posted.get("later")),
    )  # fmt: skip
    if request.method != "POST":
        return _show(request, one, base, form)
    fine = base.is_valid() & form.is_valid()
    if moved := bool(fine and not _is_saved(request, base, form)):
        messages.error(request, CHANGED_MEANWHILE)
    elif fine:
        return _saved(request, account.id)
    _set_aside(form)
    return _show(request, found(account_id), base, form, moved=moved)


@require_POST
@administrators
def made(request: HttpRequest, account_id: int) -> HttpResponse:
    """POST {field, wish}: a key of our making, shown this once."""
    one, adapter = _open(account_id)
    name, wish = request.POST.get("field", ""), request.POST.get("wish", "")[:40]
    try:
        value = api.make_secret(account_id=account_id, name=name, wish=wish)
    except LookupError:
        raise Http404 from None
    form = ConnectionForm(account=one.account, adapter=adapter, fresh={name: value})
    return _show(request, one, AccountForm(held=_held(one.account)), form)


@require_POST
@administrators
def tests(request: HttpRequest, account_id: int) -> HttpResponse:
    """The connection is tested; the result stands on the page from which that was asked."""
    found(account_id)
    api.test(account_id=account_id)
    name = "channels:set_up" if request.POST.get("from") == "setup" else "channels:account"
    return redirect(reverse(name, args=[account_id]) + "#connection")


@require_POST
@administrators
def guide(request: HttpRequest, account_id: int) -> HttpResponse:
    """POST {guide}: what is the same for everybody at this provider is filled in; the rest stays."""
    one, adapter = _open(account_id)
    chosen = next((each for each in adapter.guides if each.code == request.POST.get("guide")), None)
    if chosen is None:
        raise Http404
    whose = one.account
    api.change_account(
        account_id=account_id, name=whose.name, values=chosen.values, team_id=whose.team_id,
        language=whose.language,
    )  # fmt: skip
    words = _("Filled in: %(provider)s. Enter what is missing and test.") % {"provider": chosen.label}
    messages.success(request, words)
    return redirect(reverse("channels:set_up", args=[account_id]) + "#set-up")


def _open(account_id: int) -> tuple[api.Faring, api.Adapter]:
    """An account that can be set up, and its adapter; else 404."""
    one = found(account_id)
    adapter = api.adapter(one.account.kind)
    if adapter is None or one.state == "closed":
        raise Http404
    return one, adapter


def _set_aside(form: ConnectionForm) -> None:
    """Seal the secrets of this attempt until it is right; those of an attempt that was left are dropped."""
    if not form.aside:
        api.take_back(account_id=form.account.id, names=form.secret_names())
    api.set_aside(account_id=form.account.id, values=form.secrets())
    form.aside = True


def _is_saved(request: HttpRequest, base: AccountForm, form: ConnectionForm) -> bool:
    """Keep everything; False where somebody else has changed it since the form was shown."""
    try:
        _save(base, form, seen=request.POST.get("seen", ""))
    except api.ChangedMeanwhile:
        return False
    return True


@transaction.atomic
def _save(base: AccountForm, form: ConnectionForm, *, seen: str) -> None:
    """Keep everything, in one transaction; secrets typed in an earlier attempt belong to it.

    Raises api.ChangedMeanwhile.
    """
    account, values = form.account, form.values()
    before = api.take_back(account_id=account.id, names=form.secret_names())
    if form.aside:
        values |= {name: value for name, value in before.items() if value and not values.get(name)}
    api.change_account(
        account_id=account.id, name=base.cleaned_data["name"], values=values, team_id=base.team_id,
        language=base.cleaned_data["language"], seen=seen,
    )  # fmt: skip


def _saved(request: HttpRequest, account_id: int) -> HttpResponse:
    if not request.POST.get("test"):
        messages.success(request, _("Saved."))
        return redirect("channels:set_up", account_id)
    api.test(account_id=account_id)
    return redirect(reverse("channels:set_up", args=[account_id]) + "#connection")


def _held(account: api.Account) -> dict[str, Any]:
    return {"name": account.name, "team": str(account.team_id or ""), "language": account.language}


def _show(
    request: HttpRequest, one: api.Faring, base: AccountForm, form: ConnectionForm, *, moved: bool = False
) -> HttpResponse:
    wrong = bool(base.errors or form.errors)
    address = "" if form.adapter.polls else api.webhook_address(one.account)
    context = {
        **drawn(one), "base": base, "form": form, "wrong": wrong, "moved": moved,
        "seen": api.mark(one.account),
        "address": address, "told": _told(form, address), "example": form.adapter.example(one.account),
        "steps": _steps(_step(one)) if one.state == "setup" else (),
    }  # fmt: skip
    return render(request, "channels/set_up.html", context, status=409 if moved else 422 if wrong else 200)


def _told(form: ConnectionForm, address: str) -> list[str]:
    """The adapter's steps with our address and what we made in their places."""
    held, words = form.account.settings, []
    known = {one.name: str(held.get(one.name, "")) for one in form.adapter.fields if not one.secret}
    for step in form.adapter.steps:
        text = str(step)
        for name, value in {**known, "address": address}.items():
            text = text.replace(f"{{{name}}}", value)
        words.append(text)
    return words


def _step(one: api.Faring) -> int:
    if one.checked_at is None:
        return 1
    return 2 if one.check_reason else 3


def _steps(now: int) -> list[dict[str, str]]:
    """The way to a working account; `now` is the step that is due."""
    labels = (_("Name and team"), _("Connection"), pgettext("step", "Test"), _("Switch on"))
    states = ("done", "now", "later")
    return [
        {"label": label, "state": states[0 if at < now else 1 if at == now else 2]}
        for at, label in enumerate(labels)
    ]
