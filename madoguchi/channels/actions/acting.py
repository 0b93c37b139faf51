"""Something is done at a service, by a press on the account's page."""

from django.db import transaction

from ..models import Account as AccountRow
from ..queries.accounts import account_shape, adapter
from ..shapes import Health, SendingTrouble


@transaction.atomic
def run_act(*, account_id: int, code: str) -> Health:
    """Have something done at the service (`Adapter.acts`), one press at a time for each account.

    What the service refuses comes back as its reason. Safe to repeat.
    """
    row = AccountRow.objects.select_for_update(no_key=True).get(pk=account_id)
    how = adapter(row.kind)
    act = next((one for one in (how.acts if how else ()) if one.code == code), None)
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
