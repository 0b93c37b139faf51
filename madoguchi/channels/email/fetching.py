"""Every mailbox is read by exactly one process.

At once what is there, then what comes, by IDLE or by looking.
"""

import logging
import uuid
from collections.abc import Callable
from datetime import timedelta
from threading import Event, Thread

from django.db import close_old_connections, connection, transaction
from django.db.models import Q

from madoguchi.core import api as core

from ..actions.faring import note_in, note_trouble, open_until
from ..models import Account as AccountRow
from ..queries.accounts import account
from ..shapes import Account, Broken, Temporary
from .keeping import keep_mails
from .mailbox import Inbox, opened
from .models import Place
from .settings import Mailbox

log = logging.getLogger(__name__)
LOOK_EVERY = 3.0
"""Seconds between looks for new mailboxes, and between looks into one that cannot tell by itself."""
WAIT = 20.0
"""Seconds of one IDLE: so soon a mailbox that was paused is left."""
HELD = timedelta(seconds=30)
"""So soon another process goes on with a mailbox whose reader was killed."""
ME = uuid.uuid4().hex


def keep_fetching(stop: Event) -> None:
    """A thread per mailbox that nobody else reads, until `stop` is set."""
    reading: dict[int, Thread] = {}
    while not stop.wait(LOOK_EVERY):
        try:
            close_old_connections()
            fetched = AccountRow.objects.filter(kind="email", active=True).exclude(settings__imap_host="")
            for one in fetched.values_list("pk", flat=True):
                if (one not in reading or not reading[one].is_alive()) and _hold(one):
                    reading[one] = Thread(target=follow, args=(one, stop), name=f"mailbox {one}", daemon=True)
                    reading[one].start()
        except Exception:
            log.exception("mail: the mailboxes could not be looked at")
    connection.close()


def follow(account_id: int, stop: Event) -> None:
    """Read one mailbox until it is paused, another process has it, or `stop` is set."""
    try:
        while not stop.is_set() and _hold(account_id):
            whose = account(account_id)
            if whose is None or not whose.active:
                return
            if open_until(account_id) or not _visit(whose, stop):
                stop.wait(LOOK_EVERY)
            close_old_connections()
    except Exception:
        log.exception("mail: mailbox %s is left", account_id)
    finally:
        connection.close()


def _visit(whose: Account, stop: Event) -> bool:
    """One connection, as long as it lasts; False when it could not be had."""
    try:
        with opened(Mailbox(whose)) as inbox:
            while not stop.is_set() and _hold(whose.id):
                fetch(whose, inbox)
                connection.close()
                if not inbox.may_wait():
                    return False
                inbox.wait(WAIT)
                row = AccountRow.objects.filter(pk=whose.id, active=True).values_list("settings", flat=True)
                if list(row) != [whose.settings]:
                    return True
    except Broken as trouble:
        note_trouble(whose.id, trouble.reason, broken=True)
        return False
    except Temporary as trouble:
        note_trouble(whose.id, trouble.reason)
        return False
    return True


def fetch(whose: Account, inbox: Inbox, *, then: Callable[[int], None] = lambda many: None) -> int:
    """Keep what is new in the inbox, batch after batch; how many mails were read.

    A batch is kept, then its place is noted, then it is marked as seen: a kill in between only makes the same
    mails come again, and they count once. Memory holds one batch.
    """
    place, begin = _place(whose, inbox)
    read = 0
    for batch in inbox.mails(inbox.uids(place, begin)):
        if not _hold(whose.id):
            break
        keep_mails(whose, [raw for _uid, raw in batch])
        Place.objects.filter(account=whose.id).update(uid=batch[-1][0])
        inbox.mark_seen([uid for uid, _raw in batch])
        note_in(whose.id)
        read += len(batch)
        then(read)
    return read


def _place(whose: Account, inbox: Inbox) -> tuple[int, str]:
    """Behind which mail to go on, and among which mails; a mailbox that was made anew begins again."""
    row, _made = Place.objects.get_or_create(account_id=whose.id)
    if row.validity == inbox.validity:
        return row.uid, "" if row.uid else BEGINNINGS.get(Mailbox(whose).said("begin"), "UNSEEN")
    begin = Mailbox(whose).said("begin") or "unseen"
    first = inbox.next_uid() - 1 if begin == "new" and not row.validity else 0
    Place.objects.filter(account=whose.id).update(validity=inbox.validity, uid=first)
    return first, BEGINNINGS.get(begin, "UNSEEN")


BEGINNINGS = {"unseen": "UNSEEN", "all": "", "new": ""}


@transaction.atomic
def _hold(account_id: int) -> bool:
    """Whether this process reads the mailbox from now on, or goes on doing so."""
    Place.objects.bulk_create([Place(account_id=account_id)], ignore_conflicts=True)
    now = core.now()
    free = Q(held_until=None) | Q(held_until__lt=now) | Q(holder=ME)
    return bool(Place.objects.filter(free, account=account_id).update(holder=ME, held_until=now + HELD))
