"""Which pieces are swapped for which variant, and what that costs more or less."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from ..models import OrderLine, Variant
from ..queries.naming import options_of
from ..shapes import ActRefused
from .plans import Case, pieces_of


@dataclass(frozen=True)
class Swap:
    """So many pieces of a line, and the variant that comes instead."""

    line: OrderLine
    instead: Variant
    quantity: int

    @property
    def difference(self) -> int:
        """What it costs more (below 0: less)."""
        return (self.instead.price - self.line.unit_price) * self.quantity


def swaps_of(case: Case) -> list[Swap]:
    """What she wants instead of what. Raises ActRefused("lines"), ("variant")."""
    wanted = dict(case.wish.swaps)
    if not wanted or len(wanted) != len(case.wish.swaps) or not set(wanted) <= set(case.verdict.line_ids):
        raise ActRefused("lines", _("Please choose items of this order."))
    pieces = pieces_of(case, tuple(wanted))
    variants = {one.pk: one for one in Variant.objects.filter(pk__in=wanted.values())}
    lines = case.lines(tuple(wanted))
    return [_swap(line, variants.get(wanted[line.pk]), pieces[line.pk]) for line in lines]


def swap_sentence(swap: Swap) -> str:
    """ "Kettle × 2: white → black"."""
    many = f" × {swap.quantity}" if swap.line.quantity > 1 else ""
    return _("%(name)s: %(before)s → %(after)s") % {
        "name": f"{swap.line.name}{many}", "before": said(swap.line.options),
        "after": said(swap.instead.options),
    }  # fmt: skip


def said(options: dict[str, str]) -> str:
    """The options of a variant on one line."""
    return " / ".join(one.value for one in options_of(options)) or _("standard")


def _swap(line: OrderLine, instead: Variant | None, quantity: int) -> Swap:
    fits = instead is not None and instead.product_id == line.product_id and instead.active
    if instead is None or not fits or not instead.available or instead.pk == line.variant_id:
        raise ActRefused("variant", _("Please choose another variant of the same product that is in stock."))
    return Swap(line, instead, quantity)
