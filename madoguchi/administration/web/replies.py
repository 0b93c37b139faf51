"""/settings/replies/: letters for agents, and taking a reply back."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
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
    return render(request, "administration/replies.html", {"rows": rows, "form": form}, status=status)


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


def _examples(request: HttpRequest, form: ReplyForm) -> dict[str, str]:
    writer = request.viewer.staff
    return {
        f"example_{spoken}": example(form[f"body_{spoken}"].value() or "", spoken, writer)
        for spoken in ("ja", "en")
    }
