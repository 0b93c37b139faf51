"""Somebody has sent the web form: it is a conversation, and people have it at once."""

from collections.abc import Iterable

from django.db import transaction

from madoguchi.assistant import api as assistant
from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import LinkedArticle, Matter, Received
from madoguchi.core import api as core
from madoguchi.routing import api as routing


@transaction.atomic
def send(matter: Matter, *, shown: Iterable[LinkedArticle], unproven: bool) -> Received:
    """Open the conversation, once per `matter.client_id`, with what was shown on the way, and place it.

    What happens next she reads in the mail that acknowledges it. unproven: it goes to the customer of the
    address that was typed; staff are told that this is all we know.
    """
    received = conversations.open_matter(matter)
    if not received.created:
        return received
    here = received.conversation_id
    conversations.link_articles(conversation_id=here, articles=shown, role="shown")
    if unproven:
        conversations.tell(conversation_id=here, code="form_unproven", private=True)
    assistant.hold(conversation_id=here)
    routing.place(conversation_id=here, actor=core.SYSTEM)
    return received
