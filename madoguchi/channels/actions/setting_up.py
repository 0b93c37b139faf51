"""Accounts are set up, paused, tested, and what could not be understood is run again."""

import secrets
from collections.abc import Mapping

from django.db import transaction

from madoguchi.conversations import api as conversations
from madoguchi.core import api as core
from madoguchi.people import api as people

from ..models import Account as AccountRow
from ..models import AccountHealth, RawEvent
from ..queries.accounts import account, account_shape, adapter, secret_name
from ..shapes import Account, Health, SendingTrouble
from .keeping import handle_later
from .sending import deliver_later

KEY_BYTES = 12


@transaction.atomic
def add_account(*, kind: str, name: str, values: Mapping[str, str], team_id: int | None = None) -> Account:
    """A new account with what its form holds; its webhook's address is made with it."""
    now = core.now()
    row = AccountRow.objects.create(
        kind=kind, key=secrets.token_urlsafe(KEY_BYTES), name=name[:80], team_id=team_id, made_at=now,
        ready_at=now,
    )  # fmt: skip
    _keep(row, values)
    return account_shape(row)


@transaction.atomic
def change_account(
    *, account_id: int, name: str, values: Mapping[str, str], team_id: int | None = None
) -> None:
    """What the form holds now; a secret left empty stays as it is."""
    row = AccountRow.objects.select_for_update().get(pk=account_id)
    row.name, row.team_id = name[:80], team_id
    _keep(row, values)


def _keep(row: AccountRow, values: Mapping[str, str]) -> None:
    how = adapter(row.kind)
    fields = how.fields if how else ()
    row.settings = {**row.settings, **{f.name: values.get(f.name, "") for f in fields if not f.secret}}
    row.save()
    for field in fields:
        if field.secret and values.get(field.name):
            people.keep_secret(name=secret_name(row.pk, field.name), value=values[field.name])
    AccountHealth.objects.filter(account=row).update(open_until=None, failures=0)


@transaction.atomic
def pause(*, account_id: int) -> None:
    """Nothing goes out and its webhook is closed, until it is resumed."""
    AccountRow.objects.filter(pk=account_id).update(active=False)


@transaction.atomic
def resume(*, account_id: int) -> None:
    """It works again, and what waited goes out."""
    AccountRow.objects.filter(pk=account_id).update(active=True)
    AccountHealth.objects.filter(account=account_id).update(open_until=None, failures=0)
    whose = account(account_id)
    for conversation_id in conversations.conversations_waiting(whose.kind) if whose else ():
        deliver_later(conversation_id)


def test(*, account_id: int) -> Health:
    """Ask the service whether it knows us; the result stays on the account's page."""
    whose = account(account_id)
    how = adapter(whose.kind) if whose else None
    if whose is None or how is None:
        return Health(ok=False, reason="unknown")
    try:
        health = how.check(whose)
    except SendingTrouble as trouble:
        health = Health(ok=False, reason=trouble.reason)
    if health.found:
        _remember(account_id, health.found)
    AccountHealth.objects.bulk_create([AccountHealth(account_id=account_id)], ignore_conflicts=True)
    found = {"checked_at": core.now(), "check_reason": "" if health.ok else health.reason[:60]}
    AccountHealth.objects.filter(account=account_id).update(
        **found, **({"open_until": None} if health.ok else {})
    )
    return health


@transaction.atomic
def _remember(account_id: int, found: Mapping[str, str]) -> None:
    """What the service told about the account, for the adapter's own use."""
    row = AccountRow.objects.select_for_update().get(pk=account_id)
    row.settings = {**row.settings, **found}
    row.save(update_fields=["settings"])


@transaction.atomic
def run_again(*, account_id: int, event_id: int | None = None) -> int:
    """Try once more what was not understood: one event, or all of the account; how many."""
    rows = RawEvent.objects.filter(account=account_id).exclude(problem="")
    rows = rows.filter(pk=event_id) if event_id is not None else rows
    contacts = set(rows.values_list("contact", flat=True))
    many = rows.update(problem="", tries=0, handled_at=None)
    handle_later(account_id, contacts)
    return many
