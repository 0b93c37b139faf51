"""A kept mail, read again to be shown, and who looked at it or took it away."""

from typing import Any

from madoguchi.conversations import api as conversations
from madoguchi.core import api as core
from madoguchi.language import api as language
from madoguchi.people import api as people
from madoguchi.people.shapes import Viewer

from . import words
from .access import OpenLetter
from .events import MailTaken
from .models import Source

LONGEST_TEXT = 100_000
MOST_FIELDS = 300


def read(held: OpenLetter) -> language.mail.Letter:
    """The mail out of its bytes; an empty one where they are gone."""
    source = Source.objects.filter(letter=held.row.pk).first()
    return language.mail.read(bytes(source.raw)) if source else language.mail.Letter()


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
        "left_out": language.mail.formatted(letter).left_out if letter.html else 0,
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
