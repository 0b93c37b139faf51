"""What a customer has agreed to, with the words as they were, and how she takes it back."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext
from django.views.decorators.http import require_POST, require_safe

from madoguchi.core import api as core
from madoguchi.people import api as people

from ..access import proven_required


@require_safe
@proven_required
def index(request: HttpRequest) -> HttpResponse:
    """Her ledger, the latest first."""
    words = {
        "chat": pgettext("consent", "Enquiry in the chat"),
        "email": pgettext("consent", "Confirming an e-mail address"),
        "rating": pgettext("consent", "Rating"),
        "reply": pgettext("consent", "Reply to an enquiry"),
        "details": pgettext("consent", "Your details"),
        "task": pgettext("consent", "Task done online"),
        "form": pgettext("consent", "Enquiry by web form"),
    }
    held = people.consents(request.customer.id)  # type: ignore[attr-defined]
    lines = [
        {"consent": one, "purpose": words[one.purpose], "sentence": _sentence(one.version)} for one in held
    ]
    return render(request, "portal/consents.html", {"lines": lines})


def _sentence(version: people.TextVersion) -> str:
    with override(version.language):
        return version.sentence.replace("{policy}", _("privacy policy"))


@require_POST
@proven_required
def withdraw(request: HttpRequest, consent_id: int) -> HttpResponse:
    """Take one back; she is asked again when she writes the next time."""
    customer_id = request.customer.id  # type: ignore[attr-defined]
    if consent_id not in {one.id for one in people.consents(customer_id)}:
        raise Http404
    actor = core.customer(customer_id)
    if people.withdraw_consent(customer_id=customer_id, consent_id=consent_id, actor=actor):
        messages.success(request, _("Your consent is withdrawn. You will be asked again when you write."))
    return redirect("portal:consents")
