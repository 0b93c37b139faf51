"""Accounts are begun, changed, switched on and off, given up, and what was not understood is run again."""

import base64
import hashlib
import hmac
import json
import secrets
from collections.abc import Iterable, Mapping

from django.conf import settings
from django.db import transaction
from django.utils import translation

from madoguchi.conversations import api as conversations
from madoguchi.core import api as core
from madoguchi.people import api as people

from ..models import Account as AccountRow
from ..models import AccountHealth, RawEvent
from ..queries.accounts import account_shape, adapter, secret_name
from ..queries.faring import was_used
from ..queries.fields import TYPED
from ..shapes import Account, Field
from .keeping import handle_later
from .sending import deliver_later

KEY_BYTES, MADE_BYTES = 12, 24
NAMED = 400
"""Letters of the names of changed fields that the audit keeps."""


class ChangedMeanwhile(Exception):
    """Somebody else has saved another connection since the form was shown; nothing was kept."""


class InUse(Exception):
    """The account was used: it can be closed, and no longer removed."""


@transaction.atomic
def add_account(
    *, kind: str, name: str, values: Mapping[str, str], team_id: int | None = None, language: str = "ja",
    ready: bool = True,
) -> Account:  # fmt: skip
    """A new account with what its form holds; its webhook's address is made with it.

    ready=False: it is still being set up, so that nothing goes out and nothing is taken in.
    """
    now = core.now()
    row = AccountRow.objects.create(
        kind=kind, key=secrets.token_urlsafe(KEY_BYTES), name=name[:80], team_id=team_id, language=language,
        made_at=now, active=ready, ready_at=now if ready else None,
    )  # fmt: skip
    _keep(row, values)
    return account_shape(row)


@transaction.atomic
def change_account(
    *,
    account_id: int,
    name: str,
    values: Mapping[str, str],
    team_id: int | None = None,
    language: str = "ja",
    seen: str = "",
) -> None:
    """What the form holds now; a secret left empty stays as it is.

    seen: the mark of the account as the form showed it. Raises ChangedMeanwhile where it is another by now.
    """
    row = AccountRow.objects.select_for_update().get(pk=account_id)
    if seen and seen != mark(account_shape(row)):
        raise ChangedMeanwhile
    row.name, row.team_id, row.language = name[:80], team_id, language
    _keep(row, values)


def mark(account: Account) -> str:
    """What tells the open part of a connection from every other."""
    told = [account.name, account.team_id, account.language, dict(account.settings)]
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:16]


def _keep(row: AccountRow, values: Mapping[str, str]) -> None:
    how = adapter(row.kind)
    fields = how.fields if how else ()
    given = {one.name: values[one.name] for one in fields if one.name in values}
    for one in fields:
        if one.made and not one.secret and not given.get(one.name):
            given[one.name] = row.settings.get(one.name) or secrets.token_urlsafe(MADE_BYTES)
    with translation.override(settings.LANGUAGE_CODE):
        changed = [str(one.label) for one in fields if _is_news(row, one, given.get(one.name))]
    open_ones = {one.name: given[one.name] for one in fields if one.name in given and not one.secret}
    row.settings = {**row.settings, **open_ones}
    if changed:
        row.changed, row.changed_at = "、".join(changed)[:NAMED], core.now()
    row.save()
    for one in fields:
        if one.secret and given.get(one.name):
            people.keep_secret(name=secret_name(row.pk, one.name), value=given[one.name])
    AccountHealth.objects.filter(account=row).update(open_until=None, failures=0)


def _is_news(row: AccountRow, field: Field, value: str | None) -> bool:
    """Whether this value changes what is kept: a secret does whenever it was typed."""
    return bool(value) if field.secret else value is not None and value != row.settings.get(field.name, "")


@transaction.atomic
def make_secret(*, account_id: int, name: str, wish: str) -> str:
    """A new value for a field that we make and seal; the same for the same wish: asking twice is safe.

    It is returned this once and can be read nowhere afterwards. Raises LookupError for any other field.
    """
    row = AccountRow.objects.select_for_update().get(pk=account_id)
    how = adapter(row.kind)
    if not any(one.name == name and one.made and one.secret for one in (how.fields if how else ())):
        raise LookupError(name)
    words = f"channels.made:{row.key}:{name}:{wish}".encode()
    drawn = hmac.new(settings.SECRET_KEY.encode(), words, hashlib.sha256).digest()
    value = base64.urlsafe_b64encode(drawn).decode().rstrip("=")
    _keep(row, {name: value})
    return value


@transaction.atomic
def pause(*, account_id: int) -> None:
    """Nothing goes out and nothing is taken in, until it is resumed."""
    AccountRow.objects.filter(pk=account_id).update(active=False)


@transaction.atomic
def resume(*, account_id: int) -> bool:
    """It works (again), and what waited goes out; False for one that was closed."""
    row = AccountRow.objects.select_for_update().filter(pk=account_id, closed_at=None).first()
    if row is None:
        return False
    row.active, row.ready_at = True, row.ready_at or core.now()
    row.save(update_fields=["active", "ready_at"])
    AccountHealth.objects.filter(account=account_id).update(open_until=None, failures=0)
    for conversation_id in conversations.conversations_waiting(row.kind):
        deliver_later(conversation_id)
    return True


@transaction.atomic
def close(*, account_id: int) -> None:
    """Give it up for good: its keys are forgotten, its conversations stay."""
    row = AccountRow.objects.select_for_update().get(pk=account_id)
    if row.closed_at is None:
        row.active, row.closed_at = False, core.now()
        row.save(update_fields=["active", "closed_at"])
    _forget_secrets(row)


@transaction.atomic
def remove(*, account_id: int) -> None:
    """Take away an account that was never used. Raises InUse; one that is gone is no trouble."""
    row = AccountRow.objects.select_for_update().filter(pk=account_id).first()
    if row is None:
        return
    if was_used(account_id):
        raise InUse
    _forget_secrets(row)
    row.delete()


def _forget_secrets(row: AccountRow) -> None:
    how = adapter(row.kind)
    for name in _secrets_of(how.fields if how else ()):
        people.keep_secret(name=secret_name(row.pk, name), value="")


def _secrets_of(fields: Iterable[Field]) -> list[str]:
    return [one.name + end for one in fields if one.secret for end in ("", TYPED)]


@transaction.atomic
def set_aside(*, account_id: int, values: Mapping[str, str]) -> None:
    """Keep typed secrets, sealed, until the rest of their form is right; empty ones leave what lies there."""
    for name, value in values.items():
        if value:
            people.keep_secret(name=secret_name(account_id, name + TYPED), value=value)


@transaction.atomic
def take_back(*, account_id: int, names: Iterable[str]) -> dict[str, str]:
    """What was set aside under these names; it lies there no more."""
    found = {}
    for name in names:
        found[name] = people.kept_secret(secret_name(account_id, name + TYPED))
        people.keep_secret(name=secret_name(account_id, name + TYPED), value="")
    return found


@transaction.atomic
def run_again(*, account_id: int, event_id: int | None = None, problem: str | None = None) -> int:
    """Try once more what was not understood: one event, all with this problem, or all; how many."""
    rows = RawEvent.objects.filter(account=account_id).exclude(problem="")
    rows = rows.filter(pk=event_id) if event_id is not None else rows
    rows = rows.filter(problem=problem) if problem is not None else rows
    contacts = set(rows.values_list("contact", flat=True))
    many = rows.update(problem="", tries=0, handled_at=None)
    handle_later(account_id, contacts)
    return many
