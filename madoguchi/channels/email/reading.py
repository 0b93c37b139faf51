"""A kept mail, read again to be shown, and who looked at it or took it away."""

from typing import Any

from madoguchi.conversations import api as conversations
from madoguchi.core import api as core
from madoguchi.language import api as language
from madoguchi.people import api as people
from madoguchi.people.shapes import Viewer

from . import always, pictures, words
from .access import OpenLetter
from .events import MailTaken
from .models import Letter, Source

LONGEST_TEXT = 100_000
MOST_FIELDS = 300


def read(held: OpenLetter) -> language.mail.Letter:
    """The mail out of its bytes; an empty one where they are gone."""
    source = Source.objects.filter(letter=held.row.pk).first()
    return language.mail.read(bytes(source.raw)) if source else language.mail.Letter()


def formatted(held: OpenLetter) -> language.mail.Formatted:
    """Its formatted text, with those pictures from elsewhere that were fetched for it."""
    letter = read(held)
    elsewhere = language.mail.formatted(letter).elsewhere
    fetched = pictures.kept(held.row, elsewhere) if elsewhere else {}
    return language.mail.formatted(letter, fetched)


def fetch_pictures(held: OpenLetter) -> None:
    """Fetch them unasked where those of this sender are always shown."""
    if always.holds_for(held.row):
        pictures.fetch(held.row.pk)


def _pictures(row: Letter, letter: language.mail.Letter) -> dict[str, Any]:
    """What is said above the formatted text of its pictures from elsewhere."""
    told = pictures.told(row, language.mail.formatted(letter))
    why = [(words.PICTURES[reason], many) for reason, many in told.missing]
    said = always.said_for(row) if told.many else None
    return {"pictures": told, "why_missing": why, "always": said, "may_always": always.may_be(row)}


def whole(held: OpenLetter) -> dict[str, Any]:
    """What the page of one mail is drawn from."""
    letter, row = read(held), held.row
    trimmed = language.mail.trim(letter.text)
    return {
        "row": row,
        "letter": letter,
        "subject": language.redact(letter.subject or row.subject).text,
        "parts": [
            language.redact(one[:LONGEST_TEXT]).text
            for one in (trimmed.reply, trimmed.quoted, trimmed.signature)
        ],
        **(_pictures(row, letter) if letter.html else {}),
        "fields": letter.headers[:MOST_FIELDS],
        "files": held.message.attachments if held.message else (),
        "names": () if held.message else [(one.name, len(one.content)) for one in letter.attachments[:50]],
        "troubles": words.troubles(letter.problems),
        "checks": words.checks(row.checks),
        "spoofed": any(row.checks.get(one) == "fail" for one in ("dmarc", "dkim", "spf")),
        "why": words.why(row.nature, row.signs) if row.nature else "",
        "conversation_id": held.conversation_id,
    }


def note_seen(viewer: Viewer, held: OpenLetter) -> None:
    """Whoever looks at a customer's mail has looked at the customer."""
    customer_id = _customer(held)
    if viewer.staff is not None and customer_id is not None:
        people.saw(staff_id=viewer.staff.id, customer_id=customer_id, conversation_id=held.conversation_id)


def note_taken(viewer: Viewer, held: OpenLetter) -> None:
    """It was taken away as a file: who, which, whose."""
    note_seen(viewer, held)
    if viewer.staff is not None:
        fact = MailTaken(held.row.pk, viewer.staff.id, held.conversation_id, _customer(held))
        core.record(fact, actor=core.staff(viewer.staff.id))


def _customer(held: OpenLetter) -> int | None:
    return conversations.customer_of(held.conversation_id) if held.conversation_id else None
