"""Who acted and on whom, by name; all names of a page in a handful of queries."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from madoguchi.core import api as core
from madoguchi.people import api as people

from ..kinds import option_label


def actors_of(staff_id: int | None) -> Collection[tuple[str, int]] | None:
    """Under which names a member of staff stands in the trail: as herself, and as her account."""
    if staff_id is None:
        return None
    person = people.staff(staff_id)
    return [("staff", staff_id), *([("account", person.account_id)] if person else [])]


@dataclass(frozen=True)
class Names:
    """The names that the changes of one page need."""

    accounts: dict[int, int]
    staff: dict[int, str]
    customers: dict[int, str]
    teams: dict[int, str]

    @classmethod
    def of(cls, changes: Iterable[core.Change]) -> "Names":
        """Read them: accounts, staff, customers and teams, once each."""
        held = list(changes)
        accounts = people.account_staff(one.actor_id or 0 for one in held if one.actor_kind == "account")
        customers = {int(pk) for one in held if (pk := _customer(one)) is not None}
        everybody = {one.id: one.name for one in people.all_staff(active=False)}
        teams = {team.id: team.name for team in people.teams()}
        return cls(accounts, everybody, people.names(customers), teams)

    def actor(self, change: core.Change) -> str:
        """Who did it: a member of staff, a customer, or the house itself."""
        if change.actor_kind in ("account", "staff"):
            pk = change.actor_id or 0
            staff_id = self.accounts.get(pk, 0) if change.actor_kind == "account" else pk
            return self.staff.get(staff_id, _("somebody who left"))
        return _("a customer") if change.actor_kind == "customer" else _("the system")

    def subject(self, change: core.Change) -> str:
        """On what or whom: the person, customer or team; a setting by the name of its page."""
        row = change.after or change.before
        if change.model == "core.option":
            return option_label(change.row_id)
        if (customer := _customer(change)) is not None:
            return self.customers.get(int(customer), "")
        if row.get("staff_id"):
            team = self.teams.get(row.get("team_id") or 0, "")
            return " · ".join(part for part in (self.staff.get(row["staff_id"], ""), team) if part)
        return str(row.get("name") or row.get("name_ja") or row.get("title") or row.get("slug") or "")


def _customer(change: core.Change) -> int | None:
    row = change.after or change.before
    if change.model == "people.customer":
        found: int | None = row.get("id")
        return found
    return row.get("customer_id")
