"""/knowledge/articles/: every article, and one article's own page."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from madoguchi.knowledge import api as knowledge
from madoguchi.people import api as people

from ..access import article_seen, is_editor, may_write
from ..forms.care import AddressForm, CareForm, HoursForm, ReturnForm, owners
from ..forms.filters import FilterForm
from ..forms.products import SpansForm
from ..review_lines import fare_of
from ..words import CONFIDENCES, KINDS, state_badge


@require_safe
@people.staff_required
def articles(request: HttpRequest) -> HttpResponse:
    """The articles asked for, drafts too, the ones that changed last first."""
    form = FilterForm(request.GET)
    number = _number(request.GET.get("page", ""))
    page = knowledge.editable_articles(
        asked=form.asked(), sort=form.order(), number=number, reader=get_language() or "ja"
    )
    context = {
        "page": page, "filter": form, "rows": _rows(page), "is_editor": is_editor(request),
        "owners": owners(), **_turns(page, form.query()),
    }  # fmt: skip
    return render(request, "editorial/articles.html", context)


@require_safe
@article_seen
def article(request: HttpRequest, article: knowledge.EditableArticle) -> HttpResponse:
    """What an article says, how it stands, and what can be done with it."""
    return article_page(request, article)


def article_page(request: HttpRequest, article: knowledge.EditableArticle, **refused: Any) -> HttpResponse:
    """One article's own page; a form that was refused is shown as it was typed, with its reason."""
    names = people.staff_by_ids([article.state.owner_id, article.state.submitted_by])
    context = {
        "article": article,
        "html": knowledge.body_html(article),
        "badge": state_badge(article),
        "kind": KINDS[article.text.kind],
        "confidence": CONFIDENCES[article.state.confidence],
        "may_write": may_write(request, article),
        "is_editor": is_editor(request),
        "revision": knowledge.revision(article.id) if article.status == "published" else None,
        "owner": names.get(article.state.owner_id or 0),
        "submitter": names.get(article.state.submitted_by or 0),
        "addresses": knowledge.former_addresses(article_id=article.id),
        "spans": knowledge.product_spans([article.id]).get(article.id, ()),
        **fare_of(article.id),
        **(_forms(article) | refused if is_editor(request) else {}),
    }
    return render(request, "editorial/article.html", context, status=422 if refused else 200)


def _forms(article: knowledge.EditableArticle) -> dict[str, Any]:
    return {
        "hours": HoursForm.of(article),
        "care": CareForm(held=article),
        "address": AddressForm(initial={"slug": article.slug}),
        "rejection": ReturnForm(),
        "products": SpansForm(article_id=article.id),
    }


def _rows(page: knowledge.EditablePage) -> list[dict[str, Any]]:
    """Each article with its badge and its owner's name; one query for all owners."""
    names = people.staff_by_ids(one.state.owner_id for one in page.articles)
    return [
        {
            "article": one,
            "badge": state_badge(one),
            "kind": KINDS[one.text.kind],
            "owner": names[one.state.owner_id].name if one.state.owner_id in names else "",
        }
        for one in page.articles
    ]


def _turns(page: knowledge.EditablePage, asked: dict[str, str]) -> dict[str, str]:
    """The addresses of the pages before and after; "" where there is none."""

    def turn(number: int) -> str:
        return f"?{urlencode({**asked, 'page': number})}" if 1 <= number <= page.pages else ""

    return {"newer": turn(page.number - 1), "older": turn(page.number + 1)}


def _number(given: str) -> int:
    return int(given) if given.isascii() and given.isdigit() and len(given) < 6 else 1
