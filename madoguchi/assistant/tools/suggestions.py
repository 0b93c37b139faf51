"""What may suit her, with the reason: it belongs to what she owns or asks about, or is bought with it."""

from collections.abc import Iterator, Mapping, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from madoguchi.commerce import api as commerce
from madoguchi.commerce.shapes import ProductShape
from madoguchi.conversations.shapes import FactsCard
from madoguchi.people import api as people
from madoguchi.people.shapes import Viewer

from .meaning import meant
from .products import PRODUCT, candidate, prices, thing
from .shapes import Asked, Found, Onward, Tool

CONSENT = "news"
"""What she has to have agreed to hear of before what she owns is looked at for offers."""
SHOWN = 2


def suggestion(about: Asked) -> Found:
    """Up to two products, each with its reason. Raises Unsure where it is not clear to what they shall fit.

    What she owns is only looked at when we know who she is and she has agreed to news and offers.
    """
    sold = {one.code: one for one in commerce.products()}
    owned = _owned(about.viewer)
    candidates = tuple(candidate(one) for one in sold.values())
    hers = tuple(one for one in candidates if one.value in owned)
    if hers and not about.values.get("product"):
        named = [one for one in hers if one.label in about.said]
        found = list(_fitting([sold[one.value] for one in named or hers], sold, owned, hers=True))
    else:
        chosen = sold.get(meant(about, PRODUCT, candidates))
        found = list(_fitting([chosen] if chosen else [], sold, owned, hers=False))
    return _found(found[:SHOWN]) if found else _none()


def _owned(viewer: Viewer) -> frozenset[str]:
    """The codes of what she owns; nothing of somebody unproven, or who has not agreed to offers."""
    customer = people.customer(viewer.customer_id) if viewer.customer_id is not None else None
    if customer is None or not customer.proven:
        return frozenset()
    agreed = any(one.wanted for one in people.contact_rules(customer.id) if one.topic == CONSENT)
    return frozenset(commerce.owned_codes(customer_id=customer.id)) if agreed else frozenset()


def _fitting(
    products: Sequence[ProductShape], sold: Mapping[str, ProductShape], owned: frozenset[str], *, hers: bool
) -> Iterator[tuple[ProductShape, str]]:
    """What belongs to these products, then what is bought with them; nothing twice, nothing she owns."""
    by_id = {one.id: one for one in sold.values()}
    seen = {one.code for one in products} | owned
    belongs = _("It belongs to your %(product)s.") if hers else _("It belongs to the %(product)s.")
    for product in products:
        name = {"product": product.name}
        beside = [by_id[pk] for pk in commerce.bought_with(product_id=product.id) if pk in by_id]
        for one, why in (
            *((sold[code], belongs) for code in product.accessories if code in sold),
            *((one, _("Others often buy it together with the %(product)s.")) for one in beside),
        ):
            if one.code not in seen and any(variant.available for variant in one.variants):
                seen.add(one.code)
                yield one, why % name


def _none() -> Found:
    return Found(_("We have nothing in particular to suggest to you at the moment."), "none")


def _found(found: Sequence[tuple[ProductShape, str]]) -> Found:
    first, why = found[0]
    said = _("May we suggest this: %(name)s (%(price)s including tax). %(why)s")
    text = said % {"name": first.name, "price": prices(first.variants), "why": why}
    facts = [(_("Price including tax"), prices(first.variants)), (_("Why"), why)]
    lines = tuple(
        f"{one.name}  {prices(one.variants)}  {reason}" for one, reason in found[1:]
    )  # fmt: skip
    return Found(
        text, lines=lines, card=FactsCard(first.name, "tag", tuple(facts)),
        options=tuple(
            Onward(_("More about: %(name)s") % {"name": one.name}, "tool", "product-facts", one.code)
            for one, _why in found
        ),
        values={"products": [one.code for one, _why in found]},
        things=tuple(thing(one) for one, _why in found),
    )  # fmt: skip


SUGGESTION = Tool(
    "product-suggestion",
    gettext_lazy("What may suit you"),
    gettext_lazy("A product that goes with what she owns or asks about, with the reason."),
    suggestion,
    inputs=(PRODUCT,),
    proof="none",
)
