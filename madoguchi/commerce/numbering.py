"""Numbers of receipts and credit notes: a letter, the year, a running number."""

from datetime import date

from django.db import connection


def paper_number(letter: str, day: date) -> str:
    """A number that was never given before, like R-2026-000123."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('commerce_paper_number')")
        running: int = cursor.fetchone()[0]
    return f"{letter}-{day.year}-{running:06d}"
