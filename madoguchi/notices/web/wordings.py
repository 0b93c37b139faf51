"""The words of one kind on one channel: edited, looked at, taken back."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from madoguchi.core import api as core
from madoguchi.people import api as people

from .. import wordings
from ..kinds import CHANNEL_NAMES, KINDS, LABELS, LISTED, variables_of
from ..previews import example_mail, previews
from ..shapes import LANGUAGES, WordingRefused, WordingShape
from ..ways import channels
from ..wording_form import WordingForm, refusal

LIKE_A_MAIL = {"style-src": ["'unsafe-inline'"], "script-src": ["'none'"], "sandbox": [""]}
"""A mail brings its own look; nothing in it may run."""


@require_http_methods(["GET", "HEAD", "POST"])
@people.role_required("administrator")
def page(request: HttpRequest, kind: str, channel: str) -> HttpResponse:
    """What it says, what may be put in, how it looks, and its versions."""
    held = _held(kind, channel)
    form = WordingForm(request.POST or None, held=held)
    saving = request.method == "POST" and request.POST.get("act") != "preview"
    if saving and form.is_valid() and _kept(request, form, held):
        messages.success(request, _("Saved."))
        return redirect("notices:wording", kind, channel)
    return _page(request, form, held, status=422 if saving else 200)


@require_POST
@people.role_required("administrator")
def preview(request: HttpRequest, kind: str, channel: str) -> HttpResponse:
    """How what is typed would read."""
    form = WordingForm(request.POST, held=_held(kind, channel))
    return render(request, "notices/_preview.html", _seen(form, kind, channel))


@require_POST
@people.role_required("administrator")
def versions(request: HttpRequest, kind: str, channel: str) -> HttpResponse:
    """An earlier version, or the shipped words, hold again."""
    held = _held(kind, channel)
    number, base = (core.whole_number(request.POST.get(name, "")) for name in ("number", "base"))
    if number is None or base is None:
        raise Http404
    try:
        wordings.put_back(kind, channel, number, base=base, actor=_actor(request))
    except LookupError as unknown:
        raise Http404 from unknown
    except WordingRefused as refused:
        form = WordingForm(None, held=held)
        return _page(request, form, held, status=409, trouble=refusal(*refused.problems["base"]))
    messages.success(request, _("These words hold again."))
    return redirect("notices:wording", kind, channel)


@require_safe
@people.role_required("administrator")
def letter(request: HttpRequest, kind: str, channel: str, number: int, language: str) -> HttpResponse:
    """A version of the mail, as a mail program draws it."""
    _held(kind, channel)
    try:
        text = wordings.version(kind, channel, number).texts[language]
    except (LookupError, OverflowError) as unknown:
        raise Http404 from unknown
    if channel != "email":
        raise Http404
    response = HttpResponse(example_mail(kind, text, language).html)
    response._csp_replace = LIKE_A_MAIL  # type: ignore[attr-defined]
    return response


def _held(kind: str, channel: str) -> WordingShape:
    if kind not in LISTED or channel not in channels():
        raise Http404
    return wordings.current(kind, channel)


def _kept(request: HttpRequest, form: WordingForm, held: WordingShape) -> bool:
    try:
        wordings.save(
            held.kind, held.channel, form.texts(), base=form.cleaned_data["base"], actor=_actor(request)
        )
    except WordingRefused as refused:
        form.refuse(refused)
        return False
    return True


def _page(
    request: HttpRequest, form: WordingForm, held: WordingShape, status: int = 200, trouble: str = ""
) -> HttpResponse:
    kind, channel = held.kind, held.channel
    context: dict[str, Any] = {
        "form": form, "held": held, "kind": KINDS[kind], "code": kind, "channel": channel, "trouble": trouble,
        "tabs": [{"id": one, "label": CHANNEL_NAMES[one], "href": f"../{one}/"} for one in channels()],
        "variables": [(name, LABELS[name]) for name in variables_of(kind)],
        "needed": wordings.needed(kind, channel), "versions": wordings.versions(kind, channel),
        "languages": LANGUAGES, **_seen(form, kind, channel),
    }  # fmt: skip
    return render(request, "notices/wording.html", context, status=status)


def _seen(form: WordingForm, kind: str, channel: str) -> dict[str, Any]:
    return {"previews": previews(kind, channel, form.texts()), "channel": channel}


def _actor(request: HttpRequest) -> core.Actor:
    return core.staff(request.viewer.staff.id)  # type: ignore[attr-defined]
