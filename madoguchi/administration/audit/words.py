"""What tracked tables, their columns and acts are called on the audit page."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

SETTINGS, STAFF, CUSTOMERS, WORK, SHOP = "settings", "staff", "customers", "work", "shop"

TABLES = {
    "core.option": (SETTINGS, _("Setting")),
    "knowledge.notice": (SETTINGS, _("Notice")),
    "knowledge.synonym": (SETTINGS, _("Synonym")),
    "people.staff": (STAFF, _("Member of staff")),
    "people.team": (STAFF, _("Team")),
    "people.membership": (STAFF, _("Team membership")),
    "people.capacity": (STAFF, _("Capacity")),
    "people.invitation": (STAFF, _("Invitation")),
    "people.hostkey": (SETTINGS, _("Key of the company's site")),
    "desk.override": (WORK, pgettext_lazy("audit", "Sent although warned")),
    "assistant.proposal": (WORK, _("Proposal of the assistant")),
    "assistant.sample": (WORK, _("Judged answer of the assistant")),
    "tasks.composedtask": (SETTINGS, _("Self-service task")),
    "tasks.taskversion": (SETTINGS, _("Version of a self-service task")),
    "assistant.intent": (SETTINGS, _("Intent of the assistant")),
    "assistant.sentence": (SETTINGS, _("Sentence that the assistant learns")),
    "assistant.version": (SETTINGS, _("Version of the assistant's understanding")),
    "assistant.activation": (SETTINGS, _("Publication of a version of the assistant")),
    "channels.account": (SETTINGS, _("Account of a channel")),
    "mail.alwaysshown": (WORK, _("Pictures of a sender always shown")),
    "people.signature": (STAFF, _("Signature of a member of staff")),
    "listening.source": (SETTINGS, _("Source that is listened to")),
    "api.apitoken": (SETTINGS, _("API token")),
    "people.customer": (CUSTOMERS, _("Customer")),
    "people.identity": (CUSTOMERS, _("Identity of a customer")),
    "people.block": (CUSTOMERS, _("Blocked visitor")),
    "commerce.order": (SHOP, pgettext_lazy("audit", "Order")),
    "commerce.orderline": (SHOP, _("Line of an order")),
    "commerce.paymentmethod": (SHOP, _("Way to pay")),
    "commerce.shipment": (SHOP, _("Parcel")),
    "commerce.returnrequest": (SHOP, _("Return or exchange")),
    "commerce.device": (SHOP, _("Device of a customer")),
    "commerce.warranty": (SHOP, _("Warranty")),
    "commerce.warrantyclaim": (SHOP, _("Claim under a warranty")),
    "commerce.subscription": (SHOP, _("Subscription")),
    "commerce.invoice": (CUSTOMERS, pgettext_lazy("audit", "Bill")),
    "commerce.billpayment": (CUSTOMERS, pgettext_lazy("audit", "Payment")),
    "commerce.receipt": (CUSTOMERS, pgettext_lazy("audit", "Receipt")),
    "commerce.creditnote": (CUSTOMERS, pgettext_lazy("audit", "Credit note")),
    "commerce.directdebit": (CUSTOMERS, pgettext_lazy("audit", "Direct debit")),
    "assistant.flow": (SETTINGS, pgettext_lazy("audit", "Flow of the assistant")),
    "assistant.flowversion": (SETTINGS, pgettext_lazy("audit", "Version of a flow")),
    "commerce.product": (SHOP, pgettext_lazy("audit", "Product")),
    "commerce.productversion": (SHOP, _("Version of a product")),
    "commerce.variant": (SHOP, _("Variant of a product")),
}
"""Tracked table → kind on the page, and its name. One that is missing here is shown as "work"."""

ARRIVING = tuple(name for name, (kind, _words) in TABLES.items() if kind == SHOP)
"""Tables that files and other systems fill: among everything, only what a person did to them is told."""

OTHER = (WORK, _("Entry"))

KINDS = {
    "": _("Everything"),
    SETTINGS: _("Settings"),
    STAFF: _("Staff and teams"),
    CUSTOMERS: _("Customer records"),
    SHOP: _("Records of the shop"),
    WORK: _("Other entries"),
    "sightings": _("Customers looked at"),
    "sign_ins": _("Sign-ins"),
}

ACTS = {
    "insert": (pgettext_lazy("audit", "added"), "done"),
    "update": (pgettext_lazy("audit", "changed"), "plain"),
    "delete": (pgettext_lazy("audit", "removed"), "overdue"),
}

FIELDS = {
    "name": _("Name"),
    "kana": _("Name in kana"),
    "name_ja": _("Name in Japanese"),
    "name_en": _("Name in English"),
    "department_ja": _("Department in Japanese"),
    "department_en": _("Department in English"),
    "line_ja": _("A line of your own in Japanese"),
    "line_en": _("A line of your own in English"),
    "role": _("Role"),
    "active": _("May sign in"),
    "languages": _("Languages"),
    "skills": _("Skills"),
    "most": _("At the same time"),
    "channel": _("Channel"),
    "email": _("E-mail address"),
    "kind": pgettext_lazy("audit", "Kind"),
    "key": pgettext_lazy("audit", "Key"),
    "value": _("Value"),
    "locale": _("Language"),
    "sent_at": _("Sent"),
    "expires_at": _("Expires"),
    "accepted_at": _("Taken up"),
    "merged_into_id": _("Merged into"),
    "proven_at": _("Proven"),
    "proven_how": _("How proven"),
    "number": _("Number"),
    "status": pgettext_lazy("audit", "State"),
    "total": _("Total"),
    "currency": _("Currency"),
    "quantity": _("Quantity"),
    "unit_price": _("Unit price"),
    "price": _("Price"),
    "tax_rate": _("Tax rate"),
    "placed_at": _("Ordered on"),
    "promised_on": _("Promised for"),
    "delivery_time": _("Time of delivery"),
    "shipped_at": pgettext_lazy("audit", "Shipped"),
    "delivered_at": pgettext_lazy("audit", "Delivered"),
    "cancelled_at": pgettext_lazy("audit", "Cancelled"),
    "carrier": _("Carrier"),
    "tracking_number": _("Tracking number"),
    "refund": _("Refund"),
    "reason": pgettext_lazy("audit", "Reason"),
    "serial": _("Serial number"),
    "starts_on": _("Begins on"),
    "ends_on": _("Ends on"),
    "text": _("Sentence"),
    "intent": _("Intent"),
    "leads_to": _("What it leads to"),
    "off": _("Switched off"),
    "removed": _("Removed"),
    "dropped": _("Taken away"),
    "note": _("What is new"),
    "place": _("Order of publication"),
    "replies_wait": _("Replies wait for a supervisor"),
    "reasons": pgettext_lazy("audit", "Warned of"),
}

OF_TABLE = {
    ("channels.account", "active"): _("Switched on"),
    ("channels.account", "language"): _("Language"),
    ("channels.account", "ready_at"): _("First switched on"),
    ("channels.account", "closed_at"): pgettext_lazy("account", "Closed"),
    ("channels.account", "changed"): _("Changed fields of the connection"),
    ("channels.account", "made_at"): pgettext_lazy("audit", "Made"),
}
"""(Table, column) → name, where the column's own name says something else there."""

HIDDEN = {"id", "slug", "account_id", "staff_id", "team_id", "customer_id", "changed_at", "changed_by_kind",
          "changed_by_id", "created_at", "availability_since", "language", "digest",
          "order_id", "product_id", "variant_id", "line_id", "company_id", "device_id", "warranty_id",
          "payment_method_id", "position", "external_id", "source", "dated"}  # fmt: skip
"""Columns that say nothing to a reader, or stand elsewhere on the line."""

SECRET = ("secret", "key", "token", "password", "digest", "sealed")
"""A name that holds one of these is shown as changed, without its value."""
