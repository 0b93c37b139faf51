"""/knowledge/articles/batch/: one act on many articles."""

from collections.abc import Callable, Iterable
from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from madoguchi.core import api as core
from madoguchi.knowledge import api as knowledge
from madoguchi.people import api as people

from ..access import actor_of
from ..forms.care import chosen_ids, owners
from ..obstacles import publish_complete

MOST = 200
STEPS: dict[str, Callable[..., None]] = {
    "publish": publish_complete,
    "withdraw": knowledge.withdraw,
    "archive": knowledge.archive,
    "restore": knowledge.restore,
}


@require_POST
@people.role_required("editor")
def batch(request: HttpRequest) -> HttpResponse:
    """Publish, withdraw, archive, restore, hand over or put up for review what was ticked."""
    ids = [one.id for one in knowledge.articles(ids=chosen_ids(request.POST.getlist("ids"))[:MOST])]
    act = request.POST.get("act", "")
    if not ids:
        messages.info(request, _("Please tick the articles first."))
    elif act in STEPS:
        _tell(request, *_take(STEPS[act], ids, actor_of(request)))
    elif act == "owner":
        _hand_over(request, ids)
    elif act == "review":
        _review_by(request, ids)
    return redirect(_back(request))


def _take(step: Callable[..., None], ids: Iterable[int], actor: core.Actor) -> tuple[int, int]:
    """Take the step with each by itself; how many went through and how many were refused."""
    done = refused = 0
    for id in ids:
        try:
            step(article_id=id, actor=actor)
            done += 1
        except (knowledge.NotNow, knowledge.OtherEyesNeeded):
            refused += 1
    return done, refused


def _hand_over(request: HttpRequest, ids: list[int]) -> None:
    given = request.POST.get("owner", "")
    owner_id = next((id for id, _name in owners() if str(id) == given), None)
    knowledge.hand_over(article_ids=ids, owner_id=owner_id, actor=actor_of(request))
    _tell(request, len(ids), 0)


def _review_by(request: HttpRequest, ids: list[int]) -> None:
    try:
        day = date.fromisoformat(request.POST.get("day", ""))
    except ValueError:
        messages.error(request, _("Please choose a day. Nothing was changed."))
        return
    _tell(request, knowledge.review_by(article_ids=ids, day=day), 0)


def _tell(request: HttpRequest, done: int, refused: int) -> None:
    if done:
        words = ngettext("Done for %(n)d article.", "Done for %(n)d articles.", done)
        messages.success(request, words % {"n": done})
    if refused:
        words = ngettext(
            "%(n)d article was left as it is: its state does not allow this.",
            "%(n)d articles were left as they are: their state does not allow this.", refused,
        )  # fmt: skip
        messages.warning(request, words % {"n": refused})


def _back(request: HttpRequest) -> str:
    """The list as it was asked for."""
    back = request.POST.get("back", "")
    inside = back.startswith("/knowledge/articles/") and url_has_allowed_host_and_scheme(back, None)
    return back if inside else "/knowledge/articles/"
