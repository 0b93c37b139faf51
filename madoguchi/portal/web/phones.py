"""Her telephone numbers; who changes them has just shown who she is."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from madoguchi.people import api as people

from ..access import details_required, fresh_required
from ..profile_forms import PhoneForm
from .profile import GET_POST, actor, kept, posted, saved


@require_http_methods(GET_POST)
@details_required
@fresh_required
def new(request: HttpRequest) -> HttpResponse:
    """One more number, or another kind for one of hers."""
    subject: int = request.subject  # type: ignore[attr-defined]
    form = PhoneForm(posted(request))
    if kept(
        request,
        form,
        lambda: people.keep_phone(customer_id=subject, actor=actor(request), **form.cleaned_data),
    ):
        return saved(request, _("The telephone number is saved."))
    return render(request, "portal/profile_phone.html", {"form": form}, status=422 if form.errors else 200)


@require_POST
@details_required
@fresh_required
def remove(request: HttpRequest, phone_id: int) -> HttpResponse:
    """Forget one of hers."""
    subject: int = request.subject  # type: ignore[attr-defined]
    if not people.remove_phone(customer_id=subject, phone_id=phone_id, actor=actor(request)):
        raise Http404
    return saved(request, _("The telephone number is removed."))
