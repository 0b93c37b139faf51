"""Whether a mailbox can be opened and takes our mails: both servers are tried, and each is told apart."""

from django.utils.translation import gettext_lazy as _

from ..shapes import Account, Broken, Health, Temporary
from . import troubles
from .mailbox import opened
from .send import connected, signed_in
from .settings import Mailbox
from .signing_in import token, uses_oauth

WORKS, FAILS = _("works"), _("does not work")


def check(account: Account) -> Health:
    """Sign in at both servers and leave; what is wrong at either is in the details."""
    box = Mailbox(account)
    if uses_oauth(box):
        try:
            token(box)
        except Broken as refused:
            return Health(ok=False, reason="token" if refused.reason == "keys" else refused.reason)
        except Temporary:
            return Health(ok=False, reason="no_answer")
    heard: list[object] = []
    wrong_in = troubles.told("imap", lambda: heard.append(_announced(box)))
    wrong_out = troubles.told("smtp", lambda: _post(box))
    wrong = wrong_in or wrong_out
    details = (
        (_("Mails come in"), troubles.REASONS.get(wrong_in, FAILS) if wrong_in else WORKS),
        (_("Answers go out"), troubles.REASONS.get(wrong_out, FAILS) if wrong_out else WORKS),
        *(((_("New mails are announced"), heard[0]),) if heard else ()),
    )
    return Health(ok=not wrong, name="" if wrong else box.address, reason=wrong, details=details)


def _post(box: Mailbox) -> None:
    server = connected(box)
    try:
        signed_in(server, box)
    finally:
        server.close()


def _announced(box: Mailbox) -> object:
    """How we hear of new mails, in words."""
    if not box.imap.host:
        return _("handed over by your mail server")
    with opened(box) as inbox:
        return _("at once") if inbox.may_wait() else _("when we look, every few seconds")
