"""The codes of states and acts."""

ORDER_STATUSES = ("pending", "processing", "shipped", "delivered", "cancelled", "return_requested",
                  "returned", "exchange_requested")  # fmt: skip
LINE_STATUSES = ("ordered", "cancelled", "return_requested", "returned", "exchange_requested", "exchanged")
SHIPMENT_STATUSES = ("preparing", "shipped", "in_transit", "out_for_delivery", "delivered", "attempted",
                     "delayed", "returned", "lost")  # fmt: skip
RETURN_STATUSES = ("requested", "received", "settled", "refused", "withdrawn")
CLAIM_STATUSES = ("requested", "accepted", "repairing", "settled", "refused", "withdrawn")
CLAIMS_OPEN = ("requested", "accepted", "repairing")
CLAIM_OUTCOMES = ("repaired", "replaced", "refunded")
REFUSALS = ("used", "incomplete", "damaged_since", "late", "not_ours", "other")
"""Why a return is not accepted."""
SUBSCRIPTION_STATUSES = ("active", "paused", "past_due", "ended")
CART_STATUSES = ("open", "abandoned", "ordered")
RUN_STATES = ("checking", "checked", "running", "done", "unreadable")
ACTS = ("cancel", "change_delivery", "change_address", "change_items", "change_payment", "return", "exchange")
HERE = "madoguchi"
"""The source of records that were made here."""
