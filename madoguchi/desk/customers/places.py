"""Where staff and customers find an order or a bill."""

from django.urls import NoReverseMatch, reverse

from madoguchi.commerce.api import Bill
from madoguchi.commerce.shapes import OrderSummary


def order_url(one: OrderSummary) -> str:
    """The order on the customer's page at the desk."""
    return reverse("desk:customer-order", args=[one.customer_id, one.number])


def bill_url(one: Bill) -> str:
    """The bill on the customer's page at the desk."""
    return reverse("desk:customer-bill", args=[one.customer_id, one.number])


def customers_own(name: str, *args: object) -> str:
    """The customer's own page about it; "" where there is none."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""
