"""A kept mail becomes a message, the news that one of ours came back, or something that is kept aside."""

from collections.abc import Iterable
from dataclasses import replace

from django.db import transaction

from madoguchi.core import api as core
from madoguchi.language import api as language

from ..shapes import Account, Happening, Inbound, Part, Receipt
from . import always
from .cards import card_of, files_of, found_by, said_in
from .models import LONGEST_ID, Letter, Source
from .recipients import GUEST
from .settings import Mailbox
from .threads import Thread, thread_of

LOOP_FIELD = "X-Madoguchi-Mailbox"


def events(account: Account, part: Part) -> Iterable[Happening]:
    """What a mail means. It is kept whole first, and only once."""
    letter = language.mail.read(part.body)
    box = Mailbox(account)
    nature = _nature(box, letter)
    writer = _writer(box, letter)
    thread = thread_of(account, letter, part.external_id, writer.email if writer else "")
    kept = _kept(account, part, letter, nature, thread)
    if nature.kind == "bounce":
        return _returned(letter, kept)
    if nature.kind != "person" or writer is None:
        return ()
    return (_message(box, part, letter, nature, writer, thread, kept),)


def as_message(account: Account, part: Part, kept: Letter) -> Inbound | None:
    """What was kept aside, as the message that staff wants it to be; no machine answers it. None where it
    names nobody who could be answered."""
    letter, box = language.mail.read(part.body), Mailbox(account)
    writer = _writer(box, letter)
    if writer is None:
        return None
    thread = thread_of(account, letter, part.external_id, writer.email)
    return _message(box, part, letter, language.mail.Nature("person", False), writer, thread, kept)


def _nature(box: Mailbox, letter: language.mail.Letter) -> language.mail.Nature:
    """As the mail tells; what we sent ourselves is never a customer's, a form on our own site is."""
    told = language.mail.nature(letter)
    if letter.header(LOOP_FIELD) == box.account.key:
        return language.mail.Nature("generated", False, (LOOP_FIELD.lower(),))
    own = letter.sender is not None and letter.sender.email.rpartition("@")[2] == box.domain
    if told.kind == "generated" and own and _elsewhere(box, letter):
        return replace(told, kind="person")
    if letter.sender and letter.sender.email.lower() == box.address.lower() and not _elsewhere(box, letter):
        return language.mail.Nature("generated", False, ("from",))
    if letter.sender is None:
        return replace(told, kind="generated")
    return told


def _elsewhere(box: Mailbox, letter: language.mail.Letter) -> language.mail.Address | None:
    """To whom answers shall go, where that is outside of our own domain."""
    return next((one for one in letter.reply_to if one.email.rpartition("@")[2] != box.domain), None)


def _writer(box: Mailbox, letter: language.mail.Letter) -> language.mail.Address | None:
    """Who really wrote: behind a form of our own site whom it names, behind a colleague whose mail is
    forwarded."""
    if letter.sender is None:
        return None
    own = letter.sender.email.rpartition("@")[2] == box.domain
    inside = language.mail.forwarded(letter) if own else None
    if inside and inside.sender.email.rpartition("@")[2] != box.domain:
        return inside.sender
    return (_elsewhere(box, letter) if own else None) or letter.sender


@transaction.atomic
def _kept(
    account: Account, part: Part, letter: language.mail.Letter, nature: language.mail.Nature, thread: Thread
) -> Letter:
    """The mail as it came, and what is said about it. Safe to repeat."""
    row, made = Letter.objects.get_or_create(
        account_id=account.id,
        key=part.external_id,
        defaults={
            "message_id": letter.message_id[:LONGEST_ID],
            "thread": thread.key[:200],
            "conversation_id": thread.conversation_id,
            "sender": letter.sender.email if letter.sender else "",
            "sender_name": letter.sender.name if letter.sender else "",
            "others": _others(account, letter),
            "subject": letter.subject[:2000],
            "nature": "" if nature.kind == "person" else nature.kind,
            "signs": list(nature.signs),
            "checks": _checks(account, letter),
            "problems": list(letter.problems),
            "at": core.now(),
        },
    )
    if made:
        Source.objects.create(letter=row, raw=part.body)
        always.fetch_unasked(row)
    return row


def _others(account: Account, letter: language.mail.Letter) -> list[list[str]]:
    """Everybody else whom the mail was sent to, as [address, name]."""
    ours = Mailbox(account).address.lower()
    local, _at, domain = ours.rpartition("@")
    return [
        [one.email, one.name]
        for one in (*letter.to, *letter.cc)
        if one.email.lower() != ours and not one.email.lower().startswith(f"{local}+")
    ][:50]


def _checks(account: Account, letter: language.mail.Letter) -> dict[str, str]:
    """What SPF, DKIM and DMARC told, when the server that we trust says so.

    Anybody can write such a field.
    """
    trusted = Mailbox(account).said("trusted_server").lower()
    server = letter.header("authentication-results").partition(";")[0].split() or [""]
    return language.mail.authentication(letter) if trusted and server[0].lower() == trusted else {}


def _returned(letter: language.mail.Letter, kept: Letter) -> tuple[Receipt, ...]:
    """Which of our mails did not arrive. One that is only late is tried on by the servers.

    What its message tells from now on need not be looked at among what was kept aside.
    """
    found = tuple(
        Receipt(external_id=one.message_id[:200], state="failed", at=kept.at, reason=one.reason)
        for one in language.mail.bounces(letter)
        if one.permanent and Letter.objects.filter(message_id=one.message_id, ours=True).exists()
    )[:1]
    if found:
        Letter.objects.filter(pk=kept.pk, settled_at=None).update(settled_at=core.now())
    return found


def _message(
    box: Mailbox, part: Part, letter: language.mail.Letter, nature: language.mail.Nature,
    writer: language.mail.Address, thread: Thread, kept: Letter,
) -> Inbound:  # fmt: skip
    guest = bool(thread.owner) and writer.email.lower() != thread.owner.lower()
    address = thread.owner or writer.email
    forwarded = letter.sender is not None and writer.email != letter.sender.email
    said = said_in(letter, thread, forwarded=forwarded)
    answer_to = next(iter(letter.reply_to), writer)
    route = {
        "subject": letter.subject[:300],
        "last": letter.message_id[:LONGEST_ID],
        "references": [*letter.references, letter.message_id][-20:],
        "cc": [one for one in kept.others if one[0] != address],
        "reply_to": answer_to.email if writer == letter.sender else writer.email,
        "name": writer.name,
    }
    return Inbound(
        address=address,
        external_id=part.external_id,
        text=said.words,
        files=files_of(letter),
        at=letter.sent_at,
        name="" if guest else writer.name,
        identity=("email", address),
        proven=kept.checks.get("dmarc") == "pass" and writer == letter.sender,
        thread=thread.key[:200],
        apart=True,
        subject=letter.subject[:200],
        conversation_id=thread.conversation_id,
        data={f"{GUEST}{writer.email.lower()}": writer.name} if guest else route,
        card={
            "mail": card_of(box, letter, nature, writer, kept, guest=guest, said=said),
            **({"author": f"{writer.name} <{writer.email}>".strip()[:160]} if guest else {}),
        },
        also=found_by(letter),
    )
