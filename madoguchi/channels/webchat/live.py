"""What a customer's stream may hear of."""

from django.http import HttpRequest

from madoguchi.people import api as people


def topics(request: HttpRequest) -> frozenset[str] | None:
    """Her own topic and the notices; None for somebody who has not written yet."""
    customer_id = people.customer_viewer_of(request).customer_id
    return None if customer_id is None else frozenset({f"customer:{customer_id}", "notices"})
