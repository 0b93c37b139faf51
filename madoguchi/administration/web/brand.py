"""/settings/brand/: how the company looks to customers and staff."""

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from madoguchi.core import api as core
from madoguchi.people import api as people
from madoguchi.ui import api as ui

from ..forms.brand import BrandForm
from ..previews import brand_preview
from ..saving import keep


@require_http_methods(["GET", "HEAD", "POST"])
@people.role_required("administrator")
def brand(request: HttpRequest) -> HttpResponse:
    """Name, logo, colour, corners and font, with a preview in light and dark."""
    held = core.option(ui.BrandLook)
    form = BrandForm(request.POST or None, request.FILES or None, held=held)
    if request.method == "POST" and form.is_valid():
        try:
            with transaction.atomic():
                return keep(request, form.look(), url=reverse("administration:brand"))
        except core.AttachmentRefused:
            form.add_error("logo", _("This file is no picture that we can show."))
    return render(request, "administration/brand.html", _context(form), status=422 if form.errors else 200)


@require_POST
@people.role_required("administrator")
def preview(request: HttpRequest) -> HttpResponse:
    """The preview of what is typed but not saved."""
    form = BrandForm(request.POST, held=core.option(ui.BrandLook))
    form.is_valid()
    return render(request, "administration/_brand_preview.html", _context(form))


def _context(form: BrandForm) -> dict[str, Any]:
    return {"form": form, "held": form.held, "preview": brand_preview(form)}
