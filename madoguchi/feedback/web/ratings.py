"""The rating page behind a mailed link. Opening it records nothing: mail scanners open links too."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from madoguchi.people import api as people

from .. import actions, queries
from ..shapes import RatingRefused, RatingShape
from ..words import places, scores


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def rate(request: HttpRequest, token: str) -> HttpResponse:
    """Five labelled buttons; ?score= from the mail chooses one, which is then confirmed with one press."""
    rating = _known(token)
    if request.method != "POST":
        return _page(request, rating)
    score = _number(request.POST.get("score", ""))
    words = request.POST.get("comment", "")
    return _given(request, rating, lambda: actions.give_rating(token=token, score=score, comment=words))


@never_cache
@require_POST
def comment(request: HttpRequest, token: str) -> HttpResponse:
    """A few words to a rating that was given without any."""
    words = request.POST.get("comment", "")
    return _given(request, _known(token), lambda: actions.comment_rating(token=token, comment=words))


@never_cache
@require_POST
def looked(request: HttpRequest, token: str) -> HttpResponse:
    """Where she had looked before she asked us: one press."""
    place = request.POST.get("place", "")
    return _given(request, _known(token), lambda: actions.say_looked(token=token, place=place))


def _given(request: HttpRequest, rating: RatingShape, act: Callable[[], object]) -> HttpResponse:
    """Do what she gives, once she agrees; what was given before, or is nothing, changes nothing."""
    try:
        _agree(request, rating)
        act()
    except people.ConsentMissing:
        return _page(request, rating, status=422)
    except RatingRefused:
        pass  # the page says where it stands
    return redirect("feedback:rate", token=rating.token)


def _known(token: str) -> RatingShape:
    rating = queries.rating_by_token(token)
    if rating is None:
        raise Http404
    return rating


def _agree(request: HttpRequest, rating: RatingShape) -> None:
    """The link is the right, so the consent is that of the customer who got it."""
    if rating.customer_id is not None:
        people.agree_by_form(request, customer_id=rating.customer_id, purpose="rating", channel="mail")


def _page(request: HttpRequest, rating: RatingShape, status: int = 200) -> HttpResponse:
    words = {score.value: score for score in scores()}
    values = {
        "rating": rating,
        "scores": scores(),
        "chosen": words.get(_number(request.POST.get("score") or request.GET.get("score", ""))),
        "places": places(rating.looked),
        "given": words.get(rating.score or 0),
        "comment": request.POST.get("comment", ""),
    }
    response = render(request, "feedback/rate.html", values, status=status)
    response["X-Robots-Tag"] = "noindex"
    return response


def _number(text: str) -> int:
    return int(text) if text in {"1", "2", "3", "4", "5"} else 0
