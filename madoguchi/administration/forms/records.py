"""The form for a file of records, and the words for what becomes of its lines."""

import uuid

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from madoguchi.commerce import api as commerce

KINDS = {
    "customers": _("Customers"),
    "products": pgettext_lazy("records", "Products"),
    "orders": pgettext_lazy("records", "Orders"),
    "shipments": _("Parcels"),
    "invoices": pgettext_lazy("records", "Bills"),
    "devices": _("Devices and warranties"),
    "claims": _("Claims under warranties"),
    "subscriptions": _("Subscriptions"),
    "carts": _("Carts"),
    "marketing": _("Marketing contacts"),
}
REASONS = {
    "missing": _("is missing"),
    "bill": _("does not add up, or money has come in already"),
    "text": _("is not a text that can be kept"),
    "too_long": _("is too long"),
    "unknown": _("is a word we do not know"),
    "amount": _("is not an amount"),
    "number": _("is not a number within its limits"),
    "yes_or_no": _("is neither yes nor no"),
    "date": _("is not a day or time"),
    "list": _("is not a list"),
    "not_a_record": _("The line is no record"),
    "not_json": _("The line is not JSON"),
    "not_valid": _("does not exist in this form"),
    "no_customer": _("belongs to a customer who has not been brought in yet"),
    "no_order": _("belongs to an order that has not been brought in yet"),
    "no_company": _("belongs to a company that is not kept here"),
    "no_warranty": _("belongs to a warranty that has not been brought in yet"),
    "taken": _("belongs to another record already"),
    "conflict": _("contradicts what is kept here"),
}
FILE_REASONS = {
    "empty": _("The file is empty."),
    "encoding": _("The file is neither UTF-8 nor Shift_JIS."),
    "no_columns": _("The first line names no column with the records' numbers."),
    "unknown": _("The file is none of the forms that can be read."),
}
UPLOADS = {"too_large": _("The file is larger than we can take."), "empty": _("The file is empty.")}
ENCODINGS = {"utf-8-sig": "UTF-8", "cp932": "Shift_JIS"}


class RecordsForm(forms.Form):
    """A file and whose records it holds; `client_id` brings one file in once however often it is sent."""

    file = forms.FileField(label=_("File"), help_text=_("CSV in UTF-8 or Shift_JIS, or JSON lines."))
    kind = forms.ChoiceField(label=_("What it holds"), choices=[(k, KINDS[k]) for k in commerce.RECORD_KINDS])
    source = forms.SlugField(
        label=_("Name of the system it comes from"), max_length=40, initial="shop",
        help_text=_("The same file with the same name changes nothing twice."),
    )  # fmt: skip
    client_id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
