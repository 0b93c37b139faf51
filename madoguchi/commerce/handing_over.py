"""Many papers at once: their table and their PDFs as one file, for auditors and the company's own books."""

import csv
import io
import zipfile
from collections.abc import Callable, Sequence
from typing import IO, Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from madoguchi.core import api as core
from madoguchi.people import api as people

from .bill_access import bills_for
from .documents.papers import credit_note_pdf, invoice_pdf, receipt_pdf
from .events import PapersTaken
from .models import CreditNote, Invoice, Receipt
from .queries.papers import papers
from .shapes.papers import PaperFound, PaperKind, PapersAsked
from .words import PAPER

MOST_PAPERS = 300
"""So many PDFs one file holds: some are made in a second."""


class TooManyPapers(Exception):
    """More papers than one file holds; `count` of them."""

    def __init__(self, count: int) -> None:
        super().__init__(count)
        self.count = count


def paper_table(viewer: people.Viewer, asked: PapersAsked, *, actor: core.Actor) -> list[Sequence[Any]]:
    """All that fits, as rows below a head."""
    found = papers(viewer, asked).papers
    core.record(PapersTaken(len(found), "table"), actor=actor)
    return _table(found)


def paper_archive(viewer: people.Viewer, asked: PapersAsked, stream: IO[bytes], *, actor: core.Actor) -> int:
    """Write a zip of the table and every PDF, as it was issued; how many. Raises TooManyPapers.

    A receipt is the first copy: what is kept here counts as no reissue.
    """
    found = papers(viewer, asked, limit=MOST_PAPERS)
    if found.count > MOST_PAPERS:
        raise TooManyPapers(found.count)
    rows = _rows(viewer, found.papers)
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(_("papers.csv"), _as_csv(_table(found.papers)))
        for one in found.papers:
            archive.writestr(name_of(one), _PDF[one.kind](rows[one.kind, one.number]))
    core.record(PapersTaken(len(found.papers), "archive"), actor=actor)
    return len(found.papers)


def name_of(paper: PaperFound) -> str:
    """Under which a PDF lies in the file: the day, then the number, in a folder for its kind."""
    return f"{paper.kind}s/{paper.on:%Y-%m-%d} {paper.number}.pdf"


def _rows(viewer: people.Viewer, found: Sequence[PaperFound]) -> dict[tuple[PaperKind, str], Any]:
    seen = bills_for(viewer).values("pk")
    numbers = {kind: [one.number for one in found if one.kind == kind] for kind in PAPER}
    kept: dict[PaperKind, Any] = {
        "invoice": Invoice.objects.filter(pk__in=seen).select_related("order"),
        "receipt": Receipt.objects.filter(payment__invoice__in=seen).select_related("payment__invoice"),
        "credit_note": CreditNote.objects.filter(invoice__in=seen).select_related("invoice"),
    }
    return {
        (kind, row.number): row for kind, of in kept.items() for row in of.filter(number__in=numbers[kind])
    }


_PDF: dict[PaperKind, Callable[[Any], bytes]] = {
    "invoice": invoice_pdf,
    "receipt": lambda row: receipt_pdf(row, copy=1, taken_at=row.issued_at),
    "credit_note": credit_note_pdf,
}


def _table(found: Sequence[PaperFound]) -> list[Sequence[Any]]:
    head = (
        pgettext("paper", "Kind"), pgettext("paper", "Number"), pgettext("paper", "Date of transaction"),
        pgettext("paper", "Party"), pgettext("paper", "Amount with tax"), pgettext("paper", "Currency"),
        pgettext("paper", "Bill"), pgettext("paper", "State"), pgettext("paper", "File"),
    )  # fmt: skip
    return [head, *(
        (one.kind_words, one.number, one.on.isoformat(), one.party, one.amount, one.currency,
         one.bill_number, _("Void") if one.void else "", name_of(one)) for one in found
    )]  # fmt: skip


def _as_csv(rows: list[Sequence[Any]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows([core.plain_cell(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")
