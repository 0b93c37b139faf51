"""What an article said before: its versions, what changed between two of them, and the way back."""

from datetime import datetime

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from madoguchi.knowledge import api as knowledge
from madoguchi.people import api as people

from ..access import actor_of, article_required, article_seen, is_editor, may_write
from ..words import PARTS


@require_safe
@article_seen
def history(request: HttpRequest, article: knowledge.EditableArticle) -> HttpResponse:
    """All versions, and what changed between ?from= and ?to=: the last two unless asked for others."""
    versions = knowledge.versions(article_id=article.id)
    numbers = {one.number: one for one in versions}
    newer = numbers.get(_number(request, "to", article.version))
    older = numbers.get(_number(request, "from", newer.number - 1 if newer else 0))
    context = {
        "article": article, "versions": _lines(versions), "newer": newer, "older": older,
        "changes": _changes(older, newer), "is_editor": is_editor(request),
        "may_write": may_write(request, article),
    }  # fmt: skip
    return render(request, "editorial/history.html", context)


@require_POST
@article_required
def return_to(request: HttpRequest, article: knowledge.EditableArticle, number: int) -> HttpResponse:
    """Say again what a former version said; refused when somebody has saved meanwhile."""
    if knowledge.version(article_id=article.id, number=number) is None:
        raise Http404
    note = _("Back to version %(number)s") % {"number": number}
    try:
        seen = datetime.fromisoformat(request.POST.get("seen", ""))
        knowledge.restore_version(
            article_id=article.id, number=number, seen=seen, actor=actor_of(request), note=note
        )
    except (ValueError, knowledge.ArticleMoved):
        messages.error(request, _("Somebody has saved this article meanwhile. Nothing was changed."))
    else:
        messages.success(request, _("The article says again what it said then."))
    return redirect("editorial:history", article.id)


def _changes(
    older: knowledge.VersionShape | None, newer: knowledge.VersionShape | None
) -> list[tuple[object, knowledge.ChangedField]]:
    if older is None or newer is None:
        return []
    return [(PARTS[field.name], field) for field in knowledge.compare(older, newer)]


def _lines(versions: tuple[knowledge.VersionShape, ...]) -> list[dict[str, object]]:
    """Each version with who saved it; one query for all names."""
    names = people.staff_by_ids(one.by_id for one in versions)
    return [
        {
            "number": one.number, "at": one.at, "note": one.note, "minor": one.minor,
            "who": names[one.by_id].name if one.by_id in names else _("Import or another system"),
        }
        for one in versions
    ]  # fmt: skip


def _number(request: HttpRequest, name: str, default: int) -> int:
    given = request.GET.get(name, "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 7 else default
