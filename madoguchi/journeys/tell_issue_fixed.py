"""A known issue is fixed: whoever wanted to hear of it in the chat is told, once.

In her conversation; where that has ended, by mail to an address that is proven to be hers; without one,
when she comes again.
"""

from django.db import transaction

from madoguchi.assistant import api as assistant
from madoguchi.conversations import api as conversations
from madoguchi.conversations.events import ConversationOpened
from madoguchi.core.shapes import EventShape
from madoguchi.knowledge import api as knowledge
from madoguchi.knowledge.events import IssueFixed
from madoguchi.people import api as people


def tell_in_chat(fact: IssueFixed, event: EventShape) -> None:
    """Each follower in a transaction of her own."""
    for follower_id, customer_id, language in knowledge.waiting_in_chat(issue_id=fact.issue_id):
        _tell(fact.issue_id, follower_id, customer_id, language)


def waits_to_hear(fact: ConversationOpened) -> bool:
    """Whether she wants to hear of any issue, fixed or not yet."""
    return knowledge.follows_issues(fact.customer_id)


def tell_who_comes_again(fact: ConversationOpened, event: EventShape) -> None:
    """Her new conversation begins with what was fixed while she was away."""
    for follower_id, issue_id, language in knowledge.fixed_for(fact.customer_id):
        _tell(issue_id, follower_id, fact.customer_id, language)


@transaction.atomic
def _tell(issue_id: int, follower_id: int, customer_id: int, language: str) -> None:
    about = knowledge.issue_article(issue_id=issue_id, language=language)
    here = conversations.current_for_customer(customer_id)
    if about is None:
        knowledge.told(follower_id=follower_id)
    elif here is not None and here.status != "closed":
        said = assistant.tell_fixed(about, language=language)
        conversations.answer(
            conversation_id=here.id, body=said.text, card=said.card, client_id=f"fixed:{issue_id}"
        )
        knowledge.told(follower_id=follower_id)
    elif email := _proven_address(customer_id):
        knowledge.tell_follower_by_mail(follower_id=follower_id, email=email)


def _proven_address(customer_id: int) -> str:
    found = people.customer(customer_id)
    return found.proven_email if found else ""
