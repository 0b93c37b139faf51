"""How her inquiries stand, by number or all that people are working on."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import ConversationShape, FactsCard
from madoguchi.core import api as core
from madoguchi.people.shapes import Viewer
from madoguchi.tasks.shapes import Field

from ..dialogue.shapes import Thing
from . import saying
from .meaning import meant, not_hers
from .shapes import Asked, Candidate, Found, Tool

LATEST = 20
OVER = ("resolved", "closed")
CASE = Field("case", gettext_lazy("Your inquiry"), "choice", most=40)


def my_cases(about: Asked) -> Found:
    """The state of the inquiry that she means. Raises Unsure."""
    found = {one.number: one for one in _with_people(about.viewer)}
    candidates = tuple(_candidate(one) for one in found.values())
    number = meant(about, CASE, candidates)
    if not number:
        return Found(_("No inquiry of yours is with our staff at the moment."), "none")
    return _found(found.get(number) or _older(about.viewer, number, candidates))


def _older(viewer: Viewer, number: str, candidates: tuple[Candidate, ...]) -> ConversationShape:
    try:
        return conversations.numbered(viewer, number)
    except conversations.ConversationUnknown:
        raise not_hers(number, CASE, candidates) from None


def _with_people(viewer: Viewer) -> list[ConversationShape]:
    """Her latest conversations that came to people; the chat that goes on with the assistant is none."""
    assert viewer.customer_id is not None
    latest = conversations.earlier(viewer, viewer.customer_id, limit=LATEST)
    return [one for one in latest if one.handler != "assistant"]


def _candidate(one: ConversationShape) -> Candidate:
    label = f"{_subject(one)} ({one.number})"
    note = f"{saying.day(one.created_at)} · {_state(one)}"
    return Candidate(one.number, label, note, likely=one.status not in OVER, names=(_subject(one),))


def _subject(one: ConversationShape) -> str:
    return one.heading[:60]


def _state(one: ConversationShape) -> str:
    if one.status in OVER:
        return pgettext("enquiry", "Ended") if one.status == "closed" else _("Resolved")
    if one.status == "waiting":
        return _("Waiting for your reply")
    if one.handler == "queue":
        return _("With our staff")
    answered = one.last_author == "agent"
    return pgettext("enquiry", "Answered") if answered else _("We are looking into it")


def _found(one: ConversationShape) -> Found:
    due = one.reply_due_at if one.reply_due_at and one.reply_due_at > core.now() else None
    if one.snoozed_until and one.status == "snoozed":
        due = one.snoozed_until
    said = _("Your inquiry %(number)s stands at “%(state)s”.") % {"number": one.number, "state": _state(one)}
    if due and one.status not in OVER:
        said = saying.sentences(said, _("We answer by %(at)s.") % {"at": saying.moment(due)})
    facts = [
        (_("About"), _subject(one)), (_("Where it stands"), _state(one)),
        (pgettext("enquiry", "Received"), saying.day(one.created_at)),
    ]  # fmt: skip
    url = saying.page("portal:enquiry", one.number)
    card = FactsCard(
        _("Inquiry %(number)s") % {"number": one.number}, "message-circle-question-mark", tuple(facts), url,
        _("Open the inquiry") if url else "",
    )  # fmt: skip
    things = (Thing("case", one.number, CASES.code),)
    return Found(said, card=card, values={"case": one.number, "status": one.status}, things=things)


CASES = Tool(
    "my-cases",
    gettext_lazy("How an inquiry stands"),
    gettext_lazy("What our staff are doing about it, and by when they answer."),
    my_cases,
    inputs=(CASE,),
    scope="see_orders",
)
