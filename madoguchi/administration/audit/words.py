"""What tracked tables, their columns and acts are called on the audit page."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

SETTINGS, STAFF, CUSTOMERS, WORK = "settings", "staff", "customers", "work"

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
    "tasks.composedtask": (SETTINGS, _("Self-service task")),
    "tasks.taskversion": (SETTINGS, _("Version of a self-service task")),
    "api.apitoken": (SETTINGS, _("API token")),
    "people.customer": (CUSTOMERS, _("Customer")),
    "people.identity": (CUSTOMERS, _("Identity of a customer")),
    "people.block": (CUSTOMERS, _("Blocked visitor")),
    "commerce.order": (CUSTOMERS, pgettext_lazy("audit", "Order")),
    "commerce.orderline": (CUSTOMERS, _("Line of an order")),
    "commerce.paymentmethod": (CUSTOMERS, _("Way to pay")),
    "commerce.shipment": (CUSTOMERS, _("Parcel")),
    "commerce.returnrequest": (CUSTOMERS, _("Return or exchange")),
    "commerce.device": (CUSTOMERS, _("Device of a customer")),
    "commerce.warranty": (CUSTOMERS, _("Warranty")),
    "commerce.warrantyclaim": (CUSTOMERS, _("Claim under a warranty")),
    "commerce.subscription": (CUSTOMERS, _("Subscription")),
    "commerce.invoice": (CUSTOMERS, pgettext_lazy("audit", "Bill")),
    "commerce.billpayment": (CUSTOMERS, pgettext_lazy("audit", "Payment")),
    "commerce.receipt": (CUSTOMERS, pgettext_lazy("audit", "Receipt")),
    "commerce.creditnote": (CUSTOMERS, pgettext_lazy("audit", "Credit note")),
    "commerce.directdebit": (CUSTOMERS, pgettext_lazy("audit", "Direct debit")),
    "commerce.product": (WORK, pgettext_lazy("audit", "Product")),
    "commerce.productversion": (WORK, _("Version of a product")),
    "commerce.variant": (WORK, _("Variant of a product")),
}
"""Tracked table → kind on the page, and its name. One that is missing here is shown as "work"."""

OTHER = (WORK, _("Entry"))

KINDS = {
    "": _("Everything"),
    SETTINGS: _("Settings"),
    STAFF: _("Staff and teams"),
    CUSTOMERS: _("Customer records"),
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
    "role": _("Role"),
    "active": _("May sign in"),
    "languages": _("Languages"),
    "skills": _("Skills"),
    "most": _("At the same time"),
    "channel": _("Channel"),
    "email": _("E-mail address"),
    "kind": pgettext_lazy("audit", "Kind"),
    "value": _("Value"),
    "locale": _("Language"),
    "sent_at": _("Sent"),
    "expires_at": _("Expires"),
    "accepted_at": _("Taken up"),
    "merged_into_id": _("Merged into"),
    "proven_at": _("Proven"),
    "proven_how": _("How proven"),
}

HIDDEN = {"id", "slug", "account_id", "staff_id", "team_id", "customer_id", "changed_at", "changed_by_kind",
          "changed_by_id", "created_at", "availability_since", "language", "digest"}  # fmt: skip
"""Columns that say nothing to a reader, or stand elsewhere on the line."""

SECRET = ("secret", "key", "token", "password", "digest", "sealed")
"""A name that holds one of these is shown as changed, without its value."""
