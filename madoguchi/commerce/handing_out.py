"""Documents for those who may have them, as files."""

from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from madoguchi.core import api as core
from madoguchi.people import api as people

from .actions.receipts import take_copy
from .bill_access import bill_for
from .bill_options import Issuer, WaysToPay
from .documents.papers import credit_note_pdf, invoice_pdf, receipt_pdf
from .models import CreditNote
from .shapes.bills import BillUnknown, WholeBill
from .wording import account_lines


@dataclass(frozen=True)
class Document:
    """A PDF with the name to keep it under."""

    name: str
    content: bytes


def bill_document(viewer: people.Viewer, number: str) -> Document:
    """The bill. Raises BillUnknown."""
    return Document(f"{number}.pdf", invoice_pdf(bill_for(viewer, number)))


def credit_note_document(viewer: people.Viewer, number: str, note: str) -> Document:
    """A credit note on the bill. Raises BillUnknown."""
    row = CreditNote.objects.filter(invoice=bill_for(viewer, number), number=note).first()
    if row is None:
        raise BillUnknown(note)
    return Document(f"{note}.pdf", credit_note_pdf(row))


def receipt_document(
    viewer: people.Viewer, *, number: str, key: str, client_id: str, actor: core.Actor
) -> Document:
    """A copy of a receipt, counted; one `client_id` is one copy. Raises BillUnknown or ReceiptRefused."""
    copy = take_copy(viewer, number=number, key=key, client_id=client_id, actor=actor)
    name = copy.receipt.number + (f"-{copy.position}" if copy.position > 1 else "")
    made = receipt_pdf(copy.receipt, copy=copy.position, taken_at=copy.taken_at)
    return Document(f"{name}.pdf", made)


def suggested_receipt(viewer: people.Viewer, whole: WholeBill) -> dict[str, str]:
    """What we would write on the receipt of this bill: she may change it, once."""
    issuer = core.option(Issuer)
    purpose = issuer.purpose_en if get_language() == "en" else issuer.purpose_ja
    return {"addressee": whole.addressee or _addressed(whole), "purpose": purpose}


def _addressed(whole: WholeBill) -> str:
    company = people.company(whole.bill.company_id) if whole.bill.company_id else None
    if company is not None:
        return _("%(name)s (company)") % {"name": company.name}
    customer = people.customer(whole.bill.customer_id)
    name = customer.name if customer else ""
    return _("%(name)s (person)") % {"name": name} if name else ""


def transfer_account() -> tuple[str, ...]:
    """The account that transfers go to, as lines; () when transfers are not offered."""
    return tuple(account_lines(core.option(WaysToPay)))
