"""What happens to somebody's place at the desk: invited again, given up, closed, opened, signed out."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from madoguchi.people import api as people
from madoguchi.people.shapes import StaffShape

from ..access import member_required
from ..saving import actor_of


@require_POST
@member_required
def invitations(request: HttpRequest, person: StaffShape) -> HttpResponse:
    """Mail a new link; the earlier one stops working."""
    try:
        people.invite_again(staff_id=person.id, actor=actor_of(request))
    except people.InvitationGone:
        raise Http404 from None
    messages.success(request, _("A new link is on its way to %(email)s.") % {"email": person.email})
    return redirect("administration:person", person.id)


@require_POST
@member_required
def invitation_removal(request: HttpRequest, person: StaffShape) -> HttpResponse:
    """Nobody was invited after all."""
    try:
        people.withdraw_invitation(staff_id=person.id)
    except people.InvitationGone:
        raise Http404 from None
    messages.success(request, _("The invitation was withdrawn; its link no longer works."))
    return redirect("administration:staff")


@require_POST
@member_required
def dismissal(request: HttpRequest, person: StaffShape) -> HttpResponse:
    """She may no longer sign in."""
    try:
        people.dismiss(staff_id=person.id, actor=actor_of(request))
    except people.LastAdministrator:
        messages.error(request, _("Somebody has to be administrator. Please make a colleague one first."))
    else:
        text = _("%(name)s can no longer sign in. Open conversations went back to the queue.")
        messages.success(request, text % {"name": person.name})
    return redirect("administration:person", person.id)


@require_POST
@member_required
def reinstatement(request: HttpRequest, person: StaffShape) -> HttpResponse:
    """She may sign in again; somebody who never joined needs an invitation instead."""
    if person.id in people.waiting_invitations():
        raise Http404
    people.reinstate(staff_id=person.id, actor=actor_of(request))
    messages.success(request, _("%(name)s can sign in again.") % {"name": person.name})
    return redirect("administration:person", person.id)


@require_POST
@member_required
def sign_outs(request: HttpRequest, person: StaffShape) -> HttpResponse:
    """Signed out in every browser, open screens too."""
    people.end_sign_ins(account_id=person.account_id)
    messages.success(request, _("%(name)s is signed out everywhere.") % {"name": person.name})
    return redirect("administration:person", person.id)


@require_POST
@member_required
def factor_removal(request: HttpRequest, person: StaffShape) -> HttpResponse:
    """She lost her telephone: passkeys, app and recovery codes go."""
    people.remove_second_factors(staff_id=person.id, actor=actor_of(request))
    text = _("The second factors of %(name)s are gone. The password lets in until new ones are set up.")
    messages.success(request, text % {"name": person.name})
    return redirect("administration:person", person.id)
