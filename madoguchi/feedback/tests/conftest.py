"""A conversation to give feedback on."""

import pytest
from django.db import transaction

from madoguchi.conversations import api as conversations
from madoguchi.conversations.api import InboundMessage
from madoguchi.people import api as people


@pytest.fixture
def visitor(db):
    """A browser that wrote."""
    with transaction.atomic():
        return people.start_visitor(locale="ja", token=people.new_visitor_token())


@pytest.fixture
def conversation_id(visitor):
    """Her conversation."""
    received = conversations.receive(InboundMessage(visitor.customer_id, "webchat", "お湯が沸きません"))
    return received.conversation_id
