"""What becomes of an article: published, withdrawn, translated, removed."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from madoguchi.knowledge import api as knowledge

from ..access import actor_of, article_required, article_written


@require_POST
@article_required
def publication(request: HttpRequest, article: knowledge.EditableArticle) -> HttpResponse:
    """From now on it is read."""
    knowledge.publish(article_id=article.id, actor=actor_of(request))
    messages.success(request, _("Published. The help centre and the chat use it from now on."))
    return redirect("editorial:article", article.id)


@require_POST
@article_required
def withdrawal(request: HttpRequest, article: knowledge.EditableArticle) -> HttpResponse:
    """A draft again: from now on nobody finds it."""
    knowledge.withdraw(article_id=article.id, actor=actor_of(request))
    messages.success(request, _("Withdrawn. It is a draft now, and nobody finds it."))
    return redirect("editorial:article", article.id)


@require_POST
@article_required
def translation(request: HttpRequest, article: knowledge.EditableArticle) -> HttpResponse:
    """The same answer in the other language, to be written over the present words."""
    made = knowledge.translate_article(article_id=article.id, text=article.text, actor=actor_of(request))
    messages.info(request, _("This is a copy to be translated. It is a draft until you publish it."))
    return redirect("editorial:text", made)


@require_POST
@article_written
def removal(request: HttpRequest, article: knowledge.EditableArticle) -> HttpResponse:
    """A draft goes for good; a published article must be withdrawn first."""
    if not knowledge.discard_draft(article_id=article.id):
        messages.error(request, _("A published article is withdrawn first. Nothing was removed."))
        return redirect("editorial:article", article.id)
    messages.success(request, _("The draft was removed."))
    return redirect("editorial:articles")
