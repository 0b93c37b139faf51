"""What a customer wants done is done in the chat: asked for, said before the yes, done once, taken back."""

from itertools import count

from madoguchi.commerce.models import Order
from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import InboundMessage
from madoguchi.journeys import inbound_message
from madoguchi.people import api as people
from madoguchi.tasks.models import TaskRun

from .test_ask_assistant import at_once, question_ids

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


def test_two_yeses_at_once_and_every_job_twice_cancel_once(customer):
    known(customer)
    number = has(customer, "pending")
    customer.writes("注文をキャンセルしたいです")
    customer.writes(last(customer).card["options"][0]["label"])
    customer.writes("はい", work=False)
    customer.writes("はい、お願いします", work=False)
    conversation_id = customer.conversation_id
    yeses = question_ids(conversation_id)[-2:]

    def carry_on(message_id):
        return lambda: inbound_message.carry_on(conversation_id=conversation_id, message_id=message_id)

    at_once(*(carry_on(message_id) for message_id in yeses * 2))
    customer.run_jobs()

    [run] = TaskRun.objects.filter(customer_id=customer.id)
    assert (run.state, status_of(number)) == ("completed", "cancelled")
    done = [line for line in customer.answers() if number in str(line.card.get("lines", ())) and
            run.number in str(line.card.get("lines", ()))]  # fmt: skip
    assert len(done) == 1


def test_a_wish_that_came_twice_begins_one_task(customer):
    known(customer)
    has(customer, "pending")
    customer.writes("注文をキャンセルしたいです", work=False)
    conversation_id = customer.conversation_id
    [message_id] = question_ids(conversation_id)
    at_once(*[lambda: inbound_message.carry_on(conversation_id=conversation_id, message_id=message_id)] * 3)
    customer.run_jobs()
    assert TaskRun.objects.filter(customer_id=customer.id).count() == len(customer.answers()) == 1


def test_whoever_only_borrowed_an_address_begins_nothing(customer):
    known(customer)
    number = has(customer, "pending")
    given = {"channel": "email", "client_id": "borrowed-0001", "language": "ja"}
    message = InboundMessage(customer_id=customer.id, text=f"注文{number}をキャンセルしたい", **given)
    received = inbound_message.receive(message)
    customer.run_jobs()
    assert conversations.brief(received.conversation_id).channel == "email"
    assert not TaskRun.objects.filter(customer_id=customer.id).exists()
    assert status_of(number) == "pending"
