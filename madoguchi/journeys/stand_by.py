"""A message is answered by the process that keeps it; a job stands by, should that process be cut off."""

from django.db import transaction

from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import InboundMessage, Received
from madoguchi.core import api as core

from .inbound_message import waits_for_us
from .later import carry_on_later

PATIENCE = 60
"""Seconds after which a worker does what this process did not finish."""


@transaction.atomic
def receive(message: InboundMessage) -> tuple[Received, int | None]:
    """Keep the message and the job that stands by, in one transaction; the job's id, None where none need.

    Raises what conversations.receive raises.
    """
    received = conversations.receive(message)
    if not waits_for_us(received):
        return received, None
    return received, carry_on_later(received, channel=message.channel, seconds=PATIENCE)


def relieve(job_id: int | None) -> None:
    """It is answered. Whoever is cut off before this leaves a job that finds nothing to do."""
    if job_id is not None:
        core.withdraw_job(job_id)
