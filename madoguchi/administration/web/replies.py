"""/settings/replies/: letters for agents, and taking a reply back."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from madoguchi.conversations import api as conversations
from madoguchi.core import api as core
from madoguchi.people import api as people

from ..forms.replies import ReplyForm, TakingBackForm
from ..letters import example
from ..saving import actor_of, keep


@require_safe
@people.role_required("supervisor")
def replies(request: HttpRequest) -> HttpResponse:
    """All letters, and for how long a reply can be taken back."""
    held = core.option(conversations.TakeBack)
    return _list(request, TakingBackForm(initial={"seconds": held.seconds}))


@require_POST
@people.role_required("supervisor")
def taking_back(request: HttpRequest) -> HttpResponse:
    """For how long a reply can be taken back."""
    form = TakingBackForm(request.POST)
    if not form.is_valid():
        return _list(request, form, status=422)
    seconds = form.cleaned_data["seconds"]
    return keep(request, conversations.TakeBack(seconds), url=reverse("administration:replies"))


@require_POST
@people.role_required("supervisor")
def approval(request: HttpRequest) -> HttpResponse:
    """About which topics replies wait for a supervisor."""
    known = {term.code for term in core.option(conversations.Vocabulary).topics}
    chosen = tuple(one for one in dict.fromkeys(request.POST.getlist("topics")) if one in known)
    return keep(request, conversations.ApprovalRule(chosen), url=reverse("administration:replies"))


@require_http_methods(["GET", "HEAD", "POST"])
@people.role_required("supervisor")
def new(request: HttpRequest) -> HttpResponse:
    """A letter more."""
    return _edit(request, None)


@require_http_methods(["GET", "HEAD", "POST"])
@people.role_required("supervisor")
def reply(request: HttpRequest, reply_id: int) -> HttpResponse:
    """One letter."""
    try:
        held = conversations.saved_reply(request.viewer, reply_id)
    except LookupError:
        raise Http404 from None
    return _edit(request, held)


@require_POST
@people.role_required("supervisor")
def preview(request: HttpRequest) -> HttpResponse:
    """How what is typed would read."""
    return render(request, "administration/_reply_preview.html", _examples(request, ReplyForm(request.POST)))


@require_POST
@people.role_required("supervisor")
def removal(request: HttpRequest, reply_id: int) -> HttpResponse:
    """The letter goes; what was sent with it stays."""
    if not conversations.remove_saved_reply(reply_id=reply_id, actor=actor_of(request)):
        raise Http404
    messages.success(request, _("The saved reply was removed."))
    return redirect("administration:replies")


def _list(request: HttpRequest, form: TakingBackForm, status: int = 200) -> HttpResponse:
    teams = {team.id: team.name for team in people.teams()}
    rows = [
        (one, [teams[id] for id in one.team_ids if id in teams])
        for one in conversations.saved_replies(request.viewer)
    ]
    context = {"rows": rows, "form": form, **_approval(request)}
    return render(request, "administration/replies.html", context, status=status)


def _approval(request: HttpRequest) -> dict[str, Any]:
    """The topics with those that wait ticked, and whose replies always do."""
    rule, japanese = core.option(conversations.ApprovalRule), get_language() == "ja"
    topics = [
        {"code": term.code, "label": term.ja if japanese else term.en, "checked": term.code in rule.topics}
        for term in core.option(conversations.Vocabulary).topics if term.active or term.code in rule.topics
    ]  # fmt: skip
    return {
        "topics": topics,
        "waiting_people": [one for one in people.all_staff() if one.replies_wait],
        "may_open_people": request.viewer.staff.role == "administrator",
    }


def _edit(request: HttpRequest, held: conversations.SavedReplyShape | None) -> HttpResponse:
    form = ReplyForm(request.POST or None, held=held)
    if request.method == "POST" and request.POST.get("act") != "preview" and _kept(request, form, held):
        messages.success(request, _("Saved."))
        return redirect("administration:replies")
    context = {"form": form, "held": held, "gaps": conversations.GAP_LABELS, **_examples(request, form)}
    wrong = form.errors and request.POST.get("act") != "preview"
    return render(request, "administration/reply.html", context, status=422 if wrong else 200)


def _kept(request: HttpRequest, form: ReplyForm, held: conversations.SavedReplyShape | None) -> bool:
    if not form.is_valid():
        return False
    try:
        conversations.save_reply(**form.given(), reply_id=held.id if held else None, actor=actor_of(request))
    except conversations.ReplyRefused as problem:
        form.refuse(problem)
        return False
    return True


def _examples(request: HttpRequest, form: ReplyForm) -> dict[str, Any]:
    """What a customer would read, and press, in each language that something is written in."""
    writer = request.viewer.staff
    read = {
        spoken: (
            example(form[f"body_{spoken}"].value() or "", spoken, writer),
            conversations.answer_lines(form[f"answers_{spoken}"].value() or ""),
        )
        for spoken in ("ja", "en")
    }
    return {"examples": [(spoken, *one) for spoken, one in read.items() if any(one)]}
