"""Her e-mail addresses: a new one is proven by a code, after she has shown who she is."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from madoguchi.people import api as people

from ..access import fresh_required, own_required
from ..profile_forms import EmailForm
from ..profile_words import refused_words
from ..proving import ask, confirmed, waiting_address
from .profile import GET_POST, kept, posted, saved


@require_http_methods(GET_POST)
@own_required
@fresh_required
def new(request: HttpRequest) -> HttpResponse:
    """Which address; a code is mailed there."""
    form = EmailForm(posted(request))
    if kept(request, form, lambda: None):
        sent = ask(request, form.cleaned_data["email"], reverse("portal:new_email_code"))
        if not isinstance(sent, str):
            return sent
        form.add_error("email", sent)
    return render(request, "portal/profile_email.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(GET_POST)
@own_required
@fresh_required
def code(request: HttpRequest) -> HttpResponse:
    """The six digits from the new mailbox."""
    email = waiting_address(request)
    if not email:
        return redirect("portal:new_email")
    error = ""
    if request.method == "POST":
        error = confirmed(request, email)
        if not error:
            return saved(request, _("The address is confirmed: %(email)s") % {"email": email})
    context = {"email": email, "error": error, "language": get_language()}
    return render(request, "portal/profile_email_code.html", context, status=422 if error else 200)


@require_POST
@own_required
@fresh_required
def remove(request: HttpRequest) -> HttpResponse:
    """No longer use one; the last one that is proven stays."""
    customer = request.customer  # type: ignore[attr-defined]
    try:
        gone = people.remove_email(customer_id=customer.id, email=request.POST.get("email", "")[:254])
    except (people.DetailRefused, ValueError) as refused:
        if not isinstance(refused, people.DetailRefused):
            raise Http404 from refused
        form = EmailForm(initial={"email": ""})
        context = {"form": form, "trouble": refused_words(refused)}
        return render(request, "portal/profile_email.html", context, status=422)
    if not gone:
        raise Http404
    return saved(request, _("The address is removed."))
