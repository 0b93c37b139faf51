"""What a customer wants done is done in the chat: asked for, said before the yes, done once, taken back."""

from itertools import count

from madoguchi.commerce.models import Order
from madoguchi.people import api as people

numbers = count(1)


def has(customer, status: str) -> str:
    """Give the customer a private order in this state; its number."""
    order = Order.objects.filter(status=status, company=None).order_by("-placed_at").first()
    Order.objects.filter(pk=order.pk).update(customer_id=customer.id)
    return order.number


def known(customer) -> None:
    """She has proven her address before."""
    people.add_identity(
        customer_id=customer.id, kind="email", value=f"t{next(numbers)}@example.com", proven_how="code"
    )


def last(customer):
    return customer.answers()[-1]


def status_of(number: str) -> str:
    return Order.objects.get(number=number).status


def test_an_order_is_cancelled_in_three_sentences_and_taken_back(customer):
    known(customer)
    number = has(customer, "pending")
    customer.writes("注文をキャンセルしたいです")
    assert [one["label"] for one in last(customer).card["options"]]
    while "options" in last(customer).card and status_of(number) == "pending":
        customer.writes(last(customer).card["options"][0]["label"])
    assert status_of(number) == "cancelled"
    done = last(customer)
    assert any(number in line for line in done.card["lines"])
    customer.writes("やっぱり取り消してください")
    assert status_of(number) == "pending"
