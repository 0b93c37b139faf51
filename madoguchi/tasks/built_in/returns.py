"""What has arrived goes back: for money, or for another variant."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from madoguchi.commerce import api as commerce
from madoguchi.commerce.shapes import LineShape, ProductShape
from madoguchi.core import api as core

from .. import shop
from ..shapes import Choice, Field, Situation, Step
from ..words import spoken

LONGEST_NOTE = 1000


def _items(situation: Situation, act: str) -> tuple[Choice, ...]:
    """The lines of the order that may come back."""
    verdict = shop.verdict_in(situation, act)
    if verdict is None:
        return ()
    order = shop.order_in(situation)
    return tuple(
        Choice(str(line.id), line.name, note=_line_note(line, order.currency))
        for line in order.lines
        if line.id in verdict.line_ids
    )


def _line_note(line: LineShape, currency: str) -> str:
    amount = core.money_text(line.unit_price * line.left, currency, spoken())
    many = f"× {line.left}" if line.left > 1 else ""
    return " · ".join(part for part in (line.options_text, many, amount) if part)


def _pieces(situation: Situation, act: str) -> tuple[Field, ...]:
    """How many, for items of which the order has several."""
    verdict = shop.verdict_in(situation, act)
    if verdict is None:
        return ()
    several = [one for one in shop.order_in(situation).lines if one.id in verdict.line_ids and one.left > 1]
    return tuple(_piece_field(one) for one in several)


def _piece_field(line: LineShape) -> Field:
    named = {"name": f"{line.name} {line.options_text}".strip(), "n": line.left}
    return Field(
        f"pieces-{line.id}", gettext("How many: %(name)s") % named, "number", required=False, least=1,
        most=line.left, known=lambda _situation: line.left,
        help=gettext("Up to %(n)s. This counts when the item is chosen above.") % named,
    )  # fmt: skip


def _quantities(situation: Situation) -> tuple[tuple[int, int], ...]:
    """As many pieces of each chosen item as she said; without a word all that are left."""
    said = ((line, situation.value(f"pieces-{line}")) for line in _ids(situation.value("items")))
    return tuple(
        (line, pieces) for line, many in said if (pieces := core.whole_number(str(many))) is not None
    )


def _return_fields(situation: Situation) -> tuple[Field, ...]:
    items = Field("items", gettext("Items to send back"), "choices", choices=_items(situation, "return"))
    return (
        items,
        *_pieces(situation, "return"),
        *shop.reason_field(situation, "return"),
        *shop.refund_field(situation, "return", gettext("Where shall the money go?")),
        Field("note", gettext("Anything we should know"), "long_text", required=False, most=LONGEST_NOTE),
    )


def _returning(situation: Situation) -> commerce.Wish:
    return commerce.Wish(
        "return", reason=str(situation.value("reason")), note=str(situation.value("note")),
        line_ids=_ids(situation.value("items")), refund_to=str(situation.value("refund_to")),
        quantities=_quantities(situation),
    )  # fmt: skip


def _ids(given: object) -> tuple[int, ...]:
    numbers = (core.whole_number(str(one)) for one in given) if isinstance(given, list) else ()
    return tuple(one for one in numbers if one is not None)


RETURN = shop.order_task(
    "return-items",
    act="return",
    wish=_returning,
    title=_("Return something"),
    summary=_("Send back what you do not want, and get your money back."),
    icon="package-x",
    empty=_("There is nothing that could be returned now."),
    steps=(Step("items", _("What would you like to return?"), fields=_return_fields),),
    confirmation=_("Ask for the return"),
    done=_("We have received your return request."),
)


def _exchange_fields(situation: Situation) -> tuple[Field, ...]:
    items = Field("items", gettext("Items to exchange"), "choices", choices=_items(situation, "exchange"))
    return (items, *_pieces(situation, "exchange"), *shop.reason_field(situation, "exchange"))


def _swap_fields(situation: Situation) -> tuple[Field, ...]:
    """For each item the other variants of the same product, and who pays a difference."""
    if not situation.value("order"):
        return ()
    order = shop.order_in(situation)
    chosen = _ids(situation.value("items"))
    lines = [line for line in order.lines if line.id in chosen]
    products = {one.id: one for one in commerce.products(ids=[line.product_id or 0 for line in lines])}
    swaps = tuple(_swap_field(line, products.get(line.product_id or 0), order.currency) for line in lines)
    label = gettext("If the prices differ")
    by_bill = Choice("original", gettext("By bill; money back the way you paid"))
    return (*swaps, *shop.refund_field(situation, "exchange", label, first=by_bill))


def _swap_field(line: LineShape, product: ProductShape | None, currency: str) -> Field:
    others = [one for one in product.variants if one.id != line.variant_id] if product else []
    choices = tuple(
        Choice(
            str(one.id), one.options_text or one.sku, note=core.money_text(one.price, currency, spoken()),
            barred="" if one.available else gettext("Not in stock at present"),
        )
        for one in others
    )  # fmt: skip
    label = gettext("%(name)s (%(options)s): in exchange for") % {
        "name": line.name, "options": line.options_text
    }  # fmt: skip
    return Field(f"variant-{line.id}", label, "choice", choices=choices)


def _exchanging(situation: Situation) -> commerce.Wish:
    swaps = tuple(
        (line, variant)
        for line in _ids(situation.value("items"))
        if (variant := core.whole_number(str(situation.value(f"variant-{line}")))) is not None
    )
    return commerce.Wish(
        "exchange", reason=str(situation.value("reason")), swaps=swaps,
        refund_to=str(situation.value("refund_to")), quantities=_quantities(situation),
    )  # fmt: skip


EXCHANGE = shop.order_task(
    "exchange-items",
    act="exchange",
    wish=_exchanging,
    title=_("Exchange something"),
    summary=_("Send back what does not fit, and get another colour or size instead."),
    icon="repeat-2",
    empty=_("There is nothing that could be exchanged now."),
    steps=(
        Step("items", _("What would you like to exchange?"), fields=_exchange_fields),
        Step("instead", _("What would you like instead?"), fields=_swap_fields,
             empty=_("There is nothing else of this kind in stock. Please ask our staff.")),
    ),
    confirmation=_("Ask for the exchange"),
    done=_("We have received your exchange request."),
)  # fmt: skip
