"""Her addresses: added, changed and removed; the postal code fills what it knows."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from madoguchi.people import api as people

from ..access import details_required
from ..profile_forms import AddressForm, told
from .profile import GET_POST, actor, kept, posted, saved


@require_http_methods(GET_POST)
@details_required
def new(request: HttpRequest) -> HttpResponse:
    """One more address."""
    return _edit(request, None, {})


@require_http_methods(GET_POST)
@details_required
def change(request: HttpRequest, address_id: int) -> HttpResponse:
    """One of hers; 404 for anybody else's."""
    held = people.addresses(request.subject)  # type: ignore[attr-defined]
    address = next((one for one in held if one.id == address_id), None)
    if address is None:
        raise Http404
    return _edit(request, address_id, told(address))


@require_POST
@details_required
def remove(request: HttpRequest, address_id: int) -> HttpResponse:
    """Forget one of hers."""
    subject: int = request.subject  # type: ignore[attr-defined]
    if not people.remove_address(customer_id=subject, address_id=address_id, actor=actor(request)):
        raise Http404
    return saved(request, _("The address is removed."))


def _edit(request: HttpRequest, address_id: int | None, held: dict[str, Any]) -> HttpResponse:
    if request.POST.get("act") in ("towns", "town"):
        return _filled(request, address_id)
    form = AddressForm(posted(request), initial=held)
    subject: int = request.subject  # type: ignore[attr-defined]
    if kept(
        request,
        form,
        lambda: people.keep_address(
            customer_id=subject, draft=form.draft(), actor=actor(request), address_id=address_id
        ),
    ):
        return saved(request, _("The address is saved."))
    return _page(request, form, address_id, status=422 if form.errors else 200)


def _filled(request: HttpRequest, address_id: int | None) -> HttpResponse:
    """What the postal code knows, put into the fields; where it knows several towns, she chooses."""
    given = {name: value for name, value in request.POST.items() if name in AddressForm.base_fields}
    found = people.towns(given.get("code", ""))
    chosen = request.POST.get("town_choice", "")
    town = found[0] if len(found) == 1 else next((one for one in found if one.whole == chosen), None)
    if town is not None:
        given |= {"prefecture": town.prefecture, "city": town.city, "town": town.town}
        given |= {"street": town.street, "organisation": town.office} if town.office else {}
    more: dict[str, Any] = {"towns": found if town is None else (), "unknown_code": not found}
    return _page(request, AddressForm(initial=given), address_id, **more)


def _page(
    request: HttpRequest, form: AddressForm, address_id: int | None, status: int = 200, **more: Any
) -> HttpResponse:
    return render(
        request,
        "portal/profile_address.html",
        {"form": form, "address_id": address_id, **more},
        status=status,
    )
