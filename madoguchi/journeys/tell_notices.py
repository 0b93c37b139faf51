"""Whoever asks the assistant hears first what everybody should know now."""

from madoguchi.assistant import api as assistant
from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import Brief


def tell_notices(*, question: str, to: Brief) -> bool:
    """Say each notice once in a conversation; whether any was new to her. Inside the answer's transaction."""
    said = [
        conversations.answer(conversation_id=to.id, body=one.text, card=one.card, client_id=f"notice:{id}")
        for id, one in assistant.notices_to(question, language=to.language).items()
    ]
    return any(one.created for one in said)
