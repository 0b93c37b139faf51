"""What can be done about a gap: every act is a POST that leads back to its page."""

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from madoguchi.gaps import api as gaps
from madoguchi.journeys import gap_to_article
from madoguchi.people import api as people

from ..access import actor_of
from ..given import number_in, numbers_in
from ..keeping_words import REFUSALS

Act = Callable[..., "HttpResponse | None"]


def gap_act(act: Act) -> Callable[..., HttpResponse]:
    """For editors: does it and shows the gap again; a refusal is said in words, and changes nothing."""

    @require_POST
    @people.role_required("editor")
    @wraps(act)
    def done(request: HttpRequest, gap_id: int) -> HttpResponse:
        try:
            elsewhere = act(request, gap_id)
        except gaps.GapRefused as refused:
            if refused.reason == "gone" and gaps.gap(request.viewer, gap_id) is None:  # type: ignore[attr-defined]
                raise Http404 from None
            messages.error(request, str(REFUSALS.get(refused.reason, REFUSALS["state"])))
            elsewhere = None
        return elsewhere or redirect("editorial:gap", gap_id)

    return done


@gap_act
def assignment(request: HttpRequest, gap_id: int) -> None:
    """Somebody sees to it."""
    staff_id = number_in(request.POST, "staff")
    if gaps.assign(gap_id=gap_id, staff_id=staff_id, actor=actor_of(request)):
        messages.success(request, _("Handed over.") if staff_id else _("Nobody sees to it now."))


@gap_act
def title(request: HttpRequest, gap_id: int) -> None:
    """Call it by other words."""
    gaps.rename(gap_id=gap_id, title=request.POST.get("title", ""))
    messages.success(request, _("Saved."))


@gap_act
def article(request: HttpRequest, gap_id: int) -> HttpResponse:
    """Begin the article that answers it, and go on writing there."""
    article_id = gap_to_article.begin(gap_id=gap_id, viewer=request.viewer)  # type: ignore[attr-defined]
    return redirect("editorial:text", article_id)


@gap_act
def closure(request: HttpRequest, gap_id: int) -> None:
    """An article that is there answers it."""
    article_id = number_in(request.POST, "article") or 0
    news = gap_to_article.answer_with(
        gap_id=gap_id,
        article_id=article_id,
        viewer=request.viewer,  # type: ignore[attr-defined]
    )
    if news:
        messages.success(request, _("Answered. From now on this article is found under these questions."))


@gap_act
def dismissal(request: HttpRequest, gap_id: int) -> None:
    """Nothing will be written about it."""
    if gaps.dismiss(gap_id=gap_id, reason=request.POST.get("reason", ""), actor=actor_of(request)):
        messages.success(request, _("Put aside. It can be opened again at any time."))


@gap_act
def reopening(request: HttpRequest, gap_id: int) -> None:
    """It is not settled after all."""
    if gaps.reopen(gap_id=gap_id, actor=actor_of(request)):
        messages.success(request, _("Open again."))


@gap_act
def union(request: HttpRequest, gap_id: int) -> HttpResponse:
    """It is the same matter as another one."""
    into = number_in(request.POST, "into") or 0
    gaps.join(gap_id=gap_id, into_id=into, actor=actor_of(request))
    messages.success(request, _("Put together."))
    return redirect("editorial:gap", into)


@gap_act
def parts(request: HttpRequest, gap_id: int) -> HttpResponse:
    """Some of the questions are another matter."""
    chosen = numbers_in(request.POST, "sign")
    own = gaps.part(gap_id=gap_id, signal_ids=chosen, actor=actor_of(request))
    messages.success(request, _("These questions are a gap of their own now."))
    return redirect("editorial:gap", own)
