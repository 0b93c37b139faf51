"""/mail/aside/: what was kept aside, with its reason."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_POST, require_safe

from .. import aside, words
from ..access import LetterUnknown, open_for, staff_only

REFUSED = {
    "nobody": lazy("Nobody can be answered: the mail names no sender."),
    "own": lazy("This mail is our own. As a conversation it would answer itself."),
    "blocked": lazy("This customer is blocked. Lift the block first."),
}


@require_safe
@staff_only
def index(request: HttpRequest) -> HttpResponse:
    """The list, of one kind or all, searched, newest first."""
    asked = {"q": request.GET.get("q", "").strip()[:200], "done": request.GET.get("done", "")}
    before, nature = request.GET.get("before", ""), request.GET.get("nature", "")
    given: dict[str, Any] = {"query": asked["q"], "done": bool(asked["done"])}
    viewer = request.viewer  # type: ignore[attr-defined]
    start = int(before) if before.isdecimal() and len(before) < 18 else 0
    found = aside.listed(viewer, nature=nature, before=start, **given)
    rows = [(one, words.NATURES.get(one.nature, one.nature), words.why(one.nature, one.signs))
            for one in found.rows]  # fmt: skip
    context = {
        "rows": rows, "nature": nature, "kinds": _kinds(aside.counts(viewer, **given), nature, asked),
        "older": _url({**asked, "nature": nature, "before": str(found.older)}) if found.older else "",
        "newest": _url({**asked, "nature": nature}) if before else "", **asked,
    }  # fmt: skip
    return render(request, "email/aside.html", context)


@require_POST
@staff_only
def dismissal(request: HttpRequest, letter_id: int) -> HttpResponse:
    """It need not be looked at any more."""
    return _settled(request, letter_id, back=False)


@require_POST
@staff_only
def bring_back(request: HttpRequest, letter_id: int) -> HttpResponse:
    """It waits again after all."""
    return _settled(request, letter_id, back=True)


@require_POST
@staff_only
def conversation(request: HttpRequest, letter_id: int) -> HttpResponse:
    """It becomes a conversation, which is opened."""
    viewer = request.viewer  # type: ignore[attr-defined]
    try:
        aside.open_conversation(viewer, letter_id)
    except aside.NotOpened as why:
        messages.warning(request, str(REFUSED[why.reason]))
        return redirect("mail:letter", letter_id)
    except LetterUnknown:
        pass  # a colleague was quicker: then it has its conversation already
    try:
        held = open_for(viewer, letter_id)
    except LetterUnknown:
        raise Http404 from None
    if held.conversation_id is None:
        raise Http404
    return redirect("desk:conversation", held.conversation_id)


def _settled(request: HttpRequest, letter_id: int, *, back: bool) -> HttpResponse:
    try:
        aside.settle(request.viewer, letter_id, back=back)  # type: ignore[attr-defined]
    except LetterUnknown:
        raise Http404 from None
    messages.success(request, _("It waits to be looked at again.") if back else _("Dismissed."))
    return redirect("mail:aside")


def _kinds(counts: dict[str, int], nature: str, asked: dict[str, str]) -> list[dict[str, Any]]:
    """The kinds as tabs; those of which there are none are left out."""
    every = {"": _("All"), **{key: label for key, label in words.NATURES.items() if counts.get(key)}}
    return [
        {
            "label": label,
            "href": _url({**asked, "nature": key}),
            "count": counts.get(key) if key else sum(counts.values()),
            "current": key == nature,
        }
        for key, label in every.items()
    ]


def _url(asked: dict[str, str]) -> str:
    return f"{reverse('mail:aside')}?{urlencode({key: value for key, value in asked.items() if value})}"
