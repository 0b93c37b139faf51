"""What search engines are told: which pages there are, and which they may read."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import conditional_page, require_safe

from .. import published
from .links import whole

XML = "application/xml; charset=utf-8"


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """The help pages are for everybody; everything else is somebody's work or somebody's own."""
    context = {"sitemap": whole(request, reverse("site:sitemap")), "help": reverse("knowledge:home")}
    return render(request, "knowledge/robots.txt", context, content_type="text/plain; charset=utf-8")


@require_safe
@conditional_page
def sitemap(request: HttpRequest) -> HttpResponse:
    """The index of the sitemap: one part per five thousand articles, with its last change."""
    parts = [
        (whole(request, reverse("site:sitemap_part", args=(part.number,))), part.changed_at)
        for part in published.parts()
    ]
    return render(request, "knowledge/sitemap.xml", {"parts": parts}, content_type=XML)


@require_safe
@conditional_page
def sitemap_part(request: HttpRequest, number: int) -> HttpResponse:
    """The articles of one part, each with its texts in other languages."""
    pages = [
        (whole(request, one.path), one.changed_at, [(code, whole(request, path)) for code, path in one.texts])
        for one in published.listings(number)
    ]
    if not pages:
        raise Http404("no such part")
    return render(request, "knowledge/sitemap_part.xml", {"pages": pages}, content_type=XML)
