"""The steps of an article's life: submitted, returned, published, withdrawn, archived, restored, removed."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from madoguchi.knowledge import api as knowledge

from ..access import actor_of, article_required, article_written
from ..obstacles import hindrances


@require_POST
@article_written
def submission(request: HttpRequest, article: knowledge.EditableArticle) -> HttpResponse:
    """A draft waits for approval."""
    words = _("Submitted. An editor looks at it and publishes it.")
    return _step(request, article, knowledge.submit, words)


@require_POST
@article_required
def publication(request: HttpRequest, article: knowledge.EditableArticle) -> HttpResponse:
    """Approved: it is read from now on, or from its hour on."""
    if reasons := hindrances(article):
        messages.error(request, " ".join([_("Not published yet."), *reasons]))
        return redirect("editorial:text", article.id)
    words = _("Published. The help centre and the chat use it from now on.")
    if article.state.valid_from and not article.state.showing:
        words = _("Approved. It is shown as soon as its hour has come.")
    return _step(request, article, knowledge.publish, words)


@require_POST
@article_required
def rejection(request: HttpRequest, article: knowledge.EditableArticle) -> HttpResponse:
    """A review sends it back with what is missing."""
    note = " ".join(request.POST.get("note", "").split())
    if not note:
        messages.error(request, _("Please say what is missing. Nothing was changed."))
        return redirect("editorial:article", article.id)

    def send_back(**given: object) -> None:
        knowledge.send_back(note=note, **given)  # type: ignore[arg-type]

    return _step(request, article, send_back, _("Sent back. Its author sees what is missing."))


@require_POST
@article_required
def withdrawal(request: HttpRequest, article: knowledge.EditableArticle) -> HttpResponse:
    """A draft again: from now on nobody finds it."""
    return _step(
        request, article, knowledge.withdraw, _("Withdrawn. It is a draft now, and nobody finds it.")
    )


@require_POST
@article_required
def archiving(request: HttpRequest, article: knowledge.EditableArticle) -> HttpResponse:
    """Put away: nobody finds it, nothing is lost."""
    return _step(request, article, knowledge.archive, _("Archived. Nobody finds it, and nothing is lost."))


@require_POST
@article_required
def restoration(request: HttpRequest, article: knowledge.EditableArticle) -> HttpResponse:
    """Back from the archive, as a draft."""
    return _step(request, article, knowledge.restore, _("Restored. It is a draft now."))


@require_POST
@article_written
def removal(request: HttpRequest, article: knowledge.EditableArticle) -> HttpResponse:
    """A draft goes for good; a published article must be withdrawn first."""
    if not knowledge.discard_draft(article_id=article.id):
        messages.error(request, _("A published article is withdrawn first. Nothing was removed."))
        return redirect("editorial:article", article.id)
    messages.success(request, _("The draft was removed."))
    return redirect("editorial:articles")


def _step(
    request: HttpRequest, article: knowledge.EditableArticle, step: Callable[..., None], words: str
) -> HttpResponse:
    """Take a step and say so, or say why not."""
    try:
        step(article_id=article.id, actor=actor_of(request))
    except knowledge.NotNow:
        messages.error(request, _("Somebody else was faster: the article has another state now."))
    except knowledge.OtherEyesNeeded:
        messages.error(request, _("Somebody else has to approve this article. Please submit it first."))
    else:
        messages.success(request, words)
    return redirect("editorial:article", article.id)
