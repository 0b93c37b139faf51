"""Handing one mail to the mail server."""

import hashlib
import smtplib
import ssl
from contextlib import closing
from email.message import EmailMessage
from email.policy import SMTP
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.db import transaction

from .clock import now
from .mail_sender import bare, sender
from .models import OutgoingMail

TIMEOUT = 20.0
POLICY = SMTP


class TryLater(Exception):
    """The mail server could not be reached or said 4xx; the job is tried again."""


class Refused(Exception):
    """The mail server said 5xx to this mail."""


def post(mail_id: int, *, last_attempt: bool) -> None:
    """Post the mail unless that was done. What was posted leaves its text behind: codes and links are gone.

    Raises TryLater; then, after the last attempt, the mail is marked as failed.
    """
    problem = ""
    with transaction.atomic():
        waiting = OutgoingMail.objects.filter(id=mail_id, state=OutgoingMail.State.WAITING)
        mail = waiting.select_for_update().first()
        if mail is None:
            return
        mail.attempts += 1
        try:
            _deliver(_message(mail), mail.to)
            mail.state, mail.sent_at = OutgoingMail.State.SENT, now()
            mail.text = mail.html = mail.unsubscribe = ""
        except Refused as refusal:
            mail.state, mail.refusal = OutgoingMail.State.FAILED, str(refusal)
        except TryLater as later:
            problem = mail.refusal = str(later)
            if last_attempt:
                mail.state = OutgoingMail.State.FAILED
        mail.save(update_fields=["attempts", "state", "sent_at", "text", "html", "unsubscribe", "refusal"])
    if problem:
        raise TryLater(problem)


def _message(mail: OutgoingMail) -> EmailMessage:
    chosen = sender()
    message = EmailMessage(policy=POLICY)
    message["From"] = chosen.head(mail.language)
    if chosen.reply_to:
        message["Reply-To"] = chosen.reply_to
    message["To"] = mail.to
    message["Subject"] = mail.subject
    message["Date"] = mail.created_at
    domain = bare(chosen.address or settings.MADOGUCHI_MAIL_FROM).rpartition("@")[2]
    message["Message-ID"] = f"<{_stable_id(mail)}@{domain}>"
    message["Auto-Submitted"] = "auto-generated"
    message["Content-Language"] = mail.language
    if mail.unsubscribe:
        message["List-Unsubscribe"] = f"<{mail.unsubscribe}>"
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message.set_content(mail.text, cte="base64")
    if mail.html:
        message.add_alternative(mail.html, subtype="html", cte="base64")
    return message


def _stable_id(mail: OutgoingMail) -> str:
    """The same at every attempt, so that a mail that was taken twice is shown once."""
    return hashlib.sha256(f"{settings.SECRET_KEY} mail {mail.id}".encode()).hexdigest()[:32]


def _deliver(message: EmailMessage, to: str) -> None:
    try:
        with closing(_connect()) as server:
            server.send_message(message, to_addrs=[to])
    except smtplib.SMTPRecipientsRefused as error:
        code, _ = next(iter(error.recipients.values()))
        raise (Refused if code >= 500 else TryLater)(f"recipient {code}") from None
    except smtplib.SMTPAuthenticationError as error:
        raise TryLater(f"sign-in {error.smtp_code}") from None
    except smtplib.SMTPResponseException as error:
        raise (Refused if error.smtp_code >= 500 else TryLater)(f"answer {error.smtp_code}") from None
    except (smtplib.SMTPException, OSError) as error:
        raise TryLater(type(error).__name__) from None


def _connect() -> smtplib.SMTP:
    """The server of MADOGUCHI_SMTP_URL: smtp://user:password@host:port (STARTTLS when offered) or smtps://.

    Its certificate must be good, unless the URL ends in ?verify=no.
    """
    where = urlsplit(settings.MADOGUCHI_SMTP_URL)
    tls = ssl.create_default_context()
    if "verify=no" in where.query:
        tls.check_hostname, tls.verify_mode = False, ssl.CERT_NONE
    host = where.hostname or "localhost"
    if where.scheme == "smtps":
        server: smtplib.SMTP = smtplib.SMTP_SSL(host, where.port or 465, timeout=TIMEOUT, context=tls)
    else:
        server = smtplib.SMTP(host, where.port or 25, timeout=TIMEOUT)
        server.ehlo()
        if server.has_extn("starttls"):
            server.starttls(context=tls)
    if where.username:
        server.login(unquote(where.username), unquote(where.password or ""))
    return server
