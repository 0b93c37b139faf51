"""What stands beside an article's text: its hours, its owner, its address, its products."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from madoguchi.knowledge import api as knowledge

from ..access import actor_of, article_required
from ..forms.care import AddressForm, CareForm, HoursForm, next_review
from ..forms.products import SpansForm
from .articles import article_page


@require_POST
@article_required
def hours(request: HttpRequest, article: knowledge.EditableArticle) -> HttpResponse:
    """Show it from one moment on and up to another."""
    form = HoursForm(request.POST)
    if form.is_valid():
        try:
            knowledge.plan_hours(article_id=article.id, actor=actor_of(request), **form.cleaned_data)
        except knowledge.HoursReversed:
            form.refuse()
        else:
            return _saved(request, article)
    return article_page(request, article, hours=form)


@require_POST
@article_required
def care(request: HttpRequest, article: knowledge.EditableArticle) -> HttpResponse:
    """Another owner, another day to look at it again, another reliability."""
    form = CareForm(request.POST, held=article)
    if not form.is_valid():
        return article_page(request, article, care=form)
    given, ids = form.cleaned_data, [article.id]
    knowledge.hand_over(article_ids=ids, owner_id=given["owner"], actor=actor_of(request))
    knowledge.review_by(article_ids=ids, day=given["review_on"])
    knowledge.rely_on(article_id=article.id, confidence=given["confidence"])
    return _saved(request, article)


@require_POST
@article_required
def check(request: HttpRequest, article: knowledge.EditableArticle) -> HttpResponse:
    """Read today and found right; the next look is after the usual months."""
    knowledge.check_article(article_id=article.id, review_on=next_review(), actor=actor_of(request))
    messages.success(request, _("Thank you. It counts as checked today."))
    return redirect("editorial:article", article.id)


@require_POST
@article_required
def address(request: HttpRequest, article: knowledge.EditableArticle) -> HttpResponse:
    """Another last part of the address; the former one leads on."""
    form = AddressForm(request.POST)
    if form.is_valid():
        try:
            slug = form.cleaned_data["slug"]
            knowledge.move_address(article_id=article.id, slug=slug, actor=actor_of(request))
        except knowledge.AddressTaken:
            form.refuse()
        else:
            return _saved(request, article)
    return article_page(request, article, address=form)


@require_POST
@article_required
def spans(request: HttpRequest, article: knowledge.EditableArticle) -> HttpResponse:
    """For which products it holds, and from and up to which of their versions."""
    form = SpansForm(request.POST, article_id=article.id)
    if not form.is_valid():
        return article_page(request, article, products=form)
    form.keep()
    return _saved(request, article)


@require_POST
@article_required
def confirmation(request: HttpRequest, article: knowledge.EditableArticle) -> HttpResponse:
    """The translation is still right although its source has changed."""
    if knowledge.confirm_translation(article_id=article.id, actor=actor_of(request)):
        messages.success(request, _("Thank you. The translation counts as right for the present text."))
    return redirect("editorial:article", article.id)


@require_POST
@article_required
def lead(request: HttpRequest, article: knowledge.EditableArticle) -> HttpResponse:
    """From now on this text leads, and the other language follows."""
    knowledge.lead_with(article_id=article.id)
    return _saved(request, article)


def _saved(request: HttpRequest, article: knowledge.EditableArticle) -> HttpResponse:
    messages.success(request, _("Saved."))
    return redirect("editorial:article", article.id)
