"""A message goes out as a mail: by the mailbox that the customer wrote to, into her thread."""

import smtplib
from collections.abc import Sequence
from io import BytesIO
from uuid import UUID

import dkim
from django.db import transaction

from madoguchi.conversations.api import Recipient, Recipients
from madoguchi.conversations.shapes import Outgoing
from madoguchi.core import api as core

from ..shapes import Account, Broken, Permanent, Route, Sent, Temporary, Unsure
from . import compose
from .connecting import post_office_at
from .models import Letter, Source
from .recipients import recipients_of
from .settings import Mailbox
from .signing_in import token, uses_oauth, xoauth2
from .threads import signed_address
from .translate import LOOP_FIELD
from .wording import body_of, subject_of

TIMEOUT = 30
MOST_WRITTEN = 200
"""So many addresses that we wrote to are known in one thread."""


def send(account: Account, route: Route, outgoing: Outgoing) -> Sent:
    """Send one message. Raises Permanent, Temporary, Broken, or Unsure after its words had left us."""
    box = Mailbox(account)
    message_id = compose.identity(box, str(outgoing.key), outgoing.conversation_id)
    people = recipients_of(route.data, route.address)
    recipients = [one.address for one in (*people.to, *people.cc)]
    try:
        raw = compose.signed(box, _written(box, route, outgoing, message_id, people))
    except ValueError as odd:
        raise Permanent("address") from odd
    except (dkim.DKIMException, UnicodeError) as odd:
        raise Broken("dkim") from odd
    _keep(account, route, outgoing, message_id, raw, people)
    post(box, recipients, raw)
    known = [*route.data.get("references", []), message_id][-20:]
    written = sorted({*route.data.get("written", ()), *(one.lower() for one in recipients)})[:MOST_WRITTEN]
    return Sent((message_id[:200],), data={"references": known, "written": written})


def post(box: Mailbox, recipients: Sequence[str], raw: bytes) -> None:
    """Hand a mail to the server of this mailbox. Raises Permanent, Temporary, Broken or Unsure."""
    try:
        server = connected(box)
    except (OSError, smtplib.SMTPException) as trouble:
        raise Temporary("unreachable") from trouble
    try:
        signed_in(server, box)
        _handed_over(server, box, recipients, raw)
    finally:
        server.close()


def _written(box: Mailbox, route: Route, outgoing: Outgoing, message_id: str, people: Recipients) -> bytes:
    data = route.data
    fields = {
        "From": compose.mailbox(box.address, box.said("sender_name")),
        "To": _several(people.to),
        "Cc": _several(people.cc),
        "Reply-To": _answers_to(box, outgoing),
        "Subject": compose.words(subject_of(str(data.get("subject") or ""), outgoing)),
        "Date": compose.date(),
        "Message-ID": f"<{message_id}>",
        "In-Reply-To": compose.references([str(data.get("last") or "")]),
        "References": compose.references(data.get("references", [])),
        LOOP_FIELD: box.account.key,
        **({} if outgoing.author_kind == "agent" else {"Auto-Submitted": "auto-replied"}),
    }  # fmt: skip
    files = [(one.name, one.media_type, _content(one.id)) for one in outgoing.files]
    text = body_of(box, outgoing, str(data.get("name") or ""))
    return compose.letter(fields=fields, text=text, files=files, boundary=str(outgoing.key))


def _answers_to(box: Mailbox, outgoing: Outgoing) -> str:
    """Our address with the sign of the conversation, where the server knows such addresses."""
    if box.said("plus") != "yes":
        return ""
    return compose.mailbox(signed_address(box, outgoing.conversation_id))


def _content(id: UUID) -> bytes:
    content = BytesIO()
    if not core.copy_attachment(id, content):
        raise Permanent("file")
    return content.getvalue()


def _several(people: Sequence[Recipient]) -> str:
    return ",\r\n ".join(compose.mailbox(one.address, one.name) for one in people)


@transaction.atomic
def _keep(
    account: Account, route: Route, outgoing: Outgoing, message_id: str, raw: bytes, people: Recipients
) -> None:
    """Ours are kept as well, before they leave: an answer may be faster than we are."""
    row, made = Letter.objects.get_or_create(
        account_id=account.id,
        key=message_id[:200],
        defaults={
            "ours": True,
            "message_id": message_id,
            "thread": route.thread,
            "conversation_id": outgoing.conversation_id,
            "sender": Mailbox(account).address,
            "others": [[one.address, one.name] for one in (*people.to, *people.cc)],
            "subject": subject_of(str(route.data.get("subject") or ""), outgoing),
            "at": core.now(),
        },
    )
    if made:
        Source.objects.create(letter=row, raw=raw)


def connected(box: Mailbox) -> smtplib.SMTP:
    """A connection to the server that takes our mails. Raises Broken, OSError or SMTPException."""
    try:
        return post_office_at(box.smtp, TIMEOUT)
    except core.AddressRefused as refused:
        raise Broken("inside") from refused


def signed_in(server: smtplib.SMTP, box: Mailbox) -> None:
    """Sign in where the server asks for it. Raises Broken or Temporary."""
    try:
        server.ehlo_or_helo_if_needed()
        if uses_oauth(box):
            bearer = xoauth2(box.user, token(box))
            server.auth("XOAUTH2", lambda challenge=None: bearer, initial_response_ok=True)
        elif server.has_extn("auth") and (password := box.account.secret("password")):
            server.login(box.user, password)
    except smtplib.SMTPAuthenticationError as trouble:
        raise Broken("keys") from trouble
    except (OSError, smtplib.SMTPException) as trouble:
        raise Temporary("unreachable") from trouble


def _handed_over(server: smtplib.SMTP, box: Mailbox, recipients: Sequence[str], raw: bytes) -> None:
    try:
        _accepted(server.mail(box.address))
        for one in recipients:
            _accepted(server.rcpt(compose.mailbox(one)))
    except (OSError, smtplib.SMTPException) as trouble:
        raise Temporary("unreachable") from trouble
    try:
        _accepted(server.data(raw))
    except smtplib.SMTPDataError as trouble:
        _accepted((trouble.smtp_code, b""))
    except (OSError, smtplib.SMTPServerDisconnected) as trouble:
        raise Unsure("interrupted") from trouble


def _accepted(answer: tuple[int, bytes]) -> None:
    """Raises what an answer of the server means, unless it is a yes."""
    code, said = answer
    if code >= 500:
        full = b"quota" in said.lower() or b"full" in said.lower()
        raise Permanent(
            "mailbox_full" if full else "unknown_address" if b"5.1." in said or code == 550 else "refused"
        )
    if code >= 400:
        raise Temporary("busy")
