"""Our answers to a form go to the address that was given in it, each once."""

from django.db import transaction

from madoguchi.channels.shapes import Permanent, Sent
from madoguchi.conversations.shapes import Outgoing
from madoguchi.core import api as core
from madoguchi.people import api as people

from .letters import tell_answer
from .models import AnswerMail, Draft


@transaction.atomic
def carry(outgoing: Outgoing) -> Sent:
    """Mail one message of ours, however often this is tried. Raises Permanent where no address was given."""
    row = (
        Draft.objects.filter(conversation_id=outgoing.conversation_id).exclude(email="").order_by("pk").last()
    )
    if row is None:
        raise Permanent("address")
    _, made = AnswerMail.objects.get_or_create(
        message_id=outgoing.message_id, defaults={"at": core.now(), "key": outgoing.key}
    )
    again = not made and AnswerMail.objects.filter(message_id=outgoing.message_id).exclude(key=outgoing.key)
    if made or (again and again.update(key=outgoing.key)):
        name = people.names([outgoing.customer_id]).get(outgoing.customer_id, "")
        tell_answer(row, name=name, number=outgoing.number, body=outgoing.text, files=len(outgoing.files))
    return Sent()
