"""/issues/: "me too" to a known issue, and being told when it is fixed."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Literal

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from madoguchi.core import api as core
from madoguchi.people import api as people
from madoguchi.ui import api as ui

from .. import access, queries
from ..kinds import followers
from ..kinds.issues import is_settled, issue_of, mark_issue
from ..kinds.pieces import issue_values
from ..readers import become_reader, keep_reader
from .places import place, viewer_of

PER_HOUR = 30
View = Callable[..., HttpResponse]


def issue_required(view: View) -> View:
    """Hands over the known issue that this viewer may read, or 404; so many acts an hour from one place."""

    @wraps(view)
    def guarded(request: HttpRequest, article_id: int) -> HttpResponse:
        found = access.open_for(viewer_of(request), article_id)
        if found is None or found.kind != "known_issue":
            raise Http404
        if not core.allow(f"issue:{request.META.get('REMOTE_ADDR', '')}", limit=PER_HOUR, seconds=3600):
            return ui.too_many_requests(request, 3600)
        return view(request, found)

    return guarded


@require_POST
@issue_required
def marks(request: HttpRequest, article: "queries.Article") -> HttpResponse:
    """It happens to me too: counted once for each reader."""
    if not is_settled(issue_of(article.group, language=article.language), core.now()):
        mark_issue(group=article.group, reader=become_reader(request))
    return keep_reader(request, _after(request, article))


@require_POST
@issue_required
def follows(request: HttpRequest, article: "queries.Article") -> HttpResponse:
    """Tell me when it is fixed: in the chat that there is, else by mail once the address is confirmed."""
    customer_id = people.customer_viewer_of(request).customer_id
    if request.POST.get("by") == "chat" and customer_id is not None:
        followers.follow_in_chat(group=article.group, customer_id=customer_id, language=_spoken())
        return _after(request, article)
    try:
        _agreed(request, customer_id)
        followers.follow_by_mail(
            group=article.group, email=request.POST.get("email", "")[:254], language=_spoken()
        )
    except people.ConsentMissing:
        return _again(request, article)
    except core.MailRefused:
        return _again(request, article, gettext("This does not look like an e-mail address."))
    messages.success(request, gettext("We have sent you a mail. Please open the link in it to confirm."))
    return _after(request, article)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirmation(request: HttpRequest, token: str) -> HttpResponse:
    """Behind the mailed link: one press confirms. Opening it does nothing, since mail scanners open links."""
    who = followers.follower(token)
    if who is None:
        return _page(request, "gone", status=404)
    if request.method == "POST":
        followers.confirm_follower(token)
        still = followers.follower(token) is not None
        return redirect("kinds:confirmation", token=token) if still else _page(request, "told")
    return _page(request, "confirmed" if who.confirmed else "confirm", who=who, token=token)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def departure(request: HttpRequest, token: str) -> HttpResponse:
    """No more mail about it; the address is deleted at once."""
    who = followers.follower(token)
    if request.method == "POST" or who is None:
        followers.leave_issue(token)
        return _page(request, "left")
    return _page(request, "leave", who=who, token=token)


def _agreed(request: HttpRequest, customer_id: int | None) -> None:
    if customer_id is not None:
        people.agree_by_form(request, customer_id=customer_id, purpose="email", channel="mail")
        return
    people.check_agreement(request, purpose="email", language=_spoken())


def _after(request: HttpRequest, article: "queries.Article") -> HttpResponse:
    if request.headers.get("HX-Request"):
        return render(request, "knowledge/kinds/_known_issue.html", issue_values(request, article))
    return redirect(f"{queries.article_url(article)}#issue")


def _again(request: HttpRequest, article: "queries.Article", wrong: str = "") -> HttpResponse:
    email = request.POST.get("email", "")
    typed = {"wrong": wrong, "email": email, "article": queries.shape(article)}
    context = {**issue_values(request, article), **typed, "place": place(request)}
    return render(request, "knowledge/issue.html", context, status=422)


def _page(request: HttpRequest, what: str, status: int = 200, **values: Any) -> HttpResponse:
    response = render(request, "knowledge/issue_link.html", {"what": what, **values}, status=status)
    response["X-Robots-Tag"] = "noindex"
    return response


def _spoken() -> Literal["ja", "en"]:
    return "en" if (get_language() or "ja").startswith("en") else "ja"
