"""Jobs that carry journeys on; every one may run twice."""

from procrastinate.contrib.django import app

from madoguchi.core import api as core

from . import inbound_message, resolve, talk_through


@app.task(name="journeys.carry_on", queue="journeys", retry=core.patiently)
def carry_on(conversation_id: int, message_id: int, collections: list[str]) -> None:
    """Answer a message that was kept."""
    inbound_message.carry_on(conversation_id=conversation_id, message_id=message_id, collections=collections)


@app.task(name="journeys.mail_rating", queue="journeys", retry=core.patiently)
def mail_rating(conversation_id: int) -> None:
    """Mail the rating to a customer who has left the chat."""
    resolve.mail_rating(conversation_id=conversation_id)


@app.task(name="journeys.go_on_proven", queue="journeys", retry=core.patiently)
def go_on_proven(conversation_id: int) -> None:
    """Go on with what waited until the customer had shown who she is."""
    talk_through.proven(conversation_id=conversation_id)
