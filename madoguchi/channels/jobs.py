"""Work that no request does."""

from procrastinate.contrib.django import app

from madoguchi.core import api as core

from . import api


@app.task(name="channels.handle", queue="channels", retry=core.patiently)
def handle(account_id: int, contact: str) -> None:
    """Handle what came in from one contact."""
    with core.options_once():
        api.handle(account_id=account_id, contact=contact)


@app.task(name="channels.deliver", queue="channels", retry=core.patiently)
def deliver(conversation_id: int) -> None:
    """Send what waits in one conversation."""
    with core.options_once():
        api.deliver(conversation_id=conversation_id)


@app.periodic(cron="23 3 * * *", periodic_id="forget_raw_events")
@app.task(name="channels.forget", queue="upkeep", queueing_lock="channels.forget")
def forget(timestamp: int = 0) -> None:
    """Every night: what services sent us is forgotten after its time."""
    api.forget_old_events()


@app.task(name="channels.send_notice", queue="channels", retry=core.patiently)
def send_notice(channel: str, telling_id: int) -> None:
    """Send one notice to a customer by one of our accounts."""
    with core.options_once():
        api.send_notice(channel=channel, telling_id=telling_id)


@app.task(name="channels.offer_link", queue="channels", retry=core.patiently)
def offer_link(conversation_id: int, message_id: int) -> None:
    """Beside the question who she is: offer the way by her own page."""
    api.offer_link_if_unknown(conversation_id=conversation_id, message_id=message_id)


@app.task(name="channels.follow_out", queue="channels", retry=core.patiently)
def follow_out(conversation_id: int) -> None:
    """She may have left the chat before our answer: it follows her."""
    with core.options_once():
        api.follow_out(conversation_id=conversation_id)
