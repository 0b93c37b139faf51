"""/assistant/versions/: what was taught becomes a version, which customers get when it is published."""

from collections.abc import Callable
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from madoguchi.people import api as people

from ..access import editor_required, staff_id_of, version_required
from ..intents import training
from ..intents import versions as kept
from ..intents.told import Change, accuracy, changes
from .reader import reader_of

REFUSALS = {
    "unready": gettext_lazy("This version cannot be used: it is not trained."),
    "same": gettext_lazy("Customers get this version already."),
    "moved": gettext_lazy(
        "Somebody else published a version meanwhile. Please look again; nothing was changed."
    ),
    "worse": gettext_lazy(
        "This version understands fewer of the sentences that must be understood. Please say why it is "
        "published nevertheless."
    ),
}  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@editor_required
def versions(request: HttpRequest) -> HttpResponse:
    """The version in use, those before, and what has not been learnt yet; POST has it learnt."""
    if request.method == "POST":
        number = training.begin(
            client_id=_uuid(request.POST.get("client_id", "")), note=request.POST.get("note", "")[:300],
            staff_id=staff_id_of(request),
        )  # fmt: skip
        return redirect("assistant:version", number)
    found, turns = kept.versions(), kept.turns()
    names = people.staff_names(kept.names_in([*found, *turns]))
    context = {
        "versions": [(one, names.get(one.made_by, ""), accuracy(one)) for one in found],
        "turns": [(turn, names.get(turn.by, "")) for turn in turns], "active": kept.active_turn(),
        "change": Change.of(kept.unlearnt()), "client_id": uuid4(),
    }  # fmt: skip
    return render(request, "assistant/versions.html", context)


@require_safe
@version_required
def version(request: HttpRequest, found: kept.VersionShape) -> HttpResponse:
    """How it fares, what is new in it; while a job trains it, how far it is."""
    return _page(request, found)


@require_POST
@version_required
def publication(request: HttpRequest, found: kept.VersionShape) -> HttpResponse:
    """Let customers have it. One that loses needs a reason."""
    reason = request.POST.get("reason", "")[:500]

    def act(after: int) -> None:
        kept.publish(number=found.number, after=after, staff_id=staff_id_of(request), reason=reason)

    refused = _refused(request, act)
    if refused == "worse":
        again = kept.version(found.number) or found
        return _page(request, again, wrong=str(REFUSALS["worse"]))
    return _answered(request, refused, _("Published. Customers are understood by this version from now on."))


@require_POST
@editor_required
def comeback(request: HttpRequest, number: int) -> HttpResponse:
    """Bring a version back that customers had before; 0 is what came with the product."""

    def act(after: int) -> None:
        kept.return_to(number=number, after=after, staff_id=staff_id_of(request))

    told = _("Brought back. Customers are understood by this version from now on.")
    return _answered(request, _refused(request, act), told)


def _refused(request: HttpRequest, act: Callable[[int], None]) -> str:
    """Do it upon the turn that was seen; the reason why not, or ""."""
    seen = request.POST.get("after", "")
    try:
        act(int(seen) if seen.isdecimal() and len(seen) < 9 else -1)
    except kept.PublishRefused as refused:
        return refused.reason
    return ""


def _answered(request: HttpRequest, refused: str, told: str) -> HttpResponse:
    if refused:
        messages.error(request, REFUSALS[refused])
    else:
        messages.success(request, told)
    return redirect("assistant:versions")


def _page(request: HttpRequest, found: kept.VersionShape, *, wrong: str = "") -> HttpResponse:
    reader, active = reader_of(request), kept.active_turn()
    given = request.GET.get("against", "")
    against = int(given) if given.isdecimal() and len(given) < 9 else _before(found, active)
    context = {
        "version": found, "active": active, "accuracy": accuracy(found), "wrong": wrong,
        "by": people.staff_names([found.made_by]).get(found.made_by or 0, ""), "against": against,
        "changes": [] if found.busy else changes(kept.content_of(against), found.content, reader),
        "others": [one.number for one in kept.versions() if one.number != found.number],
        "had": any(turn.number == found.number for turn in kept.turns()),
        "misses": _misses(found, reader),
    }  # fmt: skip
    return render(request, "assistant/version.html", context, status=422 if wrong else 200)


def _before(found: kept.VersionShape, active: kept.Turn) -> int:
    """With which version it is compared: the one in use, or for that one the one before."""
    if active.number != found.number:
        return active.number
    return next((turn.number for turn in kept.turns() if turn.number != found.number), 0)


def _misses(found: kept.VersionShape, reader: str) -> dict[str, list[dict[str, str]]]:
    """The sentences that it lost, won, and has wrong as before, in words."""
    compared, content = found.compared, found.content
    groups = {"lost": compared.lost, "wrong": compared.wrong, "won": compared.won} if compared else {}
    return {
        name: [
            {
                "language": one.language, "text": one.text, "wanted": content.name(one.intent, reader),
                "got": content.name(one.got, reader),
            }
            for one in misses
        ]
        for name, misses in groups.items()
    }  # fmt: skip


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        return uuid4()
