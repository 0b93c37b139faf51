"""What states of orders, parcels and returns are called on screens."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

PAPER = {
    "invoice": pgettext_lazy("paper", "Invoice"),
    "receipt": pgettext_lazy("paper", "Receipt"),
    "credit_note": pgettext_lazy("paper", "Credit note"),
}
ORDER = {
    "pending": pgettext_lazy("order", "Order received"),
    "processing": pgettext_lazy("order", "Being prepared for shipping"),
    "shipped": pgettext_lazy("order", "Shipped"),
    "delivered": pgettext_lazy("order", "Delivered"),
    "cancelled": pgettext_lazy("order", "Cancelled"),
    "return_requested": pgettext_lazy("order", "Being returned"),
    "returned": pgettext_lazy("order", "Returned"),
    "exchange_requested": pgettext_lazy("order", "Being exchanged"),
}
LINE = {
    "ordered": "",
    "cancelled": pgettext_lazy("order", "Cancelled"),
    "return_requested": pgettext_lazy("order", "Being returned"),
    "returned": pgettext_lazy("order", "Returned"),
    "exchange_requested": pgettext_lazy("order", "Being exchanged"),
    "exchanged": pgettext_lazy("order", "Exchanged"),
}
SHIPMENT = {
    "preparing": pgettext_lazy("parcel", "Being prepared for shipping"),
    "shipped": pgettext_lazy("parcel", "Handed to the carrier"),
    "in_transit": pgettext_lazy("parcel", "On its way"),
    "out_for_delivery": pgettext_lazy("parcel", "Out for delivery"),
    "delivered": pgettext_lazy("parcel", "Delivered"),
    "attempted": pgettext_lazy("parcel", "Nobody was there to take it"),
    "delayed": pgettext_lazy("parcel", "Delayed"),
    "returned": pgettext_lazy("parcel", "On its way back to us"),
    "lost": pgettext_lazy("parcel", "Being searched for"),
}
RETURN = {
    "requested": pgettext_lazy("return", "We are waiting for it to arrive"),
    "received": pgettext_lazy("return", "It has arrived and is being checked"),
    "settled": pgettext_lazy("return", "Settled"),
    "refused": pgettext_lazy("return", "Not accepted"),
    "withdrawn": pgettext_lazy("return", "Taken back"),
}
EXCHANGED = pgettext_lazy("return", "Exchanged")
REFUSAL = {
    "used": pgettext_lazy("return refused", "It has been used"),
    "incomplete": pgettext_lazy("return refused", "Something is missing"),
    "damaged_since": pgettext_lazy("return refused", "It was damaged after the delivery"),
    "late": pgettext_lazy("return refused", "It arrived too late"),
    "not_ours": pgettext_lazy("return refused", "It is another item than the one of the order"),
    "other": pgettext_lazy("return refused", "Another reason"),
}
"""Why a return is not accepted, as staff choose and the customer reads it."""
MOVE = {
    "refund": pgettext_lazy("money", "To be paid out"),
    "payment": pgettext_lazy("money", "To be collected"),
    "itself": pgettext_lazy("money", "The payment service pays it back"),
    "stuck": pgettext_lazy("money", "The payment service refused; please pay it out"),
}
OUTCOME = {
    "repaired": pgettext_lazy("warranty", "Repaired"),
    "replaced": pgettext_lazy("warranty", "Replaced by a new one"),
    "refunded": pgettext_lazy("warranty", "Money paid back"),
}
CLAIM_NEXT = {
    "requested": _("We look at what you wrote and tell you within two working days how it goes on."),
    "accepted": _("The warranty covers it. We arrange the repair with you."),
    "repairing": _("It is being repaired. We tell you when it is done."),
    "settled": "",
    "refused": _("If you do not agree, please write to us; we will look at it again."),
    "withdrawn": "",
}
"""What happens next with a claim, for the customer."""
CLAIM = {
    "requested": pgettext_lazy("warranty", "Received"),
    "accepted": pgettext_lazy("warranty", "Accepted"),
    "repairing": pgettext_lazy("warranty", "Being repaired"),
    "settled": pgettext_lazy("return", "Settled"),
    "refused": pgettext_lazy("return", "Not accepted"),
    "withdrawn": pgettext_lazy("return", "Taken back"),
}
SUBSCRIPTION = {
    "active": pgettext_lazy("subscription", "In use"),
    "paused": pgettext_lazy("subscription", "Paused"),
    "past_due": pgettext_lazy("subscription", "Payment is overdue"),
    "ended": pgettext_lazy("subscription", "Ended"),
}
WARRANTY = {"maker": _("Maker's warranty"), "extended": _("Extended warranty")}
METHOD = {
    "credit_card": pgettext_lazy("way to pay", "Credit card"),
    "gift_card": pgettext_lazy("way to pay", "Gift card"),
    "paypal": "PayPal",
    "bank_transfer": pgettext_lazy("way to pay", "Bank transfer"),
    "konbini": pgettext_lazy("way to pay", "Convenience store"),
    "direct_debit": pgettext_lazy("way to pay", "Direct debit"),
    "invoice": pgettext_lazy("way to pay", "On account"),
    "cash_on_delivery": pgettext_lazy("way to pay", "Cash on delivery"),
    "other": pgettext_lazy("way to pay", "Other way to pay"),
}
STEP = {
    "placed": pgettext_lazy("order step", "Ordered"),
    "preparing": pgettext_lazy("order step", "Preparing"),
    "shipped": pgettext_lazy("order step", "Shipped"),
    "delivered": pgettext_lazy("order step", "Delivered"),
    "cancelled": pgettext_lazy("order", "Cancelled"),
    "return_requested": pgettext_lazy("order step", "Return requested"),
    "returned": pgettext_lazy("order", "Returned"),
    "exchange_requested": pgettext_lazy("order step", "Exchange requested"),
}
ACT = {
    "cancel": pgettext_lazy("order act", "cancelling"),
    "change_delivery": pgettext_lazy("order act", "changing the day of delivery"),
    "change_address": pgettext_lazy("order act", "changing the address"),
    "change_items": pgettext_lazy("order act", "changing the items"),
    "change_payment": pgettext_lazy("order act", "changing the way to pay"),
    "return": pgettext_lazy("order act", "returning"),
    "exchange": pgettext_lazy("order act", "exchanging"),
}
"""As they stand inside sentences."""
ACT_NAMES = {
    "cancel": pgettext_lazy("order act", "Cancel the order"),
    "change_delivery": pgettext_lazy("order act", "Change the day of delivery"),
    "change_address": pgettext_lazy("order act", "Change the address"),
    "change_items": pgettext_lazy("order act", "Change the items"),
    "change_payment": pgettext_lazy("order act", "Change the way to pay"),
    "return": pgettext_lazy("order act", "Return items"),
    "exchange": pgettext_lazy("order act", "Exchange items"),
}
WHY_STATUS = {
    "pending": _("The order has not been delivered yet"),
    "processing": _("The order is already being prepared for shipping"),
    "shipped": _("The order has already been shipped"),
    "delivered": _("The order has already been delivered"),
    "cancelled": _("The order has already been cancelled"),
    "return_requested": _("The order is already being returned"),
    "returned": _("The order has already been returned"),
    "exchange_requested": _("The order is already being exchanged"),
}
