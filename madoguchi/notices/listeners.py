"""What notices do when a fact happens."""

from madoguchi.core.shapes import EventShape
from madoguchi.people.events import CustomersMerged, DetailsChanged

from . import queries, waiting


def contact_changed(fact: DetailsChanged, event: EventShape) -> None:
    """She chose anew what she wants to hear of: what she does not want any more is stopped at once."""
    if fact.part == "contact":
        waiting.recall(fact.customer_id)


def customers_merged(fact: CustomersMerged, event: EventShape) -> None:
    """Two records are one person."""
    queries.move(gone=fact.merged_from, into=fact.customer_id)
