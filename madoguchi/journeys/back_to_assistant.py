"""She wants the automatic answers again, after a person had her enquiry."""

from django.db import transaction

from madoguchi.conversations import api as conversations
from madoguchi.core import api as core
from madoguchi.routing import api as routing


@transaction.atomic
def go_back(*, conversation_id: int, message_id: int, over: bool) -> bool:
    """Give the conversation back to the assistant where the person has closed it (`over`), and tell her.

    While a person still has it, it stays there, and she is told that. Safe to repeat by message.
    """
    here = conversations.brief(conversation_id)
    if here is None:
        return False
    back = over or here.handler == "assistant"
    if back and here.handler != "assistant":
        actor = core.customer(here.customer_id)
        routing.leave(conversation_id=conversation_id, actor=actor)
        conversations.hand_to_assistant(conversation_id=conversation_id, actor=actor)
    elif not back:
        routing.attend(conversation_id=conversation_id)
    code = "with_assistant" if back else "with_person"
    conversations.tell(conversation_id=conversation_id, code=code, client_id=f"back:{message_id}")
    return back
