"""/knowledge/articles/<id>/text/: the words of an article, written and published."""

import uuid
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from madoguchi.knowledge import api as knowledge
from madoguchi.people import api as people

from ..access import actor_of, article_written, is_editor
from ..forms.articles import ArticleForm, StartForm
from ..obstacles import hindrances
from ..revising import REVISING, keep_revision, two_eyes_only
from ..skeletons import KIND_LEADS, skeleton
from ..writing_desk import desk_of, remarks_on

MOVED = gettext_lazy(
    "Somebody has saved this article since you opened it. Nothing of yours was lost or saved yet:"
    " compare both below, then save yours or take theirs."
)


@require_http_methods(["GET", "HEAD", "POST"])
@people.staff_required
def new(request: HttpRequest) -> HttpResponse:
    """A new article; it is a draft at once, so that nothing typed is lost."""
    if request.method == "POST" and "body" in request.POST:
        return _whole(request)
    language = "en" if request.GET.get("language") == "en" else "ja"
    start = {"client_id": uuid.uuid4(), "language": language, "kind": "faq", **_asked(request)}
    form = StartForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        text = knowledge.ArticleText(
            heading=" ".join(given["heading"].split()), body=skeleton(given["kind"], given["language"]),
            kind=given["kind"],
        )  # fmt: skip
        return redirect("editorial:text", _written(request, text, given["language"], given["client_id"]))
    context = {"form": form, "leads": KIND_LEADS}
    return render(request, "editorial/new.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@article_written
def text(request: HttpRequest, article: knowledge.EditableArticle) -> HttpResponse:
    """One article: read what it says, or say it better."""
    if request.method != "POST":
        return _page(request, article, None)
    form = ArticleForm(request.POST, held=article)
    if not form.is_valid() or request.POST.get("act") == "preview":
        return _page(request, article, form)
    if article.status == "published" and (request.POST.get("act") in REVISING or two_eyes_only(request)):
        return keep_revision(request, article, form)
    try:
        _rewrite(request, article, form)
    except knowledge.ArticleMoved:
        return _conflict(request, article.id, form)
    return _saved(request, article.id, publish=request.POST.get("act") == "publish")


@require_POST
@people.staff_required
def preview(request: HttpRequest) -> HttpResponse:
    """What is typed, as its readers will meet it: on the page, as a card in the chat, read aloud."""
    language = "en" if request.POST.get("language") == "en" else "ja"
    shown = {
        **{name: request.POST.get(name, "").strip() for name in ("heading", "card_text", "voice_text")},
        "html": knowledge.preview_html(body=request.POST.get("body", ""), language=language),
        "language": language,
    }
    return render(request, "editorial/_preview.html", shown)


def _whole(request: HttpRequest) -> HttpResponse:
    """A new article whose text came at once."""
    language = "en" if request.GET.get("language") == "en" else "ja"
    form = ArticleForm(request.POST)
    if not form.is_valid() or request.POST.get("act") == "preview":
        return _new_page(request, form, language)
    client_id = form.cleaned_data["client_id"] or uuid.uuid4()
    made = _written(request, form.text(), language, client_id)
    return _saved(request, made, publish=request.POST.get("act") == "publish")


def _written(request: HttpRequest, text: knowledge.ArticleText, language: str, client_id: uuid.UUID) -> int:
    return knowledge.write_article(
        collection=knowledge.help_collection(), language=language, text=text, client_id=client_id,
        actor=actor_of(request),
    )  # fmt: skip


def _asked(request: HttpRequest) -> dict[str, str]:
    """What a link to this page proposes, for example a gap."""
    return {name: request.GET[name][:300] for name in ("heading", "kind") if request.GET.get(name)}


def _rewrite(request: HttpRequest, article: knowledge.EditableArticle, form: ArticleForm) -> None:
    try:
        seen = datetime.fromisoformat(form.cleaned_data["seen"])
    except ValueError:
        raise knowledge.ArticleMoved from None
    actor = actor_of(request)
    note, minor = form.cleaned_data["note"], form.cleaned_data["minor"]
    knowledge.rewrite_article(
        article_id=article.id, text=form.text(), seen=seen, actor=actor, note=note, minor=minor
    )
    if request.GET.get("revision"):
        knowledge.discard_revision(article_id=article.id)
    knowledge.drafting.forget_unsaved(article_id=article.id, by=request.viewer.staff.id)  # type: ignore[attr-defined]


def _saved(request: HttpRequest, article_id: int, *, publish: bool) -> HttpResponse:
    if publish and not is_editor(request):
        return _submitted(request, article_id)
    reasons = _publish(request, article_id) if publish else None
    if reasons is None:
        messages.success(request, _("Saved."))
    elif reasons:
        messages.warning(request, " ".join([_("Saved, but not published."), *reasons]))
    else:
        messages.success(request, _("Published. The help centre and the chat use it from now on."))
    return redirect("editorial:text", article_id)


def _submitted(request: HttpRequest, article_id: int) -> HttpResponse:
    """Who may not publish herself asks an editor to."""
    knowledge.submit(article_id=article_id, actor=actor_of(request))
    messages.success(request, _("Submitted. An editor looks at it and publishes it."))
    return redirect("editorial:article", article_id)


def _publish(request: HttpRequest, article_id: int) -> list[str]:
    """Publish what was just saved; the reasons why not."""
    found = knowledge.editable_article(article_id)
    if found is None or (reasons := hindrances(found)):
        return reasons if found else []
    try:
        knowledge.publish(article_id=article_id, actor=actor_of(request))
    except knowledge.OtherEyesNeeded:
        return [_("Somebody else has to approve this article. Please submit it first.")]
    except knowledge.NotNow:
        return [_("Somebody else was faster: the article has another state now.")]
    return []


def _conflict(request: HttpRequest, article_id: int, form: ArticleForm) -> HttpResponse:
    """Both texts side by side; saving again puts hers in place, theirs stays in the history."""
    theirs = knowledge.editable_article(article_id, reader=get_language() or "ja")
    if theirs is None:
        return redirect("editorial:articles")
    form.see(theirs.updated_at.isoformat())
    form.add_error(None, MOVED)
    last = next(iter(knowledge.versions(article_id=theirs.id, limit=1)), None)
    names = {one.id: one.name for one in people.all_staff()}
    by = names.get(last.by_id or 0, "") if last else ""
    html = knowledge.body_html(theirs)
    return _page(request, theirs, form, theirs=theirs, theirs_html=html, theirs_by=by)


def _page(
    request: HttpRequest, article: knowledge.EditableArticle, form: ArticleForm | None, **more: Any
) -> HttpResponse:
    desk = desk_of(request, article, form)
    return render(
        request, "editorial/text.html", {**desk, "is_editor": is_editor(request), **more},
        status=422 if desk["form"].errors else 200,
    )  # fmt: skip


def _new_page(request: HttpRequest, form: ArticleForm, language: str) -> HttpResponse:
    heading, body = (str(form[name].value() or "") for name in ("heading", "body"))
    context = {
        "form": form, "language": language, "heading": heading,
        "html": knowledge.preview_html(body=body, language=language),
        "remarks": remarks_on(heading, body, language, "faq"), "is_editor": is_editor(request),
    }  # fmt: skip
    return render(request, "editorial/text.html", context, status=422 if form.errors else 200)
