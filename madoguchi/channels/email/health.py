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
    with opened(box) as inbox:
        waits = inbox.may_wait()
    try:
        server = connected(box)
    except (OSError, smtplib.SMTPException):
        return Health(ok=False, reason="unreachable")
    try:
        signed_in(server, box)
    finally:
        server.close()
    told = _("at once") if waits else _("when we look, every few seconds")
    return Health(ok=True, name=box.address, details=((_("New mails are announced"), told),))
