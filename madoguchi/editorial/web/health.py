"""/knowledge/health/: how the articles fare."""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from madoguchi.core import api as core
from madoguchi.gaps import api as gaps
from madoguchi.knowledge import api as knowledge
from madoguchi.people import api as people

from ..filtering import Filter, choices
from ..health_lines import health_lines
from ..keeping_words import FARE_SORTS, TROUBLES

GIVEN = Filter(trouble=("", "any", *TROUBLES), language=("", "ja", "en"), sort=("weight", *FARE_SORTS))


@require_safe
@people.role_required("editor", "supervisor")
def listing(request: HttpRequest) -> HttpResponse:
    """Every published article with its use, its votes and its troubles."""
    asked = GIVEN.read(request.GET)
    page = gaps.fares(**asked.values, number=asked.number)
    context = {
        "page": page,
        "rows": health_lines(page.articles),
        "asked": asked,
        "turns": asked.turns(page.pages),
        "same": asked.with_(),
        "troubles": [(code, f"{TROUBLES[code]} ({many})") for code, many in gaps.troubles().items()],
        "languages": [("ja", "日本語"), ("en", "English")],
        "sorts": choices(FARE_SORTS),
    }
    return render(request, "editorial/health.html", context)


@require_safe
@people.role_required("editor", "supervisor")
def table(request: HttpRequest) -> HttpResponse:
    """The same as a table for a spreadsheet."""
    asked = GIVEN.read(request.GET)
    found = list(gaps.every_fare(trouble=asked["trouble"], language=asked["language"]))
    head = [
        _("Article"), _("Read"), _("Helpful"), _("Not helpful"), _("At least"), _("At most"),
        _("Used by agents"), _("Shown by the assistant"), _("Contacts after reading"), _("Days unchecked"),
        _("Troubles"),
    ]  # fmt: skip
    return core.csv_response("articles.csv", head, _rows(found))


def _rows(found: Iterable[gaps.HealthShape]) -> Iterable[list[object]]:
    fares = list(found)
    headings = {one.id: one.heading for one in knowledge.articles(ids=[fare.article_id for fare in fares])}
    for one in fares:
        names = ", ".join(str(TROUBLES[trouble]) for trouble in one.troubles)
        low, high = (None if share is None else round(share, 3) for share in (one.low, one.high))
        yield [
            headings.get(one.article_id, ""), one.readings, one.helpful, one.unhelpful, low, high,
            one.linked, one.answered, one.contacts, one.age, names,
        ]  # fmt: skip
