"""/assistant/proposals/: what could be better, one after another, until nothing waits."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from madoguchi.core import api as core
from madoguchi.people import api as people

from .. import learning
from ..access import staff_id_of
from ..learning.lines import intent_names, proposal_lines
from ..learning.words import KINDS, REASONS, REFUSALS, STATES

MOST = 200


@require_safe
@people.role_required("editor", "supervisor")
def listing(request: HttpRequest) -> HttpResponse:
    """Those that wait, one of them open; or what was decided, with what came of it."""
    viewer = request.viewer  # type: ignore[attr-defined]
    kind, state = _asked(request, "kind", KINDS), _asked(request, "state", STATES) or "waiting"
    page = learning.proposals(viewer, kind=kind, state=state, number=_number(request.GET.get("page", "")))
    rows = proposal_lines(page.rows)
    context = {
        "page": page, "rows": rows, "kind": kind, "state": state, "tabs": _tabs(viewer, kind, state),
        "may_decide": viewer.staff.role in learning.WRITERS, "returning": _returning(request),
        "turns": _turns(page, kind, state), "back": _address(kind=kind, state=state),
    }  # fmt: skip
    if state == "waiting":
        context |= _open_one(request, rows)
    elif state == "approved":
        _with_effects(rows)
    template = "waiting" if state == "waiting" else "decided"
    return render(request, f"assistant/proposals_{template}.html", context)


@require_POST
@people.role_required("editor")
def approval(request: HttpRequest, proposal_id: int) -> HttpResponse:
    """Take it over as it was edited."""
    content = _edited(request)
    return _decided(request, lambda: learning.approve(
        proposal_id=proposal_id, actor=_actor(request), content=content
    ), _("Taken over."))  # fmt: skip


@require_POST
@people.role_required("editor")
def rejection(request: HttpRequest, proposal_id: int) -> HttpResponse:
    """It does not come again."""
    reason = request.POST.get("reason", "")
    return _decided(request, lambda: learning.reject(
        proposal_id=proposal_id, reason=reason, actor=_actor(request)
    ), _("Rejected. It will not be proposed again."), returning=[proposal_id])  # fmt: skip


@require_POST
@people.role_required("editor")
def postponement(request: HttpRequest, proposal_id: int) -> HttpResponse:
    """It comes again in a week."""
    return _decided(
        request, lambda: learning.put_off(proposal_id=proposal_id), _("It will come again in a week.")
    )


@require_POST
@people.role_required("editor")
def approvals(request: HttpRequest) -> HttpResponse:
    """Take over many examples at once; they can be taken back for ten minutes."""
    ids = [int(id) for id in request.POST.getlist("id")[:MOST] if _is_id(id)]
    done = learning.approve_examples(proposal_ids=ids, actor=_actor(request))
    said = ngettext("%(n)d example was taken over.", "%(n)d examples were taken over.", len(done))
    messages.success(request, said % {"n": len(done)})
    return redirect(_address(kind=_kind(request), returning=",".join(map(str, done))))


@require_POST
@people.role_required("editor")
def returns(request: HttpRequest) -> HttpResponse:
    """What was just decided waits again."""
    ids = [int(id) for id in request.POST.get("ids", "").split(",")[:MOST] if _is_id(id)]
    many = learning.take_back(proposal_ids=ids, actor=_actor(request))
    said = ngettext("%(n)d proposal waits again.", "%(n)d proposals wait again.", many)
    messages.success(request, said % {"n": many})
    return redirect(_address(kind=_kind(request)))


def _decided(
    request: HttpRequest, act: Callable[[], Any], said: str, returning: list[int] | None = None
) -> HttpResponse:
    """On to the next one, with a word of what was done or why not."""
    try:
        news = act()
    except learning.ProposalRefused as refused:
        if refused.reason == "gone":
            raise Http404 from refused
        messages.error(request, REFUSALS[refused.reason])
        return redirect(_address(kind=_kind(request)))
    if news is not False:
        messages.success(request, said)
    return redirect(_address(kind=_kind(request), returning=",".join(map(str, returning or []))))


def _edited(request: HttpRequest) -> dict[str, Any]:
    """What the form says instead of what was proposed; nothing for what it does not hold."""
    given: dict[str, Any] = {
        name: request.POST[name].replace("\x00", "")[:20_000]
        for name in ("heading", "body", "name", "intent") if name in request.POST
    }  # fmt: skip
    if "questions" in request.POST:
        found = request.POST["questions"].replace("\x00", "").splitlines()
        given["questions"] = [line.strip()[:400] for line in found if line.strip()][:MOST]
    return given


def _open_one(request: HttpRequest, rows: list[dict[str, Any]]) -> dict[str, Any]:
    """The one asked for, else the first; and its neighbours."""
    ids = [row["one"].id for row in rows]
    wanted = _number(request.GET.get("id", ""))
    at = ids.index(wanted) if wanted in ids else 0
    if not rows:
        return {"current": None}
    current = rows[at]
    return {
        "current": current,
        "before": ids[at - 1] if at else None,
        "after": ids[at + 1] if at + 1 < len(ids) else None,
        "reasons": list(REASONS.items()),
        "intents": _intents() if current["one"].kind == "intent" else (),
    }


def _intents() -> list[tuple[str, str]]:
    return [("", _("A new intent")), *sorted(intent_names().items(), key=lambda one: one[1])]


def _with_effects(rows: list[dict[str, Any]]) -> None:
    found = learning.effects(row["one"].id for row in rows)
    for row in rows:
        row["effects"] = found.get(row["one"].id)


def _tabs(viewer: people.Viewer, kind: str, state: str) -> list[dict[str, Any]]:
    many = learning.counts(viewer)
    waiting = [("", _("All"), sum(many.get(one, 0) for one in KINDS))]
    waiting += [(one, str(name), many.get(one, 0)) for one, name in KINDS.items()]
    decided = [(one, str(STATES[one]), many.get(one, 0)) for one in ("approved", "rejected")]
    return [
        *({"label": name, "href": _address(kind=one), "count": count,
           "current": state == "waiting" and kind == one} for one, name, count in waiting),
        *({"label": name, "href": _address(state=one), "count": count, "current": state == one}
          for one, name, count in decided),
    ]  # fmt: skip


def _turns(page: learning.ProposalPage, kind: str, state: str) -> dict[str, str]:
    there = {"newer": page.number - 1, "older": page.number + 1}
    return {
        way: _address(kind=kind, state=state, page=at) if 1 <= at <= page.pages else ""
        for way, at in there.items()
    }


def _address(**values: Any) -> str:
    other = {name: value for name, value in values.items() if value and (name, value) != ("state", "waiting")}
    return reverse("assistant:proposals") + (f"?{urlencode(other)}" if other else "")


def _asked(request: HttpRequest, name: str, known: Any) -> str:
    value = request.GET.get(name, "")
    return value if value in known else ""


def _kind(request: HttpRequest) -> str:
    kind = request.POST.get("kind", "")
    return kind if kind in KINDS else ""


def _returning(request: HttpRequest) -> str:
    ids = [id for id in request.GET.get("returning", "").split(",")[:MOST] if _is_id(id)]
    return ",".join(ids)


def _number(given: str) -> int:
    return int(given) if _is_id(given) else 1


def _is_id(given: str) -> bool:
    return given.isascii() and given.isdigit() and len(given) < 16


def _actor(request: HttpRequest) -> core.Actor:
    return core.staff(staff_id_of(request))
