"""Work of mail that no request does."""

from procrastinate.contrib.django import app

from madoguchi.core import api as core

from . import pictures


@app.task(name="mail.fetch_pictures", queue="channels", retry=core.patiently)
def fetch_pictures(letter_id: int) -> None:
    """Fetch the pictures of a mail whose sender's are always shown."""
    pictures.fetch(letter_id)
