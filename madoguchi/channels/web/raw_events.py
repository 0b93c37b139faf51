"""/settings/channels/…/events/: what a service sent, why it was not understood, and trying it again."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from madoguchi.people import api as people

from .. import api, wording
from .accounts import administrators, drawn, found, problem_kinds


@require_safe
@never_cache
@administrators
def page(request: HttpRequest, account_id: int) -> HttpResponse:
    """Newest first; ?problems=1, ?id=…, ?before=…, ?after=…"""
    row = drawn(found(account_id))
    asked = request.GET
    problems, sought = bool(asked.get("problems")), asked.get("id", "").replace("\x00", "").strip()
    listed = api.events_page(
        account_id, problems=problems, sought=sought, before=_number(asked.get("before")),
        after=_number(asked.get("after")),
    )  # fmt: skip
    kept = {name: value for name, value in (("problems", "1" if problems else ""), ("id", sought)) if value}
    context = {
        **row, "problems": problems, "sought": sought, "problem_kinds": problem_kinds(row),
        "events": [_line(row["adapter"], one) for one in listed.lines],
        "newer": "?" + urlencode({**kept, "after": listed.newer}) if listed.newer else "",
        "older": "?" + urlencode({**kept, "before": listed.older}) if listed.older else "",
    }  # fmt: skip
    return render(request, "channels/events.html", context)


@require_safe
@never_cache
@administrators
def event(request: HttpRequest, account_id: int, event_id: int) -> HttpResponse:
    """One event with its body; that it was looked at is noted where the customer is known."""
    row = drawn(found(account_id))
    told = api.readable(account_id, event_id)
    if told is None:
        raise Http404
    if told.customer_id is not None:
        me = request.viewer.staff.id  # type: ignore[attr-defined]
        people.saw(staff_id=me, customer_id=told.customer_id)
    context = {**row, "event": _line(row["adapter"], told.line), "told": told}
    return render(request, "channels/event.html", context)


@require_POST
@administrators
def runs(request: HttpRequest, account_id: int) -> HttpResponse:
    """POST {event}, {problem} or neither: one, all with the same problem, or all are tried again."""
    one, problem = found(account_id), request.POST.get("problem")
    event_id = _number(request.POST.get("event"))
    many = api.run_again(account_id=one.account.id, event_id=event_id or None, problem=problem or None)
    said = ngettext("%(count)s event is tried again.", "%(count)s events are tried again.", many)
    if many:
        messages.success(request, said % {"count": many})
    else:
        messages.info(request, _("There was nothing left to try again."))
    if event_id:
        return redirect("channels:event", one.account.id, event_id)
    return redirect(reverse("channels:events", args=[one.account.id]))


def _line(adapter: api.Adapter | None, one: api.EventLine) -> dict[str, object]:
    if one.problem:
        state, tone = pgettext("event", "Problem"), "overdue"
    elif one.handled_at:
        state, tone = pgettext("event", "Handled"), "done"
    else:
        state, tone = pgettext("event", "Waits"), "soon"
    words = wording.problem(adapter, one.problem) if one.problem else ""
    return {"line": one, "state": state, "tone": tone, "words": words}


def _number(text: str | None) -> int:
    """An id out of an address; 0 for anything else."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 19 else 0
