"""/settings/form/: the web form as a whole, and what is asked topic by topic."""

import dataclasses

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from madoguchi.conversations import api as conversations
from madoguchi.core import api as core
from madoguchi.people import api as people
from madoguchi.tasks import api as tasks

from ..settings_form import ASK_WORDS, KIND_WORDS, FormForm, TopicSettingsForm
from ..shapes import FormSettings, TopicForm

administrators = people.role_required("administrator")


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@administrators
def page(request: HttpRequest) -> HttpResponse:
    """Open or closed, the words above it, and the topics with their links."""
    held = core.option(FormSettings)
    form = FormForm(request.POST or None, held=held)
    if request.method == "POST" and form.is_valid():
        _save(request, form.settings())
        return redirect("form:settings")
    context = {"form": form, "rows": _rows(request, held), "address": _address(request, "")}
    return render(request, "form/settings.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@administrators
def topic(request: HttpRequest, topic: str) -> HttpResponse:
    """What is asked about one topic."""
    held, terms = core.option(FormSettings), core.option(conversations.Vocabulary).topics
    if topic not in {term.code for term in terms}:
        raise Http404("no such topic")
    offered = tuple((one.code, str(one.title)) for one in tasks.declared())
    form = TopicSettingsForm(request.POST or None, held=held.topic(topic), tasks=offered)
    if request.method == "POST" and form.is_valid():
        _save(request, _with(held, form.topic()))
        return redirect("form:topic", topic)
    context = {
        "form": form,
        "topic_name": conversations.term_name(terms, topic),
        "kinds": KIND_WORDS,
        "asks": ASK_WORDS[:2],
        "address": _address(request, topic),
    }
    return render(request, "form/topic.html", context, status=422 if form.errors else 200)


def _save(request: HttpRequest, settings: FormSettings) -> None:
    core.set_option(settings, actor=core.staff(request.viewer.staff.id))  # type: ignore[attr-defined]
    messages.success(request, _("Saved."))


def _with(held: FormSettings, topic: TopicForm) -> FormSettings:
    others = tuple(one for one in held.topics if one.topic != topic.topic)
    return dataclasses.replace(held, topics=(*others, topic))


def _rows(request: HttpRequest, held: FormSettings) -> list[dict[str, object]]:
    terms = core.option(conversations.Vocabulary).topics
    return [
        {
            "code": term.code,
            "name": conversations.term_name(terms, term.code),
            "form": held.topic(term.code),
            "address": _address(request, term.code),
        }
        for term in terms
        if term.active
    ]


def _address(request: HttpRequest, topic: str) -> str:
    return request.build_absolute_uri(reverse("form:begin")) + (f"?topic={topic}" if topic else "")
