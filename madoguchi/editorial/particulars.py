"""Reads what a kind's form brought and makes of it what the article keeps."""

from typing import Any
from uuid import uuid4

from django.http import HttpRequest
from django.utils.translation import gettext as _

from madoguchi.knowledge import api as knowledge

from .forms.particulars import EditionForm, FilmForm, IssueForm, goals, rows_of, steps_from

WITH_FORM = ("troubleshooting", "video", "known_issue", "release", "policy")


class NotKept(Exception):
    """The form says what is wrong; nothing was kept."""


def shown(request: HttpRequest, article: knowledge.EditableArticle) -> dict[str, Any]:
    """What the page of this kind shows: what was posted, else what the article holds."""
    data, posted = article.text.data, request.POST or None
    if article.text.kind == "troubleshooting":
        steps = knowledge.steps_in({"steps": steps_from(posted)} if posted else data)
        lost = bool(steps and knowledge.flaws(steps))
        return {"steps": rows_of(steps), "goals": goals(steps), "flaws": lost}
    if article.text.kind == "video":
        return _film(request, article)
    if article.text.kind == "known_issue":
        issue = knowledge.issue_of(article.group, language=article.language)
        start = {"state": issue.state, "client_id": uuid4()}
        return {"form": IssueForm(posted, initial=start), "issue": issue}
    if article.text.kind in ("release", "policy"):
        held = knowledge.edition_in(data)
        return {"form": EditionForm(posted, initial={"edition": held.name, "day": held.day})}
    return {}


def data_from(
    request: HttpRequest, article: knowledge.EditableArticle, page: dict[str, Any]
) -> dict[str, Any]:
    """What the article shall keep. Raises NotKept, with the reason on the form."""
    if article.text.kind == "troubleshooting":
        data = {"steps": steps_from(request.POST)}
        if article.status == "published" and knowledge.flaws(knowledge.steps_in(data)):
            raise NotKept
        return knowledge.clean_data("troubleshooting", data)
    form = page["form"]
    if not form.is_valid():
        raise NotKept
    if article.text.kind == "video":
        return knowledge.clean_data("video", _film_data(request, article, form))
    return knowledge.clean_data(article.text.kind, form.kept())


def _film(request: HttpRequest, article: knowledge.EditableArticle) -> dict[str, Any]:
    held, files = knowledge.film_in(article.text.data), knowledge.files_of(article.group)
    films = [(file.url.rpartition("/")[2], file.name) for file in files if file.is_film]
    start = {"file": held.file, "embed": held.embed, "transcript": held.transcript}
    form = FilmForm(request.POST or None, request.FILES or None, films=films, initial=start)
    return {"form": form, "captions": sorted(held.captions)}


def _film_data(request: HttpRequest, article: knowledge.EditableArticle, form: FilmForm) -> dict[str, Any]:
    held, given = knowledge.film_in(article.text.data), form.cleaned_data
    file = _kept(request, article, form, "upload", film=True) or given["file"]
    new = {one: _kept(request, article, form, f"captions_{one}") for one in ("ja", "en")}
    if given["embed"] and not knowledge.film_in({"embed": given["embed"]}).embed:
        form.add_error("embed", _("This is not the address of a film."))
    if form.errors:
        raise NotKept
    captions = {**held.captions, **{one: name for one, name in new.items() if name}}
    spoken = given["transcript"] or knowledge.transcript_in(captions.get(article.language, ""))
    return {"file": file, "captions": captions, "embed": given["embed"], "transcript": spoken}


def _kept(
    request: HttpRequest, article: knowledge.EditableArticle, form: FilmForm, name: str, film: bool = False
) -> str:
    upload = form.cleaned_data.get(name)
    if not upload:
        return ""
    try:
        kept = knowledge.keep_file(
            group=article.group, content=upload.file, filename=upload.name or "",
            by=request.viewer.staff.id,  # type: ignore[attr-defined]
        )  # fmt: skip
    except knowledge.FileRefused:
        form.add_error(name, _("This file cannot be used here, or it is too large."))
        return ""
    wanted = kept.is_film if film else kept.media_type == "text/vtt"
    if not wanted:
        form.add_error(name, _("This file is of another kind."))
        return ""
    return kept.url.rpartition("/")[2]
