"""/knowledge/articles/: every article, and one article's own page."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from madoguchi.knowledge import api as knowledge
from madoguchi.people import api as people

from ..access import article_seen, is_editor, may_write


@require_safe
@people.staff_required
def articles(request: HttpRequest) -> HttpResponse:
    """All articles, drafts too, the ones that changed last first."""
    asked = {name: request.GET.get(name, "").strip() for name in ("q", "language", "status")}
    page = knowledge.editable_articles(
        sought=asked["q"][:100], language=asked["language"], status=asked["status"],
        number=_number(request.GET.get("page", "")), reader=get_language() or "ja",
    )  # fmt: skip
    return render(request, "editorial/articles.html", {"page": page, "asked": asked, **_turns(page, asked)})


@require_safe
@article_seen
def article(request: HttpRequest, article: knowledge.EditableArticle) -> HttpResponse:
    """What an article says, how it stands, and what can be done with it."""
    context = {
        "article": article,
        "html": knowledge.body_html(article),
        "may_write": may_write(request, article),
        "is_editor": is_editor(request),
    }
    return render(request, "editorial/article.html", context)


def _turns(page: knowledge.EditablePage, asked: dict[str, str]) -> dict[str, str]:
    """The addresses of the pages before and after; "" where there is none."""

    def turn(number: int) -> str:
        return f"?{urlencode({**asked, 'page': number})}" if 1 <= number <= page.pages else ""

    return {"newer": turn(page.number - 1), "older": turn(page.number + 1)}


def _number(given: str) -> int:
    return int(given) if given.isascii() and given.isdigit() and len(given) < 6 else 1
