"""The small acts inside a conversation: verdicts on answers, asking for a person, a new enquiry, a rating."""

from contextlib import suppress

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import ConversationShape
from madoguchi.core import api as core
from madoguchi.feedback import api as feedback
from madoguchi.journeys import hand_over, judge_answer, resolve
from madoguchi.people import api as people

from .door import customer_door
from .pages import after


def current(request: HttpRequest) -> ConversationShape | None:
    """The customer's current conversation; None for somebody who has none."""
    customer_id = request.viewer.customer_id  # type: ignore[attr-defined]
    return conversations.current_for_customer(customer_id) if customer_id else None


@require_POST
@customer_door
def verdicts(request: HttpRequest) -> HttpResponse:
    """解決した or 解決しなかった on an answer of the assistant; then, with `message`, why it did not help."""
    conversation = current(request)
    if conversation and request.POST.get("reason"):
        _say_why(request, conversation)
        return after(request)
    article = core.whole_number(request.POST.get("article", ""))
    solved = {"yes": True, "no": False}.get(request.POST.get("solved", ""))
    if conversation and article is not None and solved is not None:
        judge_answer.said_solved(conversation_id=conversation.id, article_id=article, solved=solved)
    return after(request)


def _say_why(request: HttpRequest, conversation: ConversationShape) -> None:
    """Keep the reason for an answer of hers that she found not helpful; anything else is nothing."""
    given = request.POST.get("reason")
    reason = next((known for known in feedback.VOTE_REASONS if known == given), None)
    wanted = core.whole_number(request.POST.get("message", ""))
    if reason is None or wanted is None:
        return
    with suppress(conversations.ConversationUnknown):
        message = conversations.message(request.viewer, wanted)  # type: ignore[attr-defined]
        if message.conversation_id == conversation.id and message.card.get("helpful") is False:
            feedback.vote_on_answer(
                message_id=message.id, helpful=False, reason=reason, customer_id=conversation.customer_id,
                conversation_id=conversation.id,
            )  # fmt: skip


@require_POST
@customer_door
def handovers(request: HttpRequest) -> HttpResponse:
    """担当者に相談する: into the queue, with everything known."""
    if conversation := current(request):
        hand_over.hand_over(conversation_id=conversation.id, why="wish")
    return after(request)


@require_POST
@customer_door
def new_enquiries(request: HttpRequest) -> HttpResponse:
    """Put a resolved conversation away, so that the next message begins a new one."""
    conversation = current(request)
    if conversation and conversation.status == "resolved":
        actor = core.customer(conversation.customer_id)
        conversations.close(conversation_id=conversation.id, actor=actor)
    return after(request)


@require_POST
@customer_door
def ratings(request: HttpRequest) -> HttpResponse:
    """How the help was: one click, and a few words if she likes."""
    conversation = current(request)
    rating = feedback.rating_for(conversation.id) if conversation else None
    if conversation and rating and rating.token == request.POST.get("token"):
        # given in another tab, or not ticked: the fresh page shows it
        with suppress(feedback.RatingRefused, people.ConsentMissing):
            _rate(request, conversation.customer_id, rating.token)
    return after(request)


def _rate(request: HttpRequest, customer_id: int, token: str) -> None:
    score, comment = request.POST.get("score", ""), request.POST.get("comment", "").strip()[:1000]
    people.agree_by_form(request, customer_id=customer_id, purpose="rating", channel="webchat")
    if score in {"1", "2", "3", "4", "5"}:
        resolve.rate(token=token, score=int(score), comment=comment)
    elif comment:
        feedback.comment_rating(token=token, comment=comment)
