"""/settings/where-next/: which channel is offered for which matter, and what that means for a customer."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from madoguchi.conversations import api as conversations
from madoguchi.core import api as core
from madoguchi.crossing import api as crossing

from .. import api
from .. import way_rules_form as forms
from ..ways import drawn
from .accounts import administrators

CHAT, PHONE = "webchat", "phone"


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@administrators
def page(request: HttpRequest) -> HttpResponse:
    """The rules, and a trial; `act` only arranges or tries what is typed, saving keeps it."""
    if request.method != "POST":
        return _page(request, forms.shown(core.option(crossing.WayRules)), forms.Trial())
    form, trial = forms.typed(request.POST), forms.trial(request.POST)
    if act := request.POST.get("act", ""):
        wished = request.POST.get("more-patient", "")[:24]
        act = f"way:add:{wished}" if act == "way:add" else act
        return _page(request, forms.arranged(form, act), trial, unsaved=True)
    channels = {*dict(_channels()), *core.option(crossing.WayRules).patient}
    form = forms.checked(form, topics=dict(_topics()), channels=channels)
    if not form.is_right:
        return _page(request, form, trial, status=422, unsaved=True)
    core.set_option(form.rules(), actor=core.staff(request.viewer.staff.id))  # type: ignore[attr-defined]
    messages.success(request, _("Saved."))
    return redirect("channels:way_rules")


def _page(
    request: HttpRequest, form: forms.RulesForm, trial: forms.Trial, *, status: int = 200,
    unsaved: bool = False,
) -> HttpResponse:  # fmt: skip
    open_now = {*api.open_kinds(), PHONE}
    channels = _channels()
    names = dict(channels)
    context = {
        "form": form, "trial": trial, "unsaved": unsaved, "topics": _topics(), "channels": channels,
        "patient": [{"kind": one, "name": names.get(one, one.upper())} for one in form.patient],
        "more": [(kind, name) for kind, name in channels if kind not in form.patient],
        "ways": _offered(form, trial, open_now),
        "missing": [name for kind, name in channels if kind in _used(form) - open_now],
    }  # fmt: skip
    return render(request, "channels/way_rules.html", context, status=status)


def _offered(form: forms.RulesForm, trial: forms.Trial, open_now: set[str]) -> list[dict[str, Any]]:
    """What a customer would be offered in this moment, the best first."""
    return [drawn(one) for one in crossing.ways(trial.moment(open_now), form.rules())]


def _used(form: forms.RulesForm) -> set[str]:
    """The channels that the rules speak of."""
    return {form.quick, *form.patient, *(row.channel for row in form.rows)}


def _topics() -> list[tuple[str, str]]:
    terms = core.option(conversations.Vocabulary).topics
    return [(one.code, conversations.term_name(terms, one.code)) for one in terms if one.active]


def _channels() -> list[tuple[str, str]]:
    """Everything that a rule can name: the chat, the services that are built in, and the telephone."""
    names = conversations.CHANNELS
    kinds = (CHAT, *(one.kind for one in api.adapters()), PHONE)
    return [(kind, capfirst(str(names[kind][1]))) for kind in dict.fromkeys(kinds) if kind in names]
