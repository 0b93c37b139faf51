"""/knowledge/articles/<id>/revision/: other words for a published article, which wait to be approved."""

from datetime import datetime

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from madoguchi.knowledge import api as knowledge
from madoguchi.people import api as people

from ..access import actor_of, article_required, article_seen, article_written, is_editor, may_write
from ..forms.care import ReturnForm
from ..obstacles import said
from ..words import PARTS


@require_safe
@article_seen
def revision(request: HttpRequest, article: knowledge.EditableArticle) -> HttpResponse:
    """What readers see now and what they would see, word by word."""
    held = _held(article)
    last = next(iter(knowledge.versions(article_id=article.id, limit=1)))
    proposed = knowledge.VersionShape(article.version + 1, held.text, held.by_id, held.at, held.note)
    names = people.staff_by_ids([held.by_id])
    context = {
        "article": article, "revision": held, "author": names.get(held.by_id or 0),
        "changes": [(PARTS[one.name], one) for one in knowledge.compare(last, proposed)],
        "html": knowledge.preview_html(body=held.text.body, language=article.language),
        "hinders": said(knowledge.obstacles(held.text, article.language)),
        "moved": held.based_on != article.version, "rejection": ReturnForm(),
        "is_editor": is_editor(request), "may_write": may_write(request, article),
    }  # fmt: skip
    return render(request, "editorial/revision.html", context)


@require_POST
@article_required
def submission(request: HttpRequest, article: knowledge.EditableArticle) -> HttpResponse:
    """They wait for approval from now on."""
    held = _held(article)
    try:
        knowledge.revise(
            article_id=article.id, text=held.text, note=held.note, actor=actor_of(request), submit=True
        )
    except knowledge.NotNow:
        return _not_now(request, article)
    messages.success(request, _("Submitted. Readers see the present text until it is approved."))
    return redirect("editorial:revision", article.id)


@require_POST
@article_required
def approval(request: HttpRequest, article: knowledge.EditableArticle) -> HttpResponse:
    """Show them, if they are still the words that were looked at."""
    try:
        seen, version = datetime.fromisoformat(request.POST.get("seen", "")), int(request.POST["version"])
        knowledge.approve_revision(article_id=article.id, seen=seen, version=version, actor=actor_of(request))
    except (ValueError, KeyError, knowledge.NotNow):
        return _not_now(request, article)
    except knowledge.OtherEyesNeeded:
        messages.error(request, _("Somebody else has to approve what you wrote. Nothing was changed."))
        return redirect("editorial:revision", article.id)
    except knowledge.NotPublishable as hindered:
        messages.error(request, " ".join([_("Not published yet."), *said(hindered.found)]))
        return redirect("editorial:revision", article.id)
    messages.success(request, _("Approved. Readers see the new text from now on."))
    return redirect("editorial:article", article.id)


@require_POST
@article_required
def rejection(request: HttpRequest, article: knowledge.EditableArticle) -> HttpResponse:
    """Say what is missing."""
    note = " ".join(request.POST.get("note", "").split())
    if not note:
        messages.error(request, _("Please say what is missing. Nothing was changed."))
        return redirect("editorial:revision", article.id)
    try:
        knowledge.send_revision_back(article_id=article.id, note=note, actor=actor_of(request))
    except knowledge.NotNow:
        return _not_now(request, article)
    messages.success(request, _("Sent back. Its author sees what is missing."))
    return redirect("editorial:revision", article.id)


@require_POST
@article_written
def removal(request: HttpRequest, article: knowledge.EditableArticle) -> HttpResponse:
    """Put them away; readers see what they saw."""
    knowledge.discard_revision(article_id=article.id)
    messages.success(request, _("The revision was put away. The article stays as it is."))
    return redirect("editorial:article", article.id)


def _held(article: knowledge.EditableArticle) -> knowledge.RevisionShape:
    found = knowledge.revision(article.id) if article.status == "published" else None
    if found is None:
        raise Http404
    return found


def _not_now(request: HttpRequest, article: knowledge.EditableArticle) -> HttpResponse:
    messages.error(request, _("Something changed meanwhile. Please look at it again; nothing was changed."))
    there = knowledge.revision(article.id) is not None and article.status == "published"
    return redirect("editorial:revision" if there else "editorial:article", article.id)
