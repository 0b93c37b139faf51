"""/settings/staff/: who works here, and what each may and can do."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from madoguchi.people import api as people
from madoguchi.people.shapes import StaffShape

from ..access import member_required
from ..forms.people import InviteForm, PersonForm
from ..members import lines, member
from ..saving import actor_of


@require_safe
@people.role_required()
def staff(request: HttpRequest) -> HttpResponse:
    """Everybody: those at work, those invited, those who left."""
    return render(request, "administration/staff.html", lines(request.GET.get("q", "").strip()))


@require_http_methods(["GET", "HEAD", "POST"])
@people.role_required()
def new(request: HttpRequest) -> HttpResponse:
    """Invite somebody by mail."""
    form = InviteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            invited = people.invite(actor=actor_of(request), **form.given())
        except people.AddressTaken:
            form.add_error("email", _("Somebody is there with this address already."))
        else:
            messages.success(
                request, _("The invitation is on its way to %(email)s.") % {"email": invited.email}
            )
            return redirect("administration:staff")
    return _page(request, "administration/invite.html", form)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def person(request: HttpRequest, person: StaffShape) -> HttpResponse:
    """One of them: name, role, teams, languages, skills, capacity; and the acts on this person."""
    form = PersonForm(request.POST or None, person=person)
    if request.method == "POST" and form.is_valid():
        try:
            people.change_staff(staff_id=person.id, actor=actor_of(request), **form.given())
        except people.LastAdministrator:
            form.add_error("role", _("Somebody has to be administrator. Please make a colleague one first."))
        else:
            messages.success(request, _("Saved."))
            return redirect("administration:person", person.id)
    return _page(request, "administration/person.html", form, **member(person, request.viewer.staff.id))


def _page(request: HttpRequest, template: str, form: PersonForm, **more: Any) -> HttpResponse:
    context = {"form": form, "boxes": form.boxes(), "known_skills": people.known_skills(), **more}
    return render(request, template, context, status=422 if form.errors else 200)
