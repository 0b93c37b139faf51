"""She follows a link from elsewhere, and goes on in the chat of this browser."""

from django.db import transaction

from madoguchi.conversations import api as conversations
from madoguchi.core import api as core
from madoguchi.crossing import api as crossing
from madoguchi.people import api as people

from . import prove_identity
from .switch_channel import cross


@transaction.atomic
def follow(*, token: str, browser: str, user_agent: str) -> people.Entered:
    """She is known in this browser from now on, but not freshly proven; the link is used up.

    Raises crossing.CrossingRefused("gone").
    """
    way = crossing.crossing_by_token(token, after="webchat")
    if way is None:
        raise crossing.CrossingRefused("gone")
    owner = conversations.brief(way.conversation_id).customer_id
    cross(way, by=f"browser:{browser}", actor=core.customer(owner))
    return people.enter_browser(
        customer_id=owner, token=browser, how="", user_agent=user_agent, moved=prove_identity.moved
    )
