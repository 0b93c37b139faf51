"""Messages of the customer: kept first, answered 200 afterwards."""

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import LinkedArticle, Received
from madoguchi.core import api as core
from madoguchi.journeys import hand_over, inbound_message
from madoguchi.knowledge import api as knowledge
from madoguchi.people import api as people

from ..shapes import FILES_AN_HOUR, FIRST_MESSAGES_A_MINUTE, MESSAGES_A_MINUTE
from ..translate import Refused, Written, stored, written
from .door import customer_door, in_frame, token_for
from .pages import hosted, redirect_to_page

MINUTE = 60
READ_COOKIE = "madoguchi_read"  # set by the help pages


@require_POST
@customer_door
def create(request: HttpRequest) -> HttpResponse:
    """Take one message. 200 or 303 only after it is committed together with its job."""
    try:
        check_allowance(request)
        received = _keep(request, written(request))
    except Refused as refused:
        return refuse(request, refused)
    except people.ConsentMissing as missing:
        return refuse(request, Refused(people.missing_words(request, missing)))
    if wants_json(request):
        return JsonResponse({"message": received.message_id, "sequence": received.sequence})
    response = redirect_to_page(f"#m{received.message_id}")
    if not in_frame(request):
        people.keep_visitor(response, token_for(request), secure=request.is_secure())
    return response


def _keep(request: HttpRequest, what: Written) -> Received:
    customer_id = request.viewer.customer_id  # type: ignore[attr-defined]
    read = request.COOKIES.get(READ_COOKIE)
    agreement = people.agreement_in(request.POST, "chat", "webchat")
    simple = not (read or what.read or what.files) and request.POST.get("person") != "1"
    if customer_id and simple:
        message = what.message(customer_id, what.attachment_ids)
        return inbound_message.receive(message, collections=what.collections, agreement=agreement)
    with transaction.atomic():
        customer_id = customer_id or start_visitor(request)
        files = tuple(stored(file).id for file in what.files)
        message = what.message(customer_id, what.attachment_ids + files)
        received = inbound_message.receive(message, collections=what.collections, agreement=agreement)
        if received.opened:
            knowledge.claim_searches(request, customer_id=customer_id)
            if read or what.read:
                link_read(request, received.conversation_id, what.read)
        if request.POST.get("person") == "1":
            hand_over.hand_over(conversation_id=received.conversation_id, why="wish")
    return received


def link_read(request: HttpRequest, conversation_id: int, ids: tuple[int, ...] = ()) -> None:
    """Remember with the conversation what she read: here by these ids, on the help pages by her cookie."""
    here = [knowledge.article(viewer=request.viewer, id=id) for id in ids]  # type: ignore[attr-defined]
    found = [*filter(None, here), *knowledge.read_by(request)]
    articles = [LinkedArticle(a.id, a.heading, a.url) for a in found]
    conversations.link_articles(conversation_id=conversation_id, articles=articles, role="read")


def start_visitor(request: HttpRequest) -> int:
    """The customer behind this browser, made now with her first act."""
    locale = get_language() or settings.LANGUAGE_CODE
    return people.start_visitor(locale=locale, token=token_for(request)).customer_id


def check_files(request: HttpRequest) -> None:
    """Raise Refused (429) when this visitor sends more files than anybody needs to."""
    if not core.allow(f"chat:files:{people.asker(request)}", limit=FILES_AN_HOUR, seconds=60 * MINUTE):
        raise Refused(_("Many files arrived in a short time. Please send the next ones a little later."), 429)


def check_allowance(request: HttpRequest) -> None:
    """Raise Refused (429) when this visitor, or her address with first messages, goes much too fast."""
    customer_id = request.viewer.customer_id  # type: ignore[attr-defined]
    if customer_id is None:
        key, most = f"chat:first:{request.META.get('REMOTE_ADDR', '')}", FIRST_MESSAGES_A_MINUTE
    else:
        key, most = f"chat:{customer_id}", MESSAGES_A_MINUTE
    if not core.allow(key, limit=most, seconds=MINUTE):
        raise Refused(_("That was very quick. Your message is kept here; it can be sent in a moment."), 429)


def wants_json(request: HttpRequest) -> bool:
    """Whether our script asks, which shows errors itself."""
    return request.headers.get("Accept", "").startswith("application/json")


def refuse(request: HttpRequest, refused: Refused) -> HttpResponse:
    """Say why, and give back what was written."""
    if wants_json(request):
        response: HttpResponse = JsonResponse({"message": refused.message}, status=refused.status)
    else:
        text = request.POST.get("text", "")
        response = hosted(request, status=refused.status, error=refused.message, text=text)
    if refused.status == 429:
        response["Retry-After"] = "5"
    return response
