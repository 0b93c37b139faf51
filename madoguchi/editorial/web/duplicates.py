"""/knowledge/duplicates/: articles that seem to say the same, side by side."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from madoguchi.gaps import api as gaps
from madoguchi.knowledge import api as knowledge
from madoguchi.people import api as people

from ..access import actor_of, is_editor
from ..given import number_in


@require_safe
@people.role_required("editor", "supervisor")
def listing(request: HttpRequest) -> HttpResponse:
    """Pairs that nobody has looked at, the most alike first."""
    pairs = gaps.pairs()
    ids = [pk for pair in pairs for pk in (pair.one_id, pair.other_id)]
    articles = {article.id: article for article in knowledge.articles(ids=ids)}
    lines = [
        {"pair": pair, "one": articles[pair.one_id], "other": articles[pair.other_id],
         "share": f"{100 * pair.likeness:.0f}%"}
        for pair in pairs
    ]  # fmt: skip
    return render(request, "editorial/duplicates.html", {"rows": lines})


@require_safe
@people.role_required("editor", "supervisor")
def duplicate(request: HttpRequest, pair_id: int) -> HttpResponse:
    """Both articles side by side, and which of them stays."""
    pair = gaps.pair(pair_id)
    if pair is None:
        raise Http404
    sides = [
        {"article": one, "html": knowledge.markdown_html(one.body), "fare": gaps.fare(one.id)}
        for one in knowledge.articles(ids=[pair.one_id, pair.other_id])
    ]
    both = all(side["article"].status == "published" for side in sides)
    context = {"pair": pair, "sides": sides, "is_editor": is_editor(request) and both}
    return render(request, "editorial/duplicate.html", context)


@require_POST
@people.role_required("editor")
def union(request: HttpRequest, pair_id: int) -> HttpResponse:
    """One of them stays; the other one's address and questions lead to it."""
    pair, kept = gaps.pair(pair_id), number_in(request.POST, "kept")
    if pair is None or kept not in (pair.one_id, pair.other_id):
        raise Http404
    gone = pair.other_id if kept == pair.one_id else pair.one_id
    knowledge.merge_articles(kept_id=kept, gone_ids=[gone], actor=actor_of(request))
    messages.success(request, _("Merged. The other address leads here from now on."))
    return redirect("editorial:article", kept)


@require_POST
@people.role_required("editor")
def dismissal(request: HttpRequest, pair_id: int) -> HttpResponse:
    """They say different things."""
    try:
        gaps.put_aside(pair_id=pair_id, actor=actor_of(request))
    except gaps.GapRefused:
        raise Http404 from None
    messages.success(request, _("Good: both stay as they are."))
    return redirect("editorial:duplicates")
