"""The connection of an account is tested, and what the service said stays on its page."""

import logging

from django.conf import settings
from django.db import transaction
from django.utils import translation

from madoguchi.core import api as core

from ..models import Account as AccountRow
from ..models import AccountHealth
from ..queries.accounts import account, adapter
from ..queries.fields import missing
from ..shapes import Account, Adapter, Health, SendingTrouble

logger = logging.getLogger(__name__)


def test(*, account_id: int) -> Health:
    """Ask the service whether it knows us; the result stays on the account's page."""
    whose = account(account_id)
    how = adapter(whose.kind) if whose else None
    if whose is None or how is None:
        return Health(ok=False, reason="unknown")
    health = _asked(whose, how)
    _note(account_id, health)
    return health


def _asked(whose: Account, how: Adapter) -> Health:
    """What the service says; whatever it answers, nothing is raised."""
    if missing(whose, how):
        return Health(ok=False, reason="incomplete")
    try:
        return how.check(whose)
    except SendingTrouble as trouble:
        return Health(ok=False, reason=trouble.reason)
    except OSError:
        return Health(ok=False, reason="unreachable")
    except (ValueError, TypeError, KeyError, AttributeError, LookupError) as odd:
        logger.warning("the test of account %s made no sense: %s", whose.id, type(odd).__name__)
        return Health(ok=False, reason="garbage")


@transaction.atomic
def _note(account_id: int, health: Health) -> None:
    row = AccountRow.objects.select_for_update().filter(pk=account_id).first()
    if row is None:
        return
    if health.found and any(row.settings.get(name) != value for name, value in health.found.items()):
        row.settings = {**row.settings, **health.found}
        row.save(update_fields=["settings"])
    AccountHealth.objects.bulk_create([AccountHealth(account_id=account_id)], ignore_conflicts=True)
    found = {
        "checked_at": core.now(),
        "check_reason": "" if health.ok else (health.reason or "refused")[:60],
        "check_name": health.name[:120],
        "check_details": _in_every_language(health),
    }
    mended = {"open_until": None, "failures": 0} if health.ok else {}
    AccountHealth.objects.filter(account=account_id).update(**found, **mended)


def _in_every_language(health: Health) -> dict[str, list[list[str]]]:
    """Its details as every reader of the house can be shown them."""
    found = {}
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            found[language] = [[str(label), str(value)] for label, value in health.details]
    return found
