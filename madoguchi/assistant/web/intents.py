"""/assistant/intents/: what customers may want, and the sentences by which it is recognised."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ..access import editor_required, intent_required
from ..forms.intents import KINDS, IntentForm, SentencesForm
from ..intents import defining
from ..intents.book import Book, book
from ..intents.confused import confused_with
from ..intents.lines import choices, line, lines
from ..intents.shapes import Intent
from .reader import reader_of, undo_of


@require_safe
@editor_required
def intents(request: HttpRequest) -> HttpResponse:
    """All of them, or those that are looked for."""
    asked = {name: request.GET.get(name, "")[:200] for name in ("q", "leads_to", "state")}
    found = lines(
        book(), reader_of(request), sought=asked["q"], leads_to=asked["leads_to"], state=asked["state"]
    )
    context = {"asked": asked, "rows": found, "kinds": KINDS.items(), "states": _states()}
    return render(request, "assistant/intents.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@editor_required
def new(request: HttpRequest) -> HttpResponse:
    """One more of the company's own; its sentences come next."""
    form = IntentForm(request.POST or None, initial={"aim": request.GET.get("aim", "")})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        code = defining.make(names=_names(given), leads_to=given["leads_to"], ref=given["ref"])
        messages.success(request, _("Saved. Now add sentences by which it is recognised."))
        return redirect("assistant:intent", code)
    status = 422 if form.errors else 200
    return render(request, "assistant/new_intent.html", {"form": form}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@intent_required
def intent(request: HttpRequest, all_: Book, found: Intent) -> HttpResponse:
    """Its sentences, and where it leads; POST changes names and destination."""
    form = IntentForm.about(found, request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        defining.change(
            code=found.code, names=_names(given), leads_to=given["leads_to"], ref=given["ref"],
            off=given["off"],
        )  # fmt: skip
        messages.success(request, _("Saved. It counts with the next version that is published."))
        return redirect("assistant:intent", found.code)
    return page(request, all_, found, form=form)


@require_POST
@intent_required
def removal(request: HttpRequest, all_: Book, found: Intent) -> HttpResponse:
    """One of the company's own goes; it can be brought back."""
    return _marked(request, found, removed=True)


@require_POST
@intent_required
def restoration(request: HttpRequest, all_: Book, found: Intent) -> HttpResponse:
    """One that was removed comes back."""
    return _marked(request, found, removed=False)


def page(
    request: HttpRequest, all_: Book, found: Intent, *, form: IntentForm | None = None,
    adding: SentencesForm | None = None,
) -> HttpResponse:  # fmt: skip
    """The page of one intent."""
    reader = reader_of(request)
    form, adding = form or IntentForm.about(found), adding or SentencesForm(initial={"language": reader})
    context = {
        "intent": found, "line": line(found, reader), "form": form, "adding": adding,
        "others": choices(all_, reader, but=found.code), "confused": confused_with(all_, found.code, reader),
        "spoken": [("ja", _("Japanese"), found.used("ja")), ("en", _("English"), found.used("en"))],
        "dropped": found.dropped(), "undo": undo_of(request),
    }  # fmt: skip
    wrong = form.errors or adding.errors
    return render(request, "assistant/intent.html", context, status=422 if wrong else 200)


def _marked(request: HttpRequest, found: Intent, *, removed: bool) -> HttpResponse:
    try:
        (defining.remove if removed else defining.bring_back)(code=found.code)
    except defining.IntentRefused:
        messages.error(request, _("What came with the product can be switched off, but not removed."))
        return redirect("assistant:intent", found.code)
    told = _("The intent was removed. Its sentences stay at hand.") if removed else _("The intent is back.")
    messages.success(request, told)
    return redirect("assistant:intent", found.code)


def _names(given: dict[str, str]) -> dict[str, str]:
    return {"ja": given["name_ja"], "en": given["name_en"]}


def _states() -> list[tuple[str, str]]:
    return [
        ("scarce", _("Too few examples")), ("own", _("Made by us")), ("changed", _("Changed by us")),
        ("off", _("Switched off")), ("removed", _("Removed")),
    ]  # fmt: skip
