"""/knowledge/products/: what customers own, its versions, and which articles speak of it."""

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from madoguchi.knowledge import api as knowledge
from madoguchi.people import api as people

from ..access import actor_of
from ..forms.products import ProductForm, ReleaseForm


def product_required(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """For editors and administrators; hands the product over, or 404."""

    @people.role_required("editor")
    @wraps(view)
    def guarded(request: HttpRequest, product_id: int, **more: object) -> HttpResponseBase:
        found = knowledge.product(product_id)
        if found is None:
            raise Http404
        return view(request, found, **more)

    return guarded


@require_http_methods(["GET", "HEAD", "POST"])
@people.role_required("editor")
def products(request: HttpRequest) -> HttpResponse:
    """All products in their order, and a form for one more."""
    form = ProductForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = knowledge.add_product(**form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("editorial:product", made)
    context = {"form": form, "products": knowledge.products()}
    return render(request, "editorial/products.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@product_required
def product(request: HttpRequest, product: knowledge.ProductShape) -> HttpResponse:
    """One product: its names, its versions."""
    known = {"title_ja": product.title_ja, "title_en": product.title_en}
    form = ProductForm(request.POST or None, initial=known)
    if request.method == "POST" and form.is_valid():
        knowledge.rename_product(product_id=product.id, **form.cleaned_data)
        return _saved(request, product)
    return _page(request, product, form, ReleaseForm())


@require_POST
@product_required
def releases(request: HttpRequest, product: knowledge.ProductShape) -> HttpResponse:
    """A new version; what is written about the product is to be looked at again."""
    form = ReleaseForm(request.POST)
    if not form.is_valid():
        known = {"title_ja": product.title_ja, "title_en": product.title_en}
        return _page(request, product, ProductForm(initial=known), form)
    given = form.cleaned_data
    knowledge.release_product(
        product_id=product.id, version=" ".join(given["version"].split()), notes_id=given["notes"],
        released_on=given["released_on"], actor=actor_of(request),
    )  # fmt: skip
    messages.success(request, _("Saved. The articles about this product are put up for review."))
    return redirect("editorial:product", product.id)


@require_POST
@product_required
def release_removal(request: HttpRequest, product: knowledge.ProductShape, release_id: int) -> HttpResponse:
    """A version entered by mistake goes."""
    if release_id not in {one.id for one in knowledge.releases(product_id=product.id)}:
        raise Http404
    knowledge.remove_release(release_id=release_id)
    return _saved(request, product)


@require_POST
@product_required
def removal(request: HttpRequest, product: knowledge.ProductShape) -> HttpResponse:
    """The product goes; what was written about it stays."""
    knowledge.remove_product(product_id=product.id)
    messages.success(request, _("The product was removed. Its articles stay."))
    return redirect("editorial:products")


def _saved(request: HttpRequest, product: knowledge.ProductShape) -> HttpResponse:
    messages.success(request, _("Saved."))
    return redirect("editorial:product", product.id)


def _page(
    request: HttpRequest, product: knowledge.ProductShape, form: ProductForm, release: ReleaseForm
) -> HttpResponse:
    context = {
        "product": product, "form": form, "release": release,
        "releases": knowledge.releases(product_id=product.id),
    }  # fmt: skip
    wrong = form.errors or release.errors
    return render(request, "editorial/product.html", context, status=422 if wrong else 200)
