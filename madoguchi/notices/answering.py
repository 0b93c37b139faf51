"""An enquiry was answered while she was away: she is told, unless she has read it in the meantime."""

from django.urls import reverse

from madoguchi.conversations import api as conversations
from madoguchi.people import api as people
from madoguchi.people.shapes import Viewer

from .telling import tell

HERE = "webchat"
"""On every other channel the answer itself reaches her."""


def tell_if_unread(*, conversation_id: int) -> bool:
    """Whether she was told. However many answers wait, she is told once until she has read them."""
    customer_id = conversations.customer_of(conversation_id)
    customer = people.customer(customer_id) if customer_id is not None else None
    if customer is None or not customer.proven:
        return False
    enquiry = conversations.conversation(Viewer("customer", customer_id=customer_id), conversation_id)
    if enquiry.channel != HERE or not enquiry.unread_for_customer:
        return False
    read = conversations.read_up_to(conversation_id=enquiry.id, reader="customer")
    told = tell(
        customer_id=customer.id, key=f"answer:{enquiry.id}:{read}", kind="case_answered",
        path=reverse("portal:enquiry", args=[enquiry.number]), values={"number": enquiry.number},
    )  # fmt: skip
    return told is not None
