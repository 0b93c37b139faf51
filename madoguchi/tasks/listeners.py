"""What tasks do when something happened elsewhere. Safe to repeat."""

from madoguchi.core.shapes import EventShape
from madoguchi.people.events import CustomersMerged

from .actions.proving import follow_customer


def customers_merged(fact: CustomersMerged, event: EventShape) -> None:
    """What one record began belongs to the one it went into."""
    follow_customer(gone=fact.merged_from, into=fact.customer_id)
