"""What a customer pays more for an order, by a way that she left with the shop."""

from django.utils.translation import gettext as _

from ..models import Order, OrderAct, OrderPayment, PaymentMethod, ReturnRequest
from ..shapes import ActRefused
from .refunds import add_to_balance


def enough(method: PaymentMethod, amount: int, row: Order) -> None:
    """Raises ActRefused("balance") for a gift card that does not cover the amount."""
    if method.balance is not None and (method.balance < amount or method.currency != row.currency):
        raise ActRefused("balance", _("The balance of this gift card does not cover it."))


def charge(
    act: OrderAct, method: PaymentMethod | None, amount: int, request: ReturnRequest | None = None
) -> dict[str, int]:
    """Enter what is paid more; from a gift card at once, else the shop collects it.

    Raises ActRefused("balance") when the card was emptied meanwhile.
    """
    if method is None:
        return {}
    if method.balance is not None and not add_to_balance(method.pk, -amount):
        raise ActRefused("balance", _("The balance of this gift card does not cover it."))
    OrderPayment.objects.create(
        order_id=act.order_id, external_id=f"{act.client_id}:more", kind="payment", method=method.kind,
        method_ref=method.external_id, amount=amount,
        at=act.at if method.balance is not None else None, made_here=True, request=request,
    )  # fmt: skip
    return {str(method.pk): -amount} if method.balance is not None else {}
