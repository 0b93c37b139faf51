"""/settings/channels/<id>/domain/: what the domain of a mailbox has to publish, and whether it does."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from madoguchi.people import api as people

from ... import api
from .. import sending_domain, words
from ..settings import Mailbox

administrators = people.role_required("administrator")


@require_safe
@never_cache
@administrators
def page(request: HttpRequest, account_id: int) -> HttpResponse:
    """The records to copy; with ?check=1 each with what the DNS says now."""
    box = _box(account_id)
    found = sending_domain.looked_up(box) if "check" in request.GET else sending_domain.records(box)
    rows = [(one, *words.RECORDS[one.kind], *words.RECORD_STATES[one.state]) for one in found]
    context = {"account": box.account, "box": box, "rows": rows, "checked": "check" in request.GET}
    return render(request, "email/domain.html", context)


@require_POST
@administrators
def key(request: HttpRequest, account_id: int) -> HttpResponse:
    """Make a key for DKIM where there is none; its public half is then shown to be published."""
    if sending_domain.make_key(_box(account_id)):
        messages.success(request, _("The key was made. Our mails are signed with it from now on."))
    return redirect("mail:domain", account_id)


def _box(account_id: int) -> Mailbox:
    one = api.faring(account_id)
    if one is None or one.account.kind != "email" or one.state == "closed":
        raise Http404
    return Mailbox(one.account)
