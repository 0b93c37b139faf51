"""/assistant/intents/<code>/…: sentences are added, moved, dropped, taken up again, and each act undone."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from ..access import editor_required, intent_required
from ..forms.intents import SentencesForm
from ..intents import teaching
from ..intents.book import Book, book
from ..intents.lines import name_of
from ..intents.shapes import Intent
from ..intents.stock import LANGUAGES
from .intents import page
from .reader import hold_undo, reader_of, take_undo

MOST = 500
ADDING = ("sentences", "trial_sentences")


@require_POST
@intent_required
def sentences(request: HttpRequest, all_: Book, found: Intent) -> HttpResponse:
    """Several sentences more."""
    form = SentencesForm(request.POST)
    if not form.is_valid():
        return page(request, all_, found, adding=form)
    given = form.cleaned_data
    texts = teaching.lines_of(given["texts"])
    done = teaching.teach(intent=found.code, language=given["language"], texts=texts)
    _tell(request, all_, done)
    words = ngettext("%(n)d sentence was added.", "%(n)d sentences were added.", len(done.added))
    return _done(request, found, done.undo, words % {"n": len(done.added)}, many=len(done.added))


@require_POST
@editor_required
def tried(request: HttpRequest) -> HttpResponse:
    """A sentence that was tried belongs to this intent."""
    all_, form = book(), SentencesForm(request.POST)
    found = all_.intents.get(request.POST.get("to", ""))
    if found is None or found.removed or not form.is_valid():
        messages.error(request, _("Please choose the intent to which it belongs."))
        return redirect("assistant:trial")
    given = form.cleaned_data
    texts = teaching.lines_of(given["texts"])
    done = teaching.teach(intent=found.code, language=given["language"], texts=texts)
    _tell(request, all_, done)
    words = ngettext("%(n)d sentence was added.", "%(n)d sentences were added.", len(done.added))
    return _done(request, found, done.undo, words % {"n": len(done.added)}, many=len(done.added))


@require_POST
@intent_required
def moves(request: HttpRequest, all_: Book, found: Intent) -> HttpResponse:
    """The chosen sentences belong to another intent."""
    to = all_.intents.get(request.POST.get("to", ""))
    chosen = chosen_in(request)
    if to is None or to.removed or to.code == found.code:
        messages.error(request, _("Please choose the intent to which they belong."))
        return redirect("assistant:intent", found.code)
    act = teaching.move(chosen=chosen, to=to.code)
    words = ngettext(
        "%(n)d sentence was moved to “%(name)s”.", "%(n)d sentences were moved to “%(name)s”.", len(chosen)
    )
    told = words % {"n": len(chosen), "name": to.names[reader_of(request)]}
    return _done(request, found, act, told, many=len(chosen))


@require_POST
@intent_required
def removals(request: HttpRequest, all_: Book, found: Intent) -> HttpResponse:
    """The chosen sentences are learnt no longer."""
    chosen = chosen_in(request)
    act = teaching.drop(chosen=chosen, intent=found.code)
    words = ngettext("%(n)d sentence was taken away.", "%(n)d sentences were taken away.", len(chosen))
    return _done(request, found, act, words % {"n": len(chosen)}, many=len(chosen))


@require_POST
@intent_required
def restorations(request: HttpRequest, all_: Book, found: Intent) -> HttpResponse:
    """The chosen sentences are learnt again."""
    chosen = chosen_in(request)
    act = teaching.take_up(chosen=chosen, intent=found.code)
    words = ngettext("%(n)d sentence is learnt again.", "%(n)d sentences are learnt again.", len(chosen))
    return _done(request, found, act, words % {"n": len(chosen)}, many=len(chosen))


@require_POST
@editor_required
def undo(request: HttpRequest) -> HttpResponse:
    """The latest act of this session is taken back."""
    held = take_undo(request)
    if held is None:
        messages.info(request, _("There is nothing to undo any more."))
        return redirect("assistant:intents")
    many = teaching.undo(teaching.Undo.restored(held["act"]))
    if many:
        messages.success(request, _("Undone."))
    else:
        messages.info(request, _("Nothing was undone: somebody has changed these sentences since."))
    return redirect(held["back"])


def chosen_in(request: HttpRequest) -> list[tuple[str, str]]:
    """The ticked sentences: language and text."""
    pairs = (value.partition(":")[::2] for value in request.POST.getlist("chosen")[:MOST])
    return [(spoken, text[:400]) for spoken, text in pairs if spoken in LANGUAGES and text.strip()]


def _done(request: HttpRequest, found: Intent, act: teaching.Undo, words: str, *, many: int) -> HttpResponse:
    back = reverse("assistant:intent", args=[found.code])
    if many:
        hold_undo(request, act, words, back)
    elif request.resolver_match and request.resolver_match.url_name not in ADDING:
        messages.info(request, _("Please tick the sentences first."))
    return redirect(back)


def _tell(request: HttpRequest, all_: Book, done: teaching.Taught) -> None:
    """What was not added, and why."""
    if done.known:
        words = ngettext(
            "%(n)d sentence was there already.", "%(n)d sentences were there already.", len(done.known)
        )
        messages.info(request, words % {"n": len(done.known)})
    for text, code in done.elsewhere[:3]:
        told = _("“%(text)s” belongs to “%(name)s”. Move it from there if it belongs here.")
        messages.warning(request, told % {"text": text, "name": name_of(all_, code, reader_of(request))})
    if done.refused:
        messages.warning(request, _("Sentences of 2 to 400 letters can be learnt; others were left out."))
