"""What lies on an editor's desk while she writes one article."""

from dataclasses import replace
from typing import Any

from django.http import HttpRequest

from madoguchi.core import api as core
from madoguchi.knowledge import api as knowledge
from madoguchi.language import api as language
from madoguchi.people import api as people

from .access import is_editor
from .forms.articles import ArticleForm, plain_lines
from .remark_words import RemarkLine, remark_lines
from .revising import two_eyes_only


def desk_of(
    request: HttpRequest, article: knowledge.EditableArticle, form: ArticleForm | None
) -> dict[str, Any]:
    """All that the writing screen shows; `form` is None where the page is opened."""
    me = request.viewer.staff.id  # type: ignore[attr-defined]
    knowledge.drafting.note_presence(article_id=article.id, by=me, version=article.version)
    unsaved = None if form else knowledge.drafting.unsaved_of(article_id=article.id, by=me)
    revision = knowledge.revision(article.id) if article.status == "published" else None
    revising = revision if request.GET.get("revision") == "1" else None
    form = form or opened(article, unsaved, revising)
    heading, body = (str(form[name].value() or "") for name in ("heading", "body"))
    return {
        "may_write": True, "is_editor": is_editor(request),
        "article": article, "language": article.language, "form": form, "heading": heading,
        "html": knowledge.preview_html(body=plain_lines(body), language=article.language),
        "card_text": form["card_text"].value(), "voice_text": form["voice_text"].value(),
        "remarks": remarks_on(heading, body, article.language, str(form["kind"].value())),
        "unsaved": unsaved, "others": others_at(article.id, me),
        "revision": revision, "revising": revising, "two_eyes_only": two_eyes_only(request),
        "film_hosts": core.option(knowledge.VideoHosts).hosts,
        "files": knowledge.files_of(article.group), "blocks": knowledge.blocks(),
        **_other_text(article, beside=request.GET.get("beside") == "1"),
    }  # fmt: skip


def _other_text(article: knowledge.EditableArticle, *, beside: bool) -> dict[str, Any]:
    """The same answer in the other language, shown beside this one where asked for."""
    twin = knowledge.editable_article(article.twin_id) if article.twin_id else None
    shown = twin is not None and beside
    return {"twin": twin, "beside": shown, "twin_html": knowledge.body_html(twin) if twin and shown else ""}


def opened(
    article: knowledge.EditableArticle,
    unsaved: knowledge.drafting.Unsaved | None,
    revising: knowledge.RevisionShape | None = None,
) -> ArticleForm:
    """The article as it stands, its revision, or as she left it; nobody's saving meanwhile is overlooked."""
    if unsaved is None and revising is not None:
        return ArticleForm(held=replace(article, text=revising.text), unsaved={"note": revising.note})
    if unsaved is None:
        return ArticleForm(held=article)
    moved = {} if unsaved.version == article.version else {"seen": f"version {unsaved.version}"}
    return ArticleForm(held=article, unsaved={**unsaved.fields, **moved})


def remarks_on(heading: str, body: str, written_in: str, kind: str) -> list[RemarkLine]:
    """What could be better in a text as it is typed."""
    writing = language.Writing(heading, plain_lines(body), written_in, kind)
    rules = core.option(knowledge.WritingRules)
    return remark_lines(language.check_writing(writing, rules.style()))


def others_at(article_id: int, me: int) -> list[dict[str, Any]]:
    """Who else has the article open, or has changes that are not saved."""
    there = knowledge.drafting.others_at(article_id=article_id, by=me)
    names = {one.id: one.name for one in people.all_staff()} if there else {}
    return [{"name": names.get(one.staff_id, ""), "here": one.here, "typed": one.typed} for one in there]
