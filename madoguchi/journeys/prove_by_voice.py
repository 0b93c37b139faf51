"""A caller shows who she is: figures go to a mailbox, and she says them. Her number alone shows nothing."""

from django.utils.translation import override

from madoguchi.assistant import api as assistant
from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import Brief, Received
from madoguchi.people import api as people

from . import prove_identity, talk_through


def offer(received: Received, *, caller: str) -> None:
    """She is asked who she is: send a code, or ask where to; said once for each message."""
    here = conversations.brief(received.conversation_id)
    if not here or here.handler != "assistant":
        return
    with override(here.language):
        if people.awaited_address(here.customer_id):
            words = assistant.voice.code_sent(written=here.channel != "voice")
        elif (known := people.customer(here.customer_id)) and known.proven_email:
            words = _send(here, known.proven_email)
        elif caller:
            _send(here, people.mailbox_of(phone=caller))
            words = assistant.voice.code_sent_if_known()
        else:
            words = assistant.voice.which_address(written=here.channel != "voice")
        _say(here, received, words)


def hear(received: Received, *, code: str = "", address: str = "") -> None:
    """She says the six figures, or an address to which they shall go."""
    here = conversations.brief(received.conversation_id)
    if not here:
        return None
    with override(here.language):
        if address:
            return _say(here, received, _send(here, address))
        asked = people.awaited_address(here.customer_id)
        who = here.customer_id
        try:
            prove_identity.confirm(customer_id=who, email=asked, code=code, conversation_id=here.id)
        except people.CodeRefused as refused:
            return _say(here, received, people.code_refusal(refused))
    return talk_through.proven(conversation_id=here.id)


def _send(here: Brief, address: str) -> str:
    """Send a code, and what she hears of it. To "" nothing is sent."""
    try:
        if address:
            prove_identity.ask(customer_id=here.customer_id, email=address, language=here.language)
    except people.CodeRefused as refused:
        return people.code_refusal(refused)
    return assistant.voice.code_sent(written=here.channel != "voice")


def _say(here: Brief, received: Received, words: str) -> None:
    conversations.answer(conversation_id=here.id, body=words, client_id=f"voice:{received.message_id}:proof")
