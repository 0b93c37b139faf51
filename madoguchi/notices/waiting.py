"""What waits for the morning goes out; what she said no to in the meantime does not."""

import logging
from datetime import timedelta

from django.db import InterfaceError, OperationalError, transaction

from madoguchi.core import api as core
from madoguchi.people import api as people

from .deciding import unwanted
from .kinds import KINDS
from .models import Notice, Telling
from .shapes import NoticeRules
from .telling import hold, send

logger = logging.getLogger(__name__)
MANY = 500
AGAIN = timedelta(hours=1)
"""So much later it is tried once more."""
NEWS = timedelta(days=3)
"""What could not go out for so long is no news any more."""
REACHABLE = timedelta(days=10)
"""For so long a mail may still wait for the mail server."""


def send_due() -> int:
    """Send what has waited long enough, each in a transaction of its own; how many were settled.

    One that cannot be sent, for a reason that nobody foresaw, is tried again later and holds up no other.
    """
    due = Telling.objects.filter(state="waiting", due_at__lte=core.now()).order_by("due_at")
    return sum(_settled(pk) for pk in list(due.values_list("pk", flat=True)[:MANY]))


def _settled(telling_id: int) -> bool:
    try:
        return _settle(telling_id)
    except (OperationalError, InterfaceError):
        raise  # the database is away, and comes back for all of them
    except Exception:
        logger.exception("telling %s could not be sent", telling_id)
        Telling.objects.filter(pk=telling_id, state="waiting").update(due_at=core.now() + AGAIN)
        return False


@transaction.atomic
def _settle(telling_id: int) -> bool:
    rows = Telling.objects.select_for_update(skip_locked=True, of=("self",)).select_related("notice")
    row = rows.filter(pk=telling_id, state="waiting").first()
    if row is None:
        return False
    customer = people.customer(row.customer_id)
    if reason := _against(row, row.notice):
        hold(row, reason)
    elif customer is None:
        hold(row, "gone")
    else:
        send(row, row.notice, customer)
    return True


def _against(row: Telling, notice: Notice) -> str:
    if not core.option(NoticeRules).tells(notice.kind, row.channel):
        return "off"
    if unwanted(row.customer_id, KINDS[notice.kind], row.channel):
        return "withdrawn"
    return "late" if notice.at < core.now() - NEWS else ""


@transaction.atomic
def recall(customer_id: int) -> int:
    """She changed what she wants: nothing that she does not want goes out any more; how many were stopped.

    That holds for what waits for the morning, and for mails that the mail server has not taken yet.
    """
    hers = Telling.objects.select_for_update(of=("self",)).select_related("notice").filter(
        customer_id=customer_id, necessary=False
    )  # fmt: skip
    waiting = list(hers.filter(state="waiting").order_by("pk"))
    mailed = hers.filter(state="sent", mail_id__isnull=False, at__gt=core.now() - REACHABLE).order_by("pk")
    stopped = [row for row in [*waiting, *mailed] if _not_wanted(row)]
    back = set(core.take_back_mails([row.mail_id for row in stopped if row.mail_id]))
    late = [row for row in stopped if row.mail_id and row.mail_id not in back]
    for row in stopped:
        if row not in late:
            hold(row, "withdrawn")
    return len(stopped) - len(late)


def _not_wanted(row: Telling) -> bool:
    return unwanted(row.customer_id, KINDS[row.notice.kind], row.channel)
