"""/assistant/intents/checks/: sentences that every version must understand."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ..access import editor_required
from ..forms.intents import SentencesForm
from ..intents import suite, teaching
from ..intents.book import Book, book
from ..intents.lines import choices, name_of
from .reader import hold_undo, reader_of, undo_of
from .sentences import chosen_in


@require_http_methods(["GET", "HEAD", "POST"])
@editor_required
def checks(request: HttpRequest) -> HttpResponse:
    """All of them by intent; POST adds sentences to one."""
    form, all_ = SentencesForm(request.POST or None, initial={"language": reader_of(request)}), book()
    intent = request.POST.get("intent", "")
    if request.method == "POST" and form.is_valid() and intent in all_.intents:
        spoken, texts = form.cleaned_data["language"], teaching.lines_of(form.cleaned_data["texts"])
        act = teaching.say([teaching.Word(spoken, text[:400], intent, role="check") for text in texts])
        hold_undo(request, act, _("Saved. Every version is measured by it."), request.path)
        return redirect("assistant:checks")
    return _page(request, all_, form)


@require_POST
@editor_required
def removals(request: HttpRequest) -> HttpResponse:
    """The ticked sentences are asked no longer."""
    spoken = {(one.language, one.text): one.intent for one in suite.checks()}
    chosen = [one for one in chosen_in(request) if one in spoken]
    words = [
        teaching.Word(language, text, spoken[language, text], dropped=True, role="check")
        for language, text in chosen
    ]
    if words:
        act = teaching.say(words)
        hold_undo(request, act, _("The sentences were taken away."), _home(request))
    else:
        messages.info(request, _("Please tick the sentences first."))
    return redirect("assistant:checks")


def _home(request: HttpRequest) -> str:
    return request.path.removesuffix("removals/")


def _page(request: HttpRequest, all_: Book, form: SentencesForm) -> HttpResponse:
    reader = reader_of(request)
    groups: dict[str, list[suite.Check]] = {}
    for one in suite.checks():
        groups.setdefault(name_of(all_, one.intent, reader), []).append(one)
    context = {
        "form": form, "groups": groups, "many": sum(map(len, groups.values())),
        "others": choices(all_, reader), "undo": undo_of(request),
    }  # fmt: skip
    return render(request, "assistant/checks.html", context, status=422 if form.errors else 200)
