"""HTML pieces that a page and its htmx fragment share."""

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from madoguchi.knowledge import api as knowledge

from . import queries
from .words import reasons


def article_piece(request: HttpRequest, article_id: int) -> SafeString:
    """The question below one article, with this reader's opinion."""
    voter = knowledge.voter_of(request)
    votes = queries.votes_by(voter=voter, subject_kind="article", subject_ids=[article_id]) if voter else {}
    given = votes.get(article_id)
    values = {
        "article_id": article_id,
        "vote": given,
        "reasons": reasons(given.reason if given else ""),
    }
    return render_to_string("feedback/_article.html", values, request=request)
