"""/knowledge/articles/<id>/particulars/: the film, the tree, the state or the edition of an article."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from madoguchi.core import api as core
from madoguchi.knowledge import api as knowledge
from madoguchi.people import api as people

from ..access import actor_of, article_required, article_written
from ..forms.films import HostsForm
from ..particulars import WITH_FORM, NotKept, data_from, shown
from .writing import MOVED


@require_http_methods(["GET", "HEAD", "POST"])
@article_written
def particulars(request: HttpRequest, article: knowledge.EditableArticle) -> HttpResponse:
    """What only this kind of article has; kept as a version like every other word."""
    if article.text.kind not in WITH_FORM:
        raise Http404
    page = shown(request, article)
    if request.method != "POST" or article.text.kind == "known_issue":
        return _page(request, article, page)
    try:
        _keep(request, article, data_from(request, article, page))
    except NotKept:
        return _page(request, article, page, status=422)
    except knowledge.ArticleMoved:
        return _page(request, article, {**page, "moved": MOVED}, status=422)
    messages.success(request, _("Saved."))
    return redirect("editorial:particulars", article.id)


@require_POST
@article_required
def issue_words(request: HttpRequest, article: knowledge.EditableArticle) -> HttpResponse:
    """Say where a known issue stands; once it is fixed, whoever asked is told."""
    if article.text.kind != "known_issue":
        raise Http404
    page = shown(request, article)
    form = page["form"]
    if not form.is_valid():
        return _page(request, article, page, status=422)
    try:
        knowledge.update_issue(article_id=article.id, actor=actor_of(request), **form.cleaned_data)
    except knowledge.IssueRefused:
        form.add_error("text_ja", _("Please say something, or choose another state."))
        return _page(request, article, page, status=422)
    messages.success(request, _("Said. The page shows it at once."))
    return redirect("editorial:particulars", article.id)


@require_http_methods(["GET", "HEAD", "POST"])
@people.role_required()
def films(request: HttpRequest) -> HttpResponse:
    """Houses whose films may be shown inside articles."""
    held = core.option(knowledge.VideoHosts)
    form = HostsForm(request.POST or None, initial={"hosts": "\n".join(held.hosts)})
    if request.method == "POST" and form.is_valid():
        core.set_option(knowledge.VideoHosts(form.hosts_given()), actor=actor_of(request))
        messages.success(request, _("Saved."))
        return redirect("editorial:films")
    return render(request, "editorial/films.html", {"form": form}, status=422 if form.errors else 200)


def _keep(request: HttpRequest, article: knowledge.EditableArticle, data: dict[str, Any]) -> None:
    try:
        seen = datetime.fromisoformat(request.POST.get("seen", ""))
    except ValueError:
        raise knowledge.ArticleMoved from None
    text = replace(article.text, data=data)
    knowledge.rewrite_article(article_id=article.id, text=text, seen=seen, actor=actor_of(request))


def _page(
    request: HttpRequest, article: knowledge.EditableArticle, page: dict[str, Any], status: int = 200
) -> HttpResponse:
    piece = f"editorial/kinds/_{article.text.kind}.html"
    seen = article.updated_at.isoformat()
    context = {"article": article, "piece": piece, "may_write": True, "seen": seen, **page}
    return render(request, "editorial/particulars.html", context, status=status)
