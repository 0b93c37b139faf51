"""How the help was: once per enquiry."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from madoguchi.conversations.shapes import ConversationShape
from madoguchi.feedback import api as feedback
from madoguchi.journeys import resolve
from madoguchi.people import api as people

from ..access import enquiry_required
from .enquiries import page


@require_POST
@enquiry_required
def create(request: HttpRequest, enquiry: ConversationShape) -> HttpResponse:
    """Keep the score with its words; a second one changes nothing."""
    rating = feedback.rating_for(enquiry.id)
    score = request.POST.get("score", "")
    if rating is None or score not in {"1", "2", "3", "4", "5"}:
        return redirect("portal:enquiry", enquiry.number)
    try:
        people.agree_by_form(request, customer_id=enquiry.customer_id, purpose="rating", channel="portal")
        resolve.rate(token=rating.token, score=int(score), comment=request.POST.get("comment", ""))
    except people.ConsentMissing:
        return page(request, enquiry, 422)
    except feedback.RatingRefused:
        messages.info(request, _("You have rated this enquiry already. Thank you."))
    else:
        messages.success(request, _("Thank you for your rating."))
    return redirect("portal:enquiry", enquiry.number)
