"""The pages of the form: the question, the answers that we know already, the details, and the receipt."""

from uuid import UUID, uuid4

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from madoguchi.conversations import api as conversations
from madoguchi.core import api as core
from madoguchi.people import api as people
from madoguchi.tasks import api as tasks

from .. import advice, asking, drafts, sending
from ..shapes import FormSettings
from ..translate import Refused, Written, check_allowance, given_files, honest, written
from .door import form_required, show, spoken, topics


@require_http_methods(["GET", "HEAD", "POST"])
@form_required
def begin(request: HttpRequest) -> HttpResponse:
    """What it is about, and the question. Sending it keeps a draft and leads to the answers."""
    if request.method == "POST":
        return _keep(request)
    left = drafts.left(request.viewer)  # type: ignore[attr-defined]
    return _question(request, topic=request.GET.get("topic", ""), text="", key=str(uuid4()), left=left)


def _question(request: HttpRequest, status: int = 200, **values: object) -> HttpResponse:
    held = core.option(FormSettings)
    return show(request, "begin", status, topics=topics(), lead=held.lead(spoken()),
                page_url=request.POST.get("page_url") or request.GET.get("page", ""), **values)  # fmt: skip


def _keep(request: HttpRequest) -> HttpResponse:
    try:
        check_allowance(request, "drafts")
        what = written(request.POST, {code for code, _ in topics()})
    except Refused as refused:
        typed = {name: request.POST.get(name, "") for name in ("topic", "text", "key")}
        return _question(request, refused.status, error=refused.message, wrong=refused.field, **typed)
    return _kept(request, what)


def _kept(request: HttpRequest, what: Written) -> HttpResponse:
    token = people.visitor_token(request) or people.new_visitor_token()
    viewer = request.viewer  # type: ignore[attr-defined]
    customer_id = viewer.customer_id or people.start_visitor(locale=spoken(), token=token).customer_id
    hits = advice.articles(what.text, spoken(), viewer)
    try:
        row = drafts.write(
            customer_id=customer_id, key=what.key, topic=what.topic, text=what.text, spoken=spoken(),
            page_url=what.page_url, shown=[hit.article_id for hit in hits],
        )  # fmt: skip
    except drafts.DraftUnknown:
        raise Http404 from None
    useful = hits or advice.tasks_for(core.option(FormSettings).topic(what.topic))
    response = _onward(request, "form:answers" if useful else "form:details", row)
    people.keep_visitor(response, token, secure=request.is_secure())
    return response


def _onward(request: HttpRequest, name: str, row: drafts.Draft) -> HttpResponse:
    response = redirect(name, row.key)
    response.status_code = 303
    if request.POST.get("embed") == "app":
        response["Location"] += "?embed=app"
    return response


def _hers(request: HttpRequest, key: UUID) -> drafts.Draft:
    try:
        return drafts.open_for(request.viewer, key)  # type: ignore[attr-defined]
    except drafts.DraftUnknown:
        raise Http404("no such draft") from None


@require_safe
@form_required
def answers(request: HttpRequest, key: UUID) -> HttpResponse:
    """What may answer it at once: articles and what she can do herself."""
    row = _hers(request, key)
    if row.state == "sent":
        return _onward(request, "form:done", row)
    hits = advice.articles(row.text, row.language, request.viewer)  # type: ignore[attr-defined]
    fitting = advice.tasks_for(core.option(FormSettings).topic(row.topic))
    return show(request, "answers", draft=row, hits=hits, tasks=fitting)


@require_http_methods(["GET", "HEAD", "POST"])
@form_required
def details(request: HttpRequest, key: UUID) -> HttpResponse:
    """How to reach her and what else the topic needs; sending it opens the conversation."""
    row = _hers(request, key)
    if row.state == "sent":
        return _onward(request, "form:done", row)
    if request.method != "POST":
        return _details(request, row)
    return _sent(request, row)


def _details(
    request: HttpRequest, row: drafts.Draft, status: int = 200, error: str = "", **errors: str
) -> HttpResponse:
    viewer, topic = request.viewer, core.option(FormSettings).topic(row.topic)  # type: ignore[attr-defined]
    form = asking.form_for(topic, viewer, spoken(), given=row.values, errors=errors)
    terms = core.option(conversations.Vocabulary).topics
    return show(
        request, "details", status, draft=row, form=form, topic=topic, note=topic.note(spoken()), error=error,
        known=asking.known(viewer), topic_name=conversations.term_name(terms, row.topic),
        files=core.attachments(row.files), honest=request.POST.get("website", ""),
    )  # fmt: skip


def _sent(request: HttpRequest, row: drafts.Draft) -> HttpResponse:
    viewer, topic = request.viewer, core.option(FormSettings).topic(row.topic)  # type: ignore[attr-defined]
    given = tasks.sent(request.POST, asking.fields(topic, viewer, spoken()))
    try:
        drafts.keep(row, values=given, files=row.files)
        drafts.keep(row, values=given, files=given_files(request, row, topic))
        honest(request.POST)
        values = asking.cleaned(topic, viewer, spoken(), given)
        check_allowance(request, "sent")
        row = sending.send(viewer, row.key, values, people.agreement_in(request.POST, "form", "form"))
    except Refused as refused:
        return _details(request, row, refused.status, refused.message)
    except tasks.Wrong as wrong:
        return _details(request, row, 422, **wrong.errors)
    except people.ConsentMissing as missing:
        return _details(request, row, 422, people.missing_words(request, missing))
    return _onward(request, "form:done", row)


@require_safe
@form_required
def done(request: HttpRequest, key: UUID) -> HttpResponse:
    """The number, until when we answer and where."""
    row = _hers(request, key)
    if row.state != "sent":
        return _onward(request, "form:details", row)
    return show(request, "done", draft=row, number=sending.number_of(row))
