"""/knowledge/blocks/: passages that several articles share."""

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from madoguchi.knowledge import api as knowledge
from madoguchi.people import api as people

from ..access import actor_of
from ..forms.blocks import BlockForm


def block_required(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """For editors and administrators; hands the block over, or 404."""

    @people.role_required("editor")
    @wraps(view)
    def guarded(request: HttpRequest, block_id: int) -> HttpResponseBase:
        found = knowledge.block(block_id)
        if found is None:
            raise Http404
        return view(request, found)

    return guarded


@require_safe
@people.role_required("editor")
def blocks(request: HttpRequest) -> HttpResponse:
    """All of them by title, with how many articles use each."""
    return render(request, "editorial/blocks.html", {"blocks": knowledge.blocks()})


@require_http_methods(["GET", "HEAD", "POST"])
@people.role_required("editor")
def new(request: HttpRequest) -> HttpResponse:
    """One more block."""
    form = BlockForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = knowledge.write_block(actor=actor_of(request), **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("editorial:block", made)
    return render(request, "editorial/block.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@block_required
def block(request: HttpRequest, block: knowledge.BlockShape) -> HttpResponse:
    """What a block says, and where it is read."""
    known = {"title": block.title, "body_ja": block.body_ja, "body_en": block.body_en}
    form = BlockForm(request.POST or None, initial=known)
    if request.method == "POST" and form.is_valid():
        given = {**form.cleaned_data, "slug": block.slug}
        knowledge.write_block(actor=actor_of(request), **given)
        messages.success(request, _("Saved. Every article that uses it says so from now on."))
        return redirect("editorial:block", block.id)
    context = {"form": form, "passage": block, "users": knowledge.users_of_block(block.slug)}
    return render(request, "editorial/block.html", context, status=422 if form.errors else 200)


@require_POST
@block_required
def removal(request: HttpRequest, block: knowledge.BlockShape) -> HttpResponse:
    """A block that nobody uses goes."""
    try:
        knowledge.remove_block(block_id=block.id)
    except knowledge.BlockUsed:
        messages.error(request, _("Articles use this block. Nothing was removed."))
        return redirect("editorial:block", block.id)
    messages.success(request, _("The block was removed."))
    return redirect("editorial:blocks")
