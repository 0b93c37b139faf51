"""/settings/channels/: the accounts at outside services, what they can do and how they fare."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from madoguchi.people import api as people

from .. import api, wording
from .spending import spent

administrators = people.role_required("administrator")


@require_safe
@never_cache
@administrators
def page(request: HttpRequest) -> HttpResponse:
    """All accounts by kind, and the services of which more can be added."""
    found = api.farings()
    context = {
        "rows": [drawn(one) for one in found if one.state != "closed"],
        "closed": [drawn(one) for one in found if one.state == "closed"],
        "adapters": api.adapters(),
    }
    return render(request, "channels/accounts.html", context)


@require_safe
@never_cache
@administrators
def account(request: HttpRequest, account_id: int) -> HttpResponse:
    """One account: state, last success, test, what it costs and can do."""
    row = drawn(found(account_id))
    adapter = row["adapter"]
    context = {
        **row,
        "capabilities": wording.capabilities(adapter) if adapter else (),
        "spent": spent(adapter) if adapter else (),
        "problem_kinds": problem_kinds(row),
        "team": people.team(row["account"].team_id) if row["account"].team_id else None,
        "removable": not api.was_used(account_id),
    }
    return render(request, "channels/account.html", context)


@require_POST
@administrators
def state(request: HttpRequest, account_id: int) -> HttpResponse:
    """POST {to: works, paused, closed, removed}."""
    one = found(account_id)
    acts = {"works": _resume, "paused": _pause, "closed": _close, "removed": _remove}
    act = acts.get(request.POST.get("to", ""))
    if act is None:
        raise Http404
    return act(request, one)


@require_POST
@administrators
def acts(request: HttpRequest, account_id: int, code: str) -> HttpResponse:
    """Have something done at the service (`Adapter.acts`); what came of it is said on the account's page."""
    row = drawn(found(account_id))
    offered = row["adapter"].acts if row["adapter"] and row["faring"].state != "closed" else ()
    act = next((one for one in offered if one.code == code), None)
    if act is None:
        raise Http404
    question, done = api.act_question(account_id=account_id, code=code)
    if question and "sure" not in request.POST:
        return render(request, "channels/act.html", {**row, "act": act, "question": question})
    done = api.run_act(account_id=account_id, code=code) if done.ok else done
    if done.ok:
        messages.success(request, _("Done: %(act)s") % {"act": act.label})
    else:
        messages.error(request, wording.reason(row["adapter"], done.reason))
    return redirect("channels:account", account_id)


def _resume(request: HttpRequest, one: api.Faring) -> HttpResponse:
    if api.resume(account_id=one.account.id):
        messages.success(request, _("“%(name)s” is switched on.") % {"name": one.account.name})
    else:
        messages.error(request, _("This account was closed for good. Please add a new one."))
    return redirect("channels:account", one.account.id)


def _pause(request: HttpRequest, one: api.Faring) -> HttpResponse:
    api.pause(account_id=one.account.id)
    messages.success(request, _("“%(name)s” is paused.") % {"name": one.account.name})
    return redirect("channels:account", one.account.id)


def _close(request: HttpRequest, one: api.Faring) -> HttpResponse:
    api.close(account_id=one.account.id)
    messages.success(request, _("“%(name)s” is closed. Its conversations stay.") % {"name": one.account.name})
    return redirect("channels:accounts")


def _remove(request: HttpRequest, one: api.Faring) -> HttpResponse:
    try:
        api.remove(account_id=one.account.id)
    except api.InUse:
        messages.error(request, _("It was used meanwhile, so it can only be closed."))
        return redirect("channels:account", one.account.id)
    messages.success(request, _("“%(name)s” was removed.") % {"name": one.account.name})
    return redirect("channels:accounts")


def found(account_id: int) -> api.Faring:
    """The account, or 404."""
    one = api.faring(account_id)
    if one is None:
        raise Http404
    return one


def drawn(one: api.Faring) -> dict[str, Any]:
    """An account as its pages show it."""
    adapter = api.adapter(one.account.kind)
    details = (one.check_details or {}).get(get_language() or "ja") or ()
    return {
        "account": one.account, "faring": one, "adapter": adapter, "state": wording.state(one),
        "reason": wording.reason(adapter, one.reason), "trouble": wording.reason(adapter, one.last_error),
        "checked": wording.reason(adapter, one.check_reason), "details": details,
        "label": adapter.label if adapter else one.account.kind,
        "icon": adapter.icon if adapter else "circle-question-mark",
    }  # fmt: skip


def problem_kinds(row: dict[str, Any]) -> list[dict[str, Any]]:
    """What was not understood, by problem: words, how many, and the problem as it was noted."""
    if not row["faring"].problems:
        return []
    told = api.problem_counts(row["account"].id)
    return [
        {"words": wording.problem(row["adapter"], noted), "many": many, "noted": noted}
        for noted, many in told.items()
    ]
