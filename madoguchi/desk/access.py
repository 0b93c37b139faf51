"""Who may enter the desk, and the guarded way to one conversation."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Protocol, TypeVar

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from madoguchi.commerce import api as commerce
from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import ConversationUnknown
from madoguchi.people import api as people
from madoguchi.people.shapes import CustomerShape
from madoguchi.tasks import api as tasks

from .models import Approval

View = Callable[..., HttpResponseBase]


class OfCustomer(Protocol):
    """Anything that belongs to one customer."""

    @property
    def customer_id(self) -> int:
        """Whose it is."""


Owned = TypeVar("Owned", bound=OfCustomer)


def desk_required(view: View) -> View:
    """For staff who work with customers; sets request.viewer. Editors are shown the way to the help pages."""

    @people.staff_required
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.viewer.may_see_conversations:  # type: ignore[attr-defined]
            return _not_here(request)
        return view(request, *args, **kwargs)

    return guarded


def conversation_required(view: View) -> View:
    """As desk_required; the view gets the conversation itself, or the page is not found."""

    @desk_required
    @wraps(view)
    def guarded(request: HttpRequest, conversation_id: int, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            held = conversations.conversation(request.viewer, conversation_id)  # type: ignore[attr-defined]
        except ConversationUnknown:
            raise Http404 from None
        return view(request, held, *args, **kwargs)

    return guarded


def approval_required(view: View) -> View:
    """As conversation_required, for supervisors; the view gets the reply that waits, or waited, there."""

    @conversation_required
    @wraps(view)
    def held(request: HttpRequest, conversation: Any, approval_id: int) -> HttpResponseBase:
        row = Approval.objects.filter(pk=approval_id, conversation_id=conversation.id).first()
        if row is None:
            raise Http404
        return view(request, conversation, row)

    @desk_required
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.viewer.is_supervisor:  # type: ignore[attr-defined]
            raise PermissionDenied
        return held(request, *args, **kwargs)

    return guarded


def customer_required(view: View) -> View:
    """As desk_required, for a customer whom the viewer may look at; of merged records the present one."""

    @desk_required
    @wraps(view)
    def guarded(request: HttpRequest, customer_id: int, *args: Any, **kwargs: Any) -> HttpResponseBase:
        held = people.customer(people.settled_customer(customer_id))
        viewer = request.viewer  # type: ignore[attr-defined]
        if held is None or held.id not in conversations.open_customers(viewer, [held.id]):
            raise Http404
        return view(request, held, *args, **kwargs)

    return guarded


def return_required(view: View) -> View:
    """As customer_required; the view gets the return of hers with what can be done about it, or 404."""

    @customer_required
    @wraps(view)
    def guarded(request: HttpRequest, customer: CustomerShape, number: str) -> HttpResponseBase:
        viewer = request.viewer  # type: ignore[attr-defined]
        case = hers(customer, lambda: commerce.return_case(viewer=viewer, number=number))
        return view(request, customer, case)

    return guarded


def hers(customer: CustomerShape, read: Callable[[], Owned]) -> Owned:
    """What is read, when it is this customer's. Raises Http404 else, and where there is no such thing."""
    try:
        held = read()
    except (commerce.NoSuchRecord, commerce.BillUnknown, tasks.RunUnknown, tasks.TaskUnknown):
        raise Http404 from None
    if held.customer_id != customer.id:
        raise Http404
    return held


def _not_here(request: HttpRequest) -> HttpResponse:
    try:
        href = reverse("knowledge:home")
    except NoReverseMatch:
        href = "/"
    words = {
        "title": _("The desk is for colleagues who talk with customers"),
        "text": _("Your role looks after the articles. If you also answer customers, ask an administrator."),
        "action": _("Go to the help pages"),
        "href": href,
    }
    return render(request, "desk/not_here.html", words, status=403)
