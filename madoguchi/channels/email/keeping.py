"""A mail is kept whole, with the job that reads it, before anybody is told that we have it."""

import hashlib
from collections.abc import Iterable

from madoguchi.core import api as core
from madoguchi.language import api as language

from ..actions.handling import handle
from ..actions.keeping import keep
from ..shapes import Account, Part


def keep_mails(account: Account, mails: Iterable[bytes]) -> int:
    """Keep the mails and the jobs that read them, in one transaction; how many were new. Safe to repeat."""
    return keep(account, [part(raw) for raw in mails])


def take_mail(account: Account, raw: bytes) -> int:
    """One mail kept and read at once, as far as mails of its sender before it are; how many were read."""
    keep_mails(account, [raw])
    return handle(account_id=account.id, contact=part(raw).contact)


def part(raw: bytes) -> Part:
    """A mail as an event: named by its Message-ID and what it says, so that copies of one mail count once."""
    letter = language.mail.read(raw[:HEAD])
    contact = letter.sender.email.lower() if letter.sender else ""
    return Part(body=raw, external_id=key(raw, letter.message_id), contact=contact[:200], at=core.now())


HEAD = 64_000
"""So much of a mail is read to know whose it is."""


def key(raw: bytes, message_id: str) -> str:
    """What makes a mail count once: its Message-ID (if it has one) and its words, whatever way it took."""
    end = raw.find(b"\r\n\r\n")
    body = raw[end:] if end >= 0 else raw
    seal = hashlib.sha256(message_id.encode() + b"\0" + body.rstrip()).hexdigest()
    return f"{message_id[:120]}:{seal[:40]}" if message_id else f":{hashlib.sha256(raw).hexdigest()}"
