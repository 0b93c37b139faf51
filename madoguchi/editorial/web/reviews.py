"""/knowledge/reviews/: articles that somebody has to look at, by whom and by when."""

from datetime import date

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from madoguchi.gaps import api as gaps
from madoguchi.knowledge import api as knowledge
from madoguchi.people import api as people

from ..access import actor_of, article_required, is_editor
from ..given import number_in
from ..keeping_words import OUTCOMES, REFUSALS
from ..review_lines import flag_lines, review_lines
from ..writers import writers


@require_safe
@people.role_required("editor", "supervisor")
def listing(request: HttpRequest) -> HttpResponse:
    """What waits to be looked at, the most urgent first; ?whose=me for one's own."""
    staff_id = request.viewer.staff.id  # type: ignore[attr-defined]
    mine = request.GET.get("whose") == "me"
    every = gaps.open_reviews()
    own = [review for review in every if review.owner_id == staff_id]
    context = {
        "rows": review_lines(own if mine else every),
        "flags": flag_lines(gaps.open_flags()),
        "tabs": [
            {"id": "all", "label": _("Everybody’s"), "href": "?", "count": len(every)},
            {"id": "me", "label": _("My own"), "href": "?whose=me", "count": len(own)},
        ],
        "whose": "me" if mine else "all",
        "writers": writers(),
        "outcomes": [(code, str(OUTCOMES[code])) for code in gaps.OUTCOMES],
        "is_editor": is_editor(request),
    }
    return render(request, "editorial/reviews.html", context)


@require_POST
@people.role_required("editor")
def owner(request: HttpRequest, review_id: int) -> HttpResponse:
    """Somebody else looks at it."""
    try:
        gaps.hand_review(review_id=review_id, owner_id=number_in(request.POST, "staff"))
    except gaps.GapRefused as refused:
        return _refuse(request, refused)
    messages.success(request, _("Handed over."))
    return redirect("editorial:reviews")


@require_POST
@people.role_required("editor")
def outcome(request: HttpRequest, review_id: int) -> HttpResponse:
    """It was looked at."""
    given = request.POST.get("outcome", "")
    try:
        news = gaps.finish_review(review_id=review_id, outcome=given, actor=actor_of(request))
    except gaps.GapRefused as refused:
        return _refuse(request, refused)
    if news:
        messages.success(request, _("Seen to. Thank you."))
    return redirect("editorial:reviews")


@require_POST
@article_required
def asked(request: HttpRequest, article: knowledge.EditableArticle) -> HttpResponse:
    """Ask somebody to look at this article by a day."""
    try:
        due_on = date.fromisoformat(request.POST.get("due_on", ""))
    except ValueError:
        messages.error(request, _("Choose a day."))
        return redirect("editorial:article", article.id)
    owner_id = number_in(request.POST, "staff")
    gaps.ask_for_review(
        article_id=article.id, owner_id=owner_id, due_on=due_on, note=request.POST.get("note", "")
    )
    messages.success(request, _("It is on the list of reviews."))
    return redirect("editorial:article", article.id)


@require_POST
@article_required
def flags_settled(request: HttpRequest, article: knowledge.EditableArticle) -> HttpResponse:
    """What colleagues found wrong was seen to."""
    if gaps.settle_flags(article_id=article.id, actor=actor_of(request)):
        messages.success(request, _("Seen to. Thank you."))
    return redirect("editorial:reviews")


def _refuse(request: HttpRequest, refused: gaps.GapRefused) -> HttpResponse:
    if refused.reason == "gone":
        raise Http404
    messages.error(request, str(REFUSALS[refused.reason]))
    return redirect("editorial:reviews")
