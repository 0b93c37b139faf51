"""Other words for a published article, from the writing screen: kept aside until somebody approves them."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from madoguchi.core import api as core
from madoguchi.knowledge import api as knowledge

from .access import actor_of
from .forms.articles import ArticleForm

REVISING = ("revise", "submit_revision")


def two_eyes_only(request: HttpRequest) -> bool:
    """Whether nobody may show her own words to readers at once."""
    return core.option(knowledge.ReviewRule).four_eyes


def keep_revision(
    request: HttpRequest, article: knowledge.EditableArticle, form: ArticleForm
) -> HttpResponse:
    """What was typed waits beside the article, for its author or for approval."""
    submit = request.POST.get("act") != "revise"
    try:
        knowledge.revise(
            article_id=article.id, text=form.text(), note=form.cleaned_data["note"],
            actor=actor_of(request), submit=submit,
        )  # fmt: skip
    except knowledge.NotNow:
        messages.error(request, _("Somebody else was faster: the article has another state now."))
        return redirect("editorial:text", article.id)
    knowledge.drafting.forget_unsaved(article_id=article.id, by=request.viewer.staff.id)  # type: ignore[attr-defined]
    said = _("Kept as a revision. Readers see the present text until it is approved.")
    if submit:
        said = _("Submitted. Readers see the present text until it is approved.")
    messages.success(request, said)
    return redirect("editorial:revision", article.id)
