"""What a product is: price including tax, stock, what it measures, what belongs to it and what it fits."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from madoguchi.commerce import api as commerce
from madoguchi.commerce.shapes import ProductShape, VariantShape
from madoguchi.conversations.shapes import FactsCard
from madoguchi.language import api as language
from madoguchi.tasks.shapes import Field

from ..dialogue.shapes import Thing
from . import saying, single_facts
from .meaning import meant, named_among
from .shapes import Asked, Candidate, Found, Onward, Tool

SHOWN = 3
PRODUCT = Field("product", gettext_lazy("Product"), "choice", most=60)


def product_facts(about: Asked) -> Found:
    """What the shop says of the product that is meant. Raises Unsure."""
    sold = {one.code: one for one in commerce.products()}
    chosen = _that_fits(about, sold) or meant(about, PRODUCT, tuple(candidate(one) for one in sold.values()))
    product = sold.get(chosen)
    if product is None:
        return Found(_("We could not find this product among what we sell."), "none")
    return _found(product, _variants(product, about.said), sold, about.said)


def _that_fits(about: Asked, sold: Mapping[str, ProductShape]) -> str:
    """Of two that are named together the one that is to fit the other: a filter, not the purifier."""
    if about.values.get(PRODUCT.name) or not single_facts.FITS.search(
        language.normalise(about.said).casefold()
    ):
        return ""
    named = named_among(tuple(candidate(one) for one in sold.values()), about.said)
    parts = [one.value for one in named if sold[one.value].fits]
    return parts[0] if len(named) > 1 and len(parts) == 1 else ""


def candidate(product: ProductShape) -> Candidate:
    """A product as one may call it: by its names in both languages, its models and article numbers."""
    shown, least = prices(product.variants), _least(product)
    return Candidate(product.code, product.name, shown, names=_names(product), worth=least)


def _least(product: ProductShape) -> float:
    """Its lowest price; 0 where nothing of it is sold."""
    return float(min((one.price for one in product.variants), default=0))


def thing(product: ProductShape) -> Thing:
    """A product as it can be meant after it was shown."""
    return Thing("product", product.code, FACTS.code, _least(product), name=product.name)


def _names(product: ProductShape) -> tuple[str, ...]:
    models = {option.value for one in product.variants for option in one.options if _is_model(option.value)}
    skus = {one.sku for one in product.variants if one.sku}
    return (*product.names, *sorted(models), *sorted(skus))


def _is_model(value: str) -> bool:
    return value.isascii() and any(c.isdigit() for c in value) and any(c.isalpha() for c in value)


def _variants(product: ProductShape, said: str) -> tuple[VariantShape, ...]:
    """The variants that her words name by model or colour; all where they name none."""
    folded = said.upper().replace("-", "")

    def hits(one: VariantShape) -> int:
        return sum(option.value.upper().replace("-", "") in folded for option in one.options)

    most = max((hits(one) for one in product.variants), default=0)
    return tuple(one for one in product.variants if hits(one) == most)


def prices(variants: tuple[VariantShape, ...]) -> str:
    """The price, or the lowest and the highest; "" where nothing of it is sold."""
    if not variants:
        return ""
    low, high = (edge(variants, key=lambda one: one.price) for edge in (min, max))
    first = saying.money(low.price, low.currency)
    return first if low.price == high.price else f"{first} – {saying.money(high.price, high.currency)}"


def _stock(variants: tuple[VariantShape, ...]) -> str:
    there = [one for one in variants if one.available]
    if len(there) == len(variants):
        return _("in stock")
    if not there:
        return _("out of stock at the moment")
    named = saying.listed([_called(one) for one in variants if not one.available])
    return _("in stock, except %(out)s") % {"out": named}


def _called(variant: VariantShape) -> str:
    return variant.options_text or variant.sku


def _found(
    product: ProductShape, variants: tuple[VariantShape, ...], sold: Mapping[str, ProductShape], said: str
) -> Found:
    beside = [sold[code] for code in product.accessories if code in sold]
    fits = [sold[code] for code in product.fits if code in sold]
    return Found(
        single_facts.told(product, variants, [one.name for one in fits], said) or _words(product, variants),
        card=_card(product, variants, beside, fits),
        options=tuple(
            Onward(one.name, "tool", "product-facts", one.code) for one in (*beside, *fits)[:SHOWN]
        ),
        values={
            "product": product.code, "available": any(one.available for one in variants),
            "price": min((one.price for one in variants), default=0),
        },
        things=(thing(product),),
    )  # fmt: skip


def _words(product: ProductShape, variants: tuple[VariantShape, ...]) -> str:
    if not variants:
        return _("%(name)s is not sold at the moment.") % {"name": product.name}
    models = {option.value for one in variants for option in one.options if _is_model(option.value)}
    only = next(iter(models)) if len(models) == 1 else ""
    name = f"{product.name} {only}" if only and only not in product.name else product.name
    given = {"name": name, "price": prices(variants), "stock": _stock(variants)}
    said = _("%(name)s costs %(price)s including tax. It is %(stock)s.") % given
    if product.warranty_months:
        many = product.warranty_months
        held = ngettext("The warranty runs for %(n)s month.", "The warranty runs for %(n)s months.", many)
        said = saying.sentences(said, held % {"n": many})
    return said


def _card(
    product: ProductShape, variants: tuple[VariantShape, ...], beside: list[ProductShape],
    fits: list[ProductShape],
) -> FactsCard:  # fmt: skip
    facts = []
    if variants:
        facts += [(_("Price including tax"), prices(variants)), (_("Stock"), _stock(variants))]
    facts += product.specs
    if beside:
        facts.append((_("Goes with it"), saying.listed([one.name for one in beside])))
    if fits:
        facts.append((_("Fits"), saying.listed([one.name for one in fits])))
    if product.maker:
        facts.append((_("Maker"), product.maker))
    return FactsCard(product.name, "tag", tuple(facts))


FACTS = Tool(
    "product-facts",
    gettext_lazy("About a product"),
    gettext_lazy("Price including tax, stock, what it measures, accessories and what it fits."),
    product_facts,
    inputs=(PRODUCT,),
    proof="none",
)
