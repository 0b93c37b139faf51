"""The other language of an article."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from madoguchi.knowledge import api as knowledge

from ..access import actor_of, article_required


@require_POST
@article_required
def translation(request: HttpRequest, article: knowledge.EditableArticle) -> HttpResponse:
    """The same answer in the other language, to be written over the present words."""
    made = knowledge.translate_article(article_id=article.id, text=article.text, actor=actor_of(request))
    messages.info(request, _("This is a copy to be translated. It is a draft until you publish it."))
    return redirect("editorial:text", made)
