"""What the DNS of a mailbox's domain has to say so that others believe our mails: SPF, DKIM, DMARC.

What is published is looked up when somebody asks for it; where the DNS does not answer, that is said.
"""

import base64
import re
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, Literal

import dns.exception
import dns.resolver
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from django.db import transaction

from ..actions.setting_up import change_account
from ..models import Account as AccountRow
from .settings import Mailbox

SECONDS = 4.0
SELECTOR = "madoguchi"
BITS = 2048
SENDERS: Mapping[str, str] = {
    "smtp.gmail.com": "include:_spf.google.com", "smtp-relay.gmail.com": "include:_spf.google.com",
    "smtp.office365.com": "include:spf.protection.outlook.com",
}  # fmt: skip
"""SMTP server → what an SPF record says to allow it."""

State = Literal["unasked", "right", "other", "missing", "silent"]


@dataclass(frozen=True)
class Record:
    """One TXT record: its name, what it has to say, and what was found there.

    `kind`: spf, dkim or dmarc. `value` is "" where we cannot know it (no key of ours). `found`: what stands
    there instead, or beside it.
    """

    kind: str
    name: str
    value: str
    state: State = "unasked"
    found: str = ""


def records(box: Mailbox) -> tuple[Record, ...]:
    """What to publish for this mailbox."""
    domain = _ascii(box.domain)
    allows = SENDERS.get(box.smtp.host.lower()) or (f"a:{box.smtp.host}" if box.smtp.host else "mx")
    selector = box.said("dkim_selector") or SELECTOR
    return (
        Record("spf", domain, f"v=spf1 {allows} ~all"),
        Record("dkim", f"{selector}._domainkey.{domain}", public_key(box.account.secret("dkim_key"))),
        Record("dmarc", f"_dmarc.{domain}", f"v=DMARC1; p=none; rua=mailto:{box.address}"),
    )


def looked_up(box: Mailbox) -> tuple[Record, ...]:
    """The same, each with what the DNS says of it now; within a few seconds, never raises."""
    wanted = records(box)
    with ThreadPoolExecutor(len(wanted), thread_name_prefix="dns") as pool:
        return tuple(pool.map(_compared, wanted))


def resolver() -> Any:
    """Who is asked."""
    asked = dns.resolver.Resolver()
    asked.lifetime = asked.timeout = SECONDS
    return asked


def _compared(one: Record) -> Record:
    try:
        texts = _texts(one.name)
    except (dns.exception.DNSException, OSError, ValueError):
        return Record(one.kind, one.name, one.value, "silent")
    begin = {"spf": "v=spf1", "dkim": "", "dmarc": "v=dmarc1"}[one.kind]
    mine = [text for text in texts if text.lower().startswith(begin) and (begin or "p=" in text)]
    if not mine:
        return Record(one.kind, one.name, one.value, "missing")
    state: State = "right" if len(mine) == 1 and _says(one, mine[0]) else "other"
    return Record(one.kind, one.name, one.value, state, "\n".join(mine)[:2000])


def _says(one: Record, text: str) -> bool:
    if one.kind == "spf":
        return one.value.split()[1].lower() in text.lower().split()
    if one.kind == "dkim":
        return bool(one.value) and _key_in(text) == _key_in(one.value)
    return bool(re.search(r";\s*p\s*=\s*(?:none|quarantine|reject)\b", text, re.IGNORECASE))


def _key_in(text: str) -> str:
    found = re.search(r"(?:^|;)\s*p\s*=([^;]*)", text)
    return re.sub(r"\s", "", found[1]) if found else ""


def _texts(name: str) -> list[str]:
    """The TXT records of a name; none where there are none."""
    try:
        answer = resolver().resolve(name, "TXT")
    except (dns.resolver.NXDOMAIN, dns.resolver.NoAnswer):
        return []
    return [b"".join(row.strings).decode("utf-8", "replace") for row in answer]


@transaction.atomic
def make_key(box: Mailbox) -> bool:
    """Sign with a new key from now on, unless there is one. Two who press at once make one key."""
    row = AccountRow.objects.select_for_update().get(pk=box.account.id)
    if box.account.secret("dkim_key"):
        return False
    values = {"dkim_key": new_key(), "dkim_selector": box.said("dkim_selector") or SELECTOR}
    change_account(
        account_id=row.pk, name=row.name, values=values, team_id=row.team_id, language=row.language
    )
    return True


def new_key() -> str:
    """A private key for DKIM, as PEM."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=BITS)
    kind, form = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8
    return key.private_bytes(kind, form, serialization.NoEncryption()).decode()


def public_key(pem: str) -> str:
    """What the DNS has to say of this private key; "" for none, or one that cannot be read."""
    try:
        key = serialization.load_pem_private_key(pem.encode(), password=None)
    except (ValueError, TypeError):
        return ""
    form = serialization.PublicFormat.SubjectPublicKeyInfo
    told = key.public_key().public_bytes(serialization.Encoding.DER, form)
    kind = "rsa" if isinstance(key, rsa.RSAPrivateKey) else "ed25519"
    if kind == "ed25519":
        told = told[-32:]
    return f"v=DKIM1; k={kind}; p={base64.b64encode(told).decode()}"


def _ascii(domain: str) -> str:
    try:
        return domain if domain.isascii() else domain.encode("idna").decode()
    except UnicodeError:
        return domain
