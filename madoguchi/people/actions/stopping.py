"""One link at the foot of whatever we send unasked: it stops that kind of message, wherever it would go."""

from dataclasses import dataclass

from django.conf import settings
from django.core import signing
from django.urls import reverse

from madoguchi.core import api as core

from ..contact_rules import OFFERED, WRITTEN
from ..detailing import wants
from ..models import Customer
from .reaching import choose_contact

SALT = "people.stop"


@dataclass(frozen=True)
class Stop:
    """Whose link it is and what it stops; `customer_id` is the record that is hers today."""

    customer_id: int
    topic: str

    @property
    def stopped(self) -> bool:
        """Whether nothing of this topic is sent to her any more."""
        return not any(wants(self.customer_id, self.topic, channel) for channel in _channels(self.topic))


def stop_link(*, customer_id: int, topic: str) -> str:
    """The address that stops messages of a topic to a customer; it holds as long as she is known to us."""
    token = signing.dumps([customer_id, topic], salt=SALT)
    return str(settings.MADOGUCHI_ADDRESS) + reverse("people:stop", args=[token])


def stop_of(token: str) -> Stop | None:
    """What a link stops, None for one that we did not write or whose customer is gone."""
    try:
        customer_id, topic = signing.loads(token, salt=SALT)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    held = Customer.objects.filter(pk=customer_id).values_list("pk", "merged_into_id").first()
    if held is None or topic not in OFFERED:
        return None
    return Stop(held[1] or held[0], topic)


def stop(found: Stop, *, everything: bool = False) -> bool:
    """From now on nothing of this topic (of any) is sent; whether that is news. Twice is once."""
    pairs = {
        (topic, channel): False
        for topic in (OFFERED if everything else (found.topic,))
        for channel in (*_channels(topic), *(("push",) if everything and "push" in OFFERED[topic] else ()))
    }
    return choose_contact(customer_id=found.customer_id, wanted=pairs, actor=_her(found))


def resume(found: Stop) -> bool:
    """She pressed by mistake, or wants it again."""
    pairs = {(found.topic, channel): True for channel in _channels(found.topic)}
    return choose_contact(customer_id=found.customer_id, wanted=pairs, actor=_her(found))


def _channels(topic: str) -> tuple[str, ...]:
    return tuple(channel for channel in WRITTEN if channel in OFFERED[topic])


def _her(found: Stop) -> core.Actor:
    return core.customer(found.customer_id)
