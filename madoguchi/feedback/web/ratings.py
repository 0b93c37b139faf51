"""The rating page behind a mailed link. Opening it records nothing: mail scanners open links too."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from .. import actions, queries
from ..shapes import RatingRefused
from ..words import scores


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def rate(request: HttpRequest, token: str) -> HttpResponse:
    """Five labelled buttons; ?score= from the mail chooses one, which is then confirmed with one press."""
    rating = queries.rating_by_token(token)
    if rating is None:
        raise Http404
    if request.method == "POST":
        return _give(request, token)
    words = {score.value: score for score in scores()}
    values = {
        "rating": rating,
        "scores": scores(),
        "chosen": words.get(_number(request.GET.get("score", ""))),
        "given": words.get(rating.score or 0),
    }
    response = render(request, "feedback/rate.html", values)
    response["X-Robots-Tag"] = "noindex"
    return response


def _give(request: HttpRequest, token: str) -> HttpResponse:
    try:
        score = _number(request.POST.get("score", ""))
        actions.give_rating(token=token, score=score, comment=request.POST.get("comment", ""))
    except RatingRefused:
        pass  # given before, or no score: the page says where it stands
    return redirect("feedback:rate", token=token)


@require_POST
def comment(request: HttpRequest, token: str) -> HttpResponse:
    """A few words to a rating that was given without any."""
    try:
        actions.comment_rating(token=token, comment=request.POST.get("comment", ""))
    except RatingRefused as refused:
        if refused.reason == "unknown":
            raise Http404 from refused
    return redirect("feedback:rate", token=token)


def _number(text: str) -> int:
    return int(text) if text in {"1", "2", "3", "4", "5"} else 0
