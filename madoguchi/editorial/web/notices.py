"""/knowledge/notices/: short words to everybody, written, shown and ended."""

import uuid
from datetime import datetime

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from madoguchi.knowledge import api as knowledge
from madoguchi.people import api as people

from ..access import actor_of
from ..forms.notices import NoticeForm

WRITERS = ("editor", "supervisor")
"""Supervisors too: an outage at night does not wait for an editor."""


@require_safe
@people.role_required(*WRITERS)
def notices(request: HttpRequest) -> HttpResponse:
    """What shows now, what will, what is being written and what is over."""
    return render(request, "editorial/notices.html", {"notices": knowledge.editable_notices()})


@require_http_methods(["GET", "HEAD", "POST"])
@people.role_required(*WRITERS)
def new(request: HttpRequest) -> HttpResponse:
    """A notice more."""
    form = NoticeForm(request.POST or None, initial={"client_id": uuid.uuid4()})
    return _edit(request, form, None)


@require_http_methods(["GET", "HEAD", "POST"])
@people.role_required(*WRITERS)
def notice(request: HttpRequest, notice_id: int) -> HttpResponse:
    """One notice."""
    held = knowledge.editable_notice(notice_id)
    if held is None:
        raise Http404
    return _edit(request, NoticeForm(request.POST or None, held=held), held)


@require_POST
@people.role_required(*WRITERS)
def preview(request: HttpRequest) -> HttpResponse:
    """How what is typed will look."""
    return render(request, "editorial/_notice_preview.html", _previews(request, NoticeForm(request.POST)))


@require_POST
@people.role_required(*WRITERS)
def ending(request: HttpRequest, notice_id: int) -> HttpResponse:
    """It is over: from now on nobody sees it."""
    try:
        knowledge.end_notice(notice_id=notice_id, actor=actor_of(request))
    except knowledge.NoticeRefused:
        raise Http404 from None
    messages.success(request, _("The notice is over. Nobody sees it any more."))
    return redirect("editorial:notices")


@require_POST
@people.role_required(*WRITERS)
def removal(request: HttpRequest, notice_id: int) -> HttpResponse:
    """A draft goes; what was published stays in the list."""
    if not knowledge.discard_notice(notice_id=notice_id):
        raise Http404
    messages.success(request, _("The draft was removed."))
    return redirect("editorial:notices")


def _edit(request: HttpRequest, form: NoticeForm, held: knowledge.EditableNotice | None) -> HttpResponse:
    act = request.POST.get("act", "")
    if request.method == "POST" and act != "preview" and form.is_valid() and _kept(request, form, held):
        return redirect("editorial:notices")
    context = {"form": form, "held": held, **_previews(request, form)}
    return render(request, "editorial/notice.html", context, status=422 if form.errors else 200)


def _kept(request: HttpRequest, form: NoticeForm, held: knowledge.EditableNotice | None) -> bool:
    publish = request.POST.get("act") == "publish"
    try:
        id = _written(request, form, held)
        if publish:
            knowledge.publish_notice(notice_id=id, actor=actor_of(request))
    except knowledge.NoticeRefused as problem:
        form.refuse(problem)
        return False
    messages.success(request, _("Published. Open pages show it within seconds.") if publish else _("Saved."))
    return True


def _written(request: HttpRequest, form: NoticeForm, held: knowledge.EditableNotice | None) -> int:
    if held is None:
        return knowledge.draft_notice(
            text=form.text(), client_id=form.cleaned_data["client_id"] or uuid.uuid4()
        )
    try:
        seen = datetime.fromisoformat(form.cleaned_data["seen"])
    except ValueError:
        raise knowledge.NoticeRefused("moved") from None
    knowledge.rewrite_notice(notice_id=held.id, text=form.text(), seen=seen, actor=actor_of(request))
    return held.id


def _previews(request: HttpRequest, form: NoticeForm) -> dict[str, object]:
    if form.is_bound:
        form.is_valid()
        text = form.text()
    else:
        known = {name: form[name].value() or "" for name in ("title_ja", "title_en", "text_ja", "text_en")}
        text = knowledge.NoticeText(level=form["level"].value(), **known)
    drawn = knowledge.notice_previews(request, text)
    return {"ja": drawn["ja"], "en": drawn["en"], "says": bool(text.title_ja or text.title_en)}
