"""Which products a reader has, so that help for them comes first; she may switch that off.

The shop's records say so (a device's product code is the product's piece of address here), and the company's
site in what its server signs of a customer: the attribute `products`, names or address pieces with commas
between. Nothing is believed that only a page claims, and nothing is asked of the
database for readers of whom nothing is known.
"""

from django.db.models import Q
from django.http import HttpRequest

from madoguchi.commerce import api as commerce
from madoguchi.people import api as people
from madoguchi.people.shapes import Viewer

from .models import Product

ATTRIBUTE, MOST = "products", 20
COOKIE, OFF, YEAR = "madoguchi_own_products", "off", 60 * 60 * 24 * 365


def wants_them_first(request: HttpRequest) -> bool:
    """Whether she has left it on."""
    return request.COOKIES.get(COOKIE) != OFF


def owned_by(viewer: Viewer) -> list[Product]:
    """Her products, in the company's order; none for somebody unknown, and for staff."""
    if viewer.is_staff or viewer.customer_id is None:
        return []
    said = [one.value for one in people.attributes(viewer.customer_id) if one.key == ATTRIBUTE and one.signed]
    names = [name.strip() for value in said for name in value.split(",") if name.strip()]
    names = [*names, *commerce.owned_codes(customer_id=viewer.customer_id)][:MOST]
    if not names:
        return []
    return list(Product.objects.filter(Q(slug__in=names) | Q(title_ja__in=names) | Q(title_en__in=names)))


def first_for(request: HttpRequest, viewer: Viewer) -> list[int]:
    """The products whose articles come first in lists."""
    return [product.pk for product in owned_by(viewer)] if wants_them_first(request) else []
