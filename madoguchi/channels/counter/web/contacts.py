"""/contacts/new/: a call, a talk at the counter or a visit, noted in half a minute."""

from dataclasses import replace
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from madoguchi.conversations import api as conversations
from madoguchi.core import api as core
from madoguchi.people import api as people

from .. import noting

desk_required = people.role_required("agent", "supervisor")


@require_http_methods(["GET", "HEAD", "POST"])
@desk_required
def new(request: HttpRequest) -> HttpResponse:
    """The form; sending it keeps the contact and leaves the form ready for the next one."""
    if request.method == "POST":
        return _note(request)
    given = noting.Typed(whose=request.GET.get("whose", ""), text=_template(request), client_id=uuid4().hex)
    return _form(request, given)


def _note(request: HttpRequest) -> HttpResponse:
    given = noting.typed(request.POST)
    try:
        conversation_id = noting.note(given, request.viewer.staff)  # type: ignore[attr-defined]
    except noting.Refused as refused:
        given = given if given.client_id else replace(given, client_id=uuid4().hex)
        return _form(request, given, refused)
    where = reverse("desk:conversation", args=[conversation_id])
    messages.success(
        request, format_html('{} <a href="{}">{}</a>', _("Noted."), where, _("See the conversation"))
    )
    return redirect("counter:new")


def _form(request: HttpRequest, given: noting.Typed, refused: noting.Refused | None = None) -> HttpResponse:
    query = request.GET.get("q", "").strip()
    whose = [int(given.whose[:18])] if given.whose.isdecimal() else []
    chosen = next(iter(noting.open_to(request.viewer, whose)), None)
    found = [one for one in noting.candidates(request.viewer, query) if one != chosen]
    held = core.option(conversations.Vocabulary)
    codes = [
        {"name": name, "label": conversations.CODE_LABELS[name], "value": dict(given.codes).get(name, ""),
         "options": [(t.code, _term(t)) for t in held.terms(name) if t.active]}
        for name in conversations.CODE_FIELDS
    ]  # fmt: skip
    context = {
        "given": given, "chosen": chosen, "found": found, "query": query, "codes": codes,
        "ways": [(way, *conversations.CHANNELS[way]) for way in noting.WAYS],
        "letters": conversations.saved_replies(request.viewer)[:50],  # type: ignore[attr-defined]
        "errors": {refused.field: refused.message} if refused else {},
        "alike": refused.alike if refused else (),
    }  # fmt: skip
    return render(request, "counter/new.html", context, status=422 if refused else 200)


def _term(term: Any) -> str:
    return str(term.ja if get_language() == "ja" else term.en or term.ja)


def _template(request: HttpRequest) -> str:
    """The text of the letter that was chosen as a beginning."""
    wanted = request.GET.get("saved", "")
    saved = conversations.saved_replies(request.viewer) if wanted else ()  # type: ignore[attr-defined]
    one = next((one for one in saved if str(one.id) == wanted), None)
    return (one.body_ja or one.body_en) if one else ""


@require_safe
@desk_required
def customers(request: HttpRequest) -> HttpResponse:
    """Who may be meant, while staff type."""
    context = {"found": noting.candidates(request.viewer, request.GET.get("q", "").strip())}
    return render(request, "counter/_customers.html", context)
