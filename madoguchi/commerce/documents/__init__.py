"""Documents as PDF: invoices, receipts, credit notes."""
