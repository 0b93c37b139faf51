"""Who may enter: a customer who has proven an address, on whatever device; others are led to the code."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from madoguchi.conversations import api as conversations
from madoguchi.people import api as people
from madoguchi.tasks import api as tasks

View = Callable[..., HttpResponse]


def proven_required(view: View) -> View:
    """Sets request.viewer and request.customer; who has proven nothing yet confirms her address first."""

    @never_cache
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        viewer = people.customer_viewer_of(request)
        customer = people.customer(viewer.customer_id) if viewer.customer_id is not None else None
        if customer is None or not customer.proven:
            back = request.path if request.method in ("GET", "HEAD") else reverse("portal:enquiries")
            return redirect(f"{reverse('people:code')}?{urlencode({'next': back})}")
        request.viewer, request.customer = viewer, customer  # type: ignore[attr-defined]
        return view(request, *args, **kwargs)

    return guarded


def enquiry_required(view: View) -> View:
    """The same for one enquiry of hers: the view gets it instead of its number; 404 for anybody else's."""

    @proven_required
    @wraps(view)
    def guarded(request: HttpRequest, number: str) -> HttpResponse:
        try:
            enquiry = conversations.numbered(request.viewer, number)  # type: ignore[attr-defined]
        except conversations.ConversationUnknown as unknown:
            raise Http404 from unknown
        return view(request, enquiry)

    return guarded


def run_required(view: View) -> View:
    """The same for one run of a task: the view gets it instead of its name; 404 for anybody else's."""

    @proven_required
    @wraps(view)
    def guarded(request: HttpRequest, code: str, reference: str) -> HttpResponse:
        try:
            run = tasks.run(request.viewer, reference)  # type: ignore[attr-defined]
        except tasks.RunUnknown as unknown:
            raise Http404 from unknown
        if run.code != code:
            raise Http404
        try:
            return view(request, run)
        except tasks.TaskRefused as refused:
            context = {"task": run.task, "words": refused.words}
            return render(request, "portal/task_refused.html", context, status=409)

    return guarded


def own_required(view: View) -> View:
    """Only for her own matters: who acts for somebody else right now is told so (403)."""

    @proven_required
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.viewer.acting is not None:  # type: ignore[attr-defined]
            return not_entrusted(request)
        return view(request, *args, **kwargs)

    return guarded


def entrusted(scope: people.Scope) -> Callable[[View], View]:
    """Sets request.subject: whose matters these are, hers or those of the one for whom she acts.

    A representative whose mandate does not cover the scope is told so (403).
    """

    def decorate(view: View) -> View:
        @proven_required
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            subjects = people.whose(request.viewer, scope)  # type: ignore[attr-defined]
            if not subjects:
                return not_entrusted(request)
            request.subject = subjects[0]  # type: ignore[attr-defined]
            return view(request, *args, **kwargs)

        return guarded

    return decorate


details_required = entrusted("change_details")


def not_entrusted(request: HttpRequest) -> HttpResponse:
    """Say in words that her mandate does not reach so far, and how to act for herself again."""
    return render(request, "portal/not_entrusted.html", {"acting": request.viewer.acting}, status=403)  # type: ignore[attr-defined]


def fresh_required(view: View) -> View:
    """Only within a quarter of an hour after she showed who she is; otherwise she does so first.

    Stands below proven_required, own_required or entrusted.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not people.freshly_proven(request.viewer):  # type: ignore[attr-defined]
            back = request.path if request.method in ("GET", "HEAD") else reverse("portal:profile")
            return redirect(f"{reverse('portal:proof')}?{urlencode({'next': back})}")
        return view(request, *args, **kwargs)

    return guarded
