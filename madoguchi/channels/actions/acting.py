"""Something is done at a service, by a press on the account's page."""

from django.db import transaction

from ..models import Account as AccountRow
from ..queries.accounts import account_shape, adapter
from ..shapes import Act, Health, SendingTrouble


def act_question(*, account_id: int, code: str) -> tuple[str, Health]:
    """What will be different at the service, to be confirmed ("" for nothing), or why it cannot be told."""
    row = AccountRow.objects.get(pk=account_id)
    act = _act(row, code)
    try:
        return act.asks(account_shape(row)) if act else "", Health(ok=True)
    except SendingTrouble as trouble:
        return "", Health(ok=False, reason=trouble.reason)


@transaction.atomic
def run_act(*, account_id: int, code: str) -> Health:
    """Have something done at the service (`Adapter.acts`), one press at a time for each account.

    What the service refuses comes back as its reason. Safe to repeat.
    """
    row = AccountRow.objects.select_for_update(no_key=True).get(pk=account_id)
    act = _act(row, code)
    if act is None:
        return Health(ok=False, reason="unknown")
    try:
        done = act.run(account_shape(row))
    except SendingTrouble as trouble:
        return Health(ok=False, reason=trouble.reason)
    if done.found:
        row.settings = {**row.settings, **done.found}
        row.save(update_fields=["settings"])
    return done


def _act(row: AccountRow, code: str) -> Act | None:
    how = adapter(row.kind)
    return next((one for one in (how.acts if how else ()) if one.code == code), None)
