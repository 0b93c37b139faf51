"""Who comes in here: staff who work with customers."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from madoguchi.people import api as people

from .. import words
from ..shapes import MentionUnknown, Refused

desk_required = people.role_required("agent", "supervisor")


def act(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A POST upon one mention: an unknown one is not found, what is refused is said on its page."""

    @require_POST
    @desk_required
    @wraps(view)
    def guarded(request: HttpRequest, mention_id: int, **more: Any) -> HttpResponse:
        try:
            return view(request, mention_id, **more)
        except MentionUnknown:
            raise Http404 from None
        except Refused as refused:
            messages.error(request, str(words.REFUSALS[refused.reason]))
            return redirect("listening:mention", mention_id)

    return guarded  # type: ignore[no-any-return]


def typed(request: HttpRequest, name: str, most: int = 10_000) -> str:
    """What came with the form under this name."""
    return request.POST.get(name, "").replace("\x00", "").replace("\r\n", "\n").strip()[:most]
