"""Jobs that carry journeys on; every one may run twice."""

from procrastinate.contrib.django import app

from madoguchi.core import api as core

from . import ask_assistant, inbound_message, learn, resolve, talk_through


@app.task(name="journeys.carry_on", queue="journeys", retry=core.patiently)
def carry_on(conversation_id: int, message_id: int, collections: list[str], channel: str = "") -> None:
    """Answer a message that was kept."""
    inbound_message.carry_on(
        conversation_id=conversation_id, message_id=message_id, collections=collections, channel=channel
    )


@app.task(name="journeys.answer_again", queue="journeys", retry=core.patiently)
def answer_again(conversation_id: int, message_id: int, round: int) -> None:
    """Try once more after an answer that did not help, in the words of the company's service."""
    ask_assistant.ask(conversation_id=conversation_id, message_id=message_id, round=round)


@app.task(name="journeys.mail_rating", queue="journeys", retry=core.patiently)
def mail_rating(conversation_id: int) -> None:
    """Mail the rating to a customer who has left the chat."""
    resolve.mail_rating(conversation_id=conversation_id)


@app.task(name="journeys.go_on_proven", queue="journeys", retry=core.patiently)
def go_on_proven(conversation_id: int) -> None:
    """Go on with what waited until the customer had shown who she is."""
    talk_through.proven(conversation_id=conversation_id)


@app.periodic(cron="43 18 * * *", periodic_id="learn")
@app.task(name="journeys.learn", queue="journeys", queueing_lock="journeys.learn")
def learn_tonight(timestamp: int = 0) -> None:
    """Every night (in Japan): what could the assistant do better?"""
    with core.options_once():
        learn.tonight()
