"""Which open screens a fact of routing concerns."""

from collections.abc import Iterable

from madoguchi.core.shapes import Nudge

from .events import Dequeued, OfferEnded, OfferMade, Queued


def offers(fact: OfferMade | OfferEnded) -> Iterable[Nudge]:
    """The agent at whom it rings, or rang."""
    yield Nudge(f"staff:{fact.staff_id}", "offers")


def place(fact: Queued | Dequeued) -> Iterable[Nudge]:
    """The customer whose place changed."""
    if fact.customer_id is not None:
        yield Nudge(f"customer:{fact.customer_id}", f"queue:{fact.conversation_id}")
