"""What is sold. Plain and frozen, without Django; amounts are in minor units."""

from dataclasses import dataclass


@dataclass(frozen=True)
class OptionShape:
    """What a variant is: name and value as the shop says them ("color", "blue")."""

    name: str
    value: str


@dataclass(frozen=True)
class VariantShape:
    """One thing one can order; `price` includes tax at `tax_rate` percent (8: the reduced rate)."""

    id: int
    product_id: int
    sku: str
    options: tuple[OptionShape, ...]
    price: int
    currency: str
    tax_rate: int
    available: bool

    @property
    def options_text(self) -> str:
        return " / ".join(one.value for one in self.options)


@dataclass(frozen=True)
class ProductShape:
    """A product with its variants; `name` in the reader's language, `code` as in the help centre.

    names: what it is called in all languages. specs: label and value. accessories, fits: codes of products.
    """

    id: int
    code: str
    name: str
    category: str
    maker: str
    variants: tuple[VariantShape, ...] = ()
    names: tuple[str, ...] = ()
    warranty_months: int = 0
    specs: tuple[tuple[str, str], ...] = ()
    accessories: tuple[str, ...] = ()
    fits: tuple[str, ...] = ()
