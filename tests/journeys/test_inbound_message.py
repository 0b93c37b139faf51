"""A message is kept with its job; repeated or parallel, it counts once."""

from madoguchi.conversations.models import Message

from .conftest import KETTLE


def test_a_repeated_send_makes_one_message_and_one_answer(customer):
    for _ in range(3):
        customer.writes(KETTLE, client_id="same-message")
    assert [line.author_kind for line in customer.sees()] == ["customer", "assistant"]


def test_the_message_is_kept_before_anything_else_happens(customer):
    customer.writes(KETTLE, work=False)
    assert Message.objects.filter(conversation=customer.conversation_id).count() == 1
    customer.run_jobs()
    assert len(customer.answers()) == 1


def test_a_greeting_is_answered_politely(customer):
    customer.writes("こんにちは")
    (answer,) = customer.answers()
    assert answer.body == "お問い合わせいただきありがとうございます。ご用件をお聞かせください。"
    assert answer.card["actions"] == ["person"]
