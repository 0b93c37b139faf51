"""/knowledge/categories/: the shelves of the help centre."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from madoguchi.knowledge import api as knowledge
from madoguchi.people import api as people

from ..access import category_required
from ..forms.categories import CategoryForm

STEPS = {"up": -1, "down": 1}


@require_http_methods(["GET", "HEAD", "POST"])
@people.role_required("editor")
def categories(request: HttpRequest) -> HttpResponse:
    """All shelves in their order, and a form for one more."""
    form = CategoryForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        knowledge.add_category(collection=knowledge.help_collection(), **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("editorial:categories")
    return _page(request, form, 422 if form.errors else 200)


@require_POST
@category_required
def category(request: HttpRequest, category: knowledge.CategoryShape) -> HttpResponse:
    """Other names for a shelf."""
    form = CategoryForm(request.POST)
    if not form.is_valid():
        return _page(request, CategoryForm(), 422, wrong=(category.id, form))
    title_ja, title_en = form.cleaned_data["title_ja"], form.cleaned_data["title_en"]
    knowledge.rename_category(category_id=category.id, title_ja=title_ja, title_en=title_en or title_ja)
    messages.success(request, _("Saved."))
    return redirect("editorial:categories")


@require_POST
@category_required
def move(request: HttpRequest, category: knowledge.CategoryShape) -> HttpResponse:
    """One place up or down."""
    knowledge.move_category(category_id=category.id, steps=STEPS.get(request.POST.get("to", ""), 0))
    return redirect("editorial:categories")


@require_POST
@category_required
def removal(request: HttpRequest, category: knowledge.CategoryShape) -> HttpResponse:
    """The shelf goes; its articles stay."""
    many = knowledge.remove_category(category_id=category.id)
    words = ngettext(
        "The category was removed. %(n)d article stays, without a category.",
        "The category was removed. %(n)d articles stay, without a category.", many,
    )  # fmt: skip
    messages.success(request, words % {"n": many})
    return redirect("editorial:categories")


def _page(
    request: HttpRequest, form: CategoryForm, status: int, wrong: tuple[int, CategoryForm] | None = None
) -> HttpResponse:
    bad_id, bad = wrong or (0, None)
    rows = [(one, bad if one.id == bad_id and bad else _held(one)) for one in knowledge.categories()]
    return render(request, "editorial/categories.html", {"form": form, "rows": rows}, status=status)


def _held(one: knowledge.CategoryShape) -> CategoryForm:
    return CategoryForm(initial={"title_ja": one.title_ja, "title_en": one.title_en})
