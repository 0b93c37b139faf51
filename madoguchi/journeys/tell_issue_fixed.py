"""A known issue is fixed: whoever wanted to hear of it in the chat is told there, once."""

from django.db import transaction

from madoguchi.assistant import api as assistant
from madoguchi.conversations import api as conversations
from madoguchi.core.shapes import EventShape
from madoguchi.knowledge import api as knowledge
from madoguchi.knowledge.events import IssueFixed


def tell_in_chat(fact: IssueFixed, event: EventShape) -> None:
    """Each follower in a transaction of her own; who has no conversation any more waits for nothing."""
    for follower_id, customer_id, language in knowledge.waiting_in_chat(issue_id=fact.issue_id):
        _tell(fact, follower_id, customer_id, language)


@transaction.atomic
def _tell(fact: IssueFixed, follower_id: int, customer_id: int, language: str) -> None:
    about = knowledge.issue_article(issue_id=fact.issue_id, language=language)
    here = conversations.current_for_customer(customer_id)
    if about is not None and here is not None and here.status != "closed":
        said = assistant.tell_fixed(about, language=language)
        conversations.answer(
            conversation_id=here.id, body=said.text, card=said.card, client_id=f"fixed:{fact.issue_id}"
        )
    knowledge.told(follower_id=follower_id)
