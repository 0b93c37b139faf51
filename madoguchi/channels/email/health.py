"""Whether a mailbox can be opened and takes our mails."""

import smtplib

from django.utils.translation import gettext_lazy as _

from ..shapes import Account, Health
from .mailbox import opened
from .send import connected, signed_in
from .settings import Mailbox


def check(account: Account) -> Health:
    """Sign in at both servers and leave. Raises what signing in raises."""
    box = Mailbox(account)
    announced = _announced(box)
    try:
        server = connected(box)
    except (OSError, smtplib.SMTPException):
        return Health(ok=False, reason="unreachable")
    try:
        signed_in(server, box)
    finally:
        server.close()
    return Health(ok=True, name=box.address, details=((_("New mails are announced"), announced),))


def _announced(box: Mailbox) -> str:
    """How we hear of new mails, in words."""
    if not box.imap.host:
        return _("handed over by your mail server")
    with opened(box) as inbox:
        return _("at once") if inbox.may_wait() else _("when we look, every few seconds")
