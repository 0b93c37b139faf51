"""Who may do what at the editors' desk, and how its views obtain what they are about.

All staff read. Editors and administrators write everything; whoever else drafts an article writes on while
it is hers and a draft.
"""

from collections.abc import Callable
from functools import wraps

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils.translation import get_language

from madoguchi.core import api as core
from madoguchi.knowledge import api as knowledge
from madoguchi.people import api as people

View = Callable[..., HttpResponseBase]
EDITORS = ("editor", "administrator")


def actor_of(request: HttpRequest) -> core.Actor:
    """The member of staff who acts."""
    return core.staff(request.viewer.staff.id)  # type: ignore[attr-defined]


def is_editor(request: HttpRequest) -> bool:
    """Whether this member of staff writes and publishes."""
    return request.viewer.staff.role in EDITORS  # type: ignore[attr-defined, no-any-return]


def may_write(request: HttpRequest, article: knowledge.EditableArticle) -> bool:
    """Editors write everything; others what they own and nobody has taken on yet."""
    own = article.state.owner_id == request.viewer.staff.id  # type: ignore[attr-defined]
    return is_editor(request) or (own and article.status == "draft")


def article_seen(view: View) -> View:
    """For all staff; hands the article over, or 404."""

    @people.staff_required
    @wraps(view)
    def guarded(request: HttpRequest, article_id: int, **more: object) -> HttpResponseBase:
        return view(request, _found(article_id), **more)

    return guarded


def article_written(view: View) -> View:
    """For whoever may write this article; hands it over, or 403; only editors learn that there is none."""

    @people.staff_required
    @wraps(view)
    def guarded(request: HttpRequest, article_id: int, **more: object) -> HttpResponseBase:
        found = knowledge.editable_article(article_id, reader=get_language() or "ja")
        if not is_editor(request) and (found is None or not may_write(request, found)):
            raise PermissionDenied
        return view(request, found or _found(article_id), **more)

    return guarded


def article_required(view: View) -> View:
    """For editors and administrators; hands the article over, or 404."""

    @people.role_required("editor")
    @wraps(view)
    def guarded(request: HttpRequest, article_id: int, **more: object) -> HttpResponseBase:
        return view(request, _found(article_id), **more)

    return guarded


def category_required(view: View) -> View:
    """For editors and administrators; hands the shelf over, or 404."""

    @people.role_required("editor")
    @wraps(view)
    def guarded(request: HttpRequest, category_id: int) -> HttpResponseBase:
        found = next((one for one in knowledge.categories() if one.id == category_id), None)
        if found is None:
            raise Http404
        return view(request, found)

    return guarded


def _found(article_id: int) -> knowledge.EditableArticle:
    found = knowledge.editable_article(article_id, reader=get_language() or "ja")
    if found is None:
        raise Http404
    return found
