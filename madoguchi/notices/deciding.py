"""Which way a notice goes: the channel she prefers, what she wants, what the company tells, night and day."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.db.models import Count
from django.utils.timezone import localtime

from madoguchi.people import api as people
from madoguchi.people.shapes import CustomerShape

from .kinds import KINDS, Kind
from .models import Telling
from .shapes import NoticeRules
from .ways import reached

LETTERS = ("email", "line", "sms")
"""A notice goes as one of these; beside it, her devices ring."""
DAY = timedelta(hours=24)


@dataclass(frozen=True)
class Plan:
    """One way for one notice; with a reason it is held back. `former`: the address was hers before."""

    channel: str
    to: str = ""
    former: bool = False
    reason: str = ""
    due_at: datetime | None = None


def plans(
    customer: CustomerShape, code: str, rules: NoticeRules, former: Mapping[str, Iterable[str]], now: datetime
) -> tuple[Plan, ...]:
    """All ways on which this kind goes to this customer, now or in the morning, or why it does not."""
    kind = KINDS[code]
    found = [*_devices(customer.id, code, rules), *_letter(customer, code, rules)]
    taken = {(one.channel, one.to) for one in found}
    for channel, addresses in former.items():
        ours = [one for one in addresses if (channel, one) not in taken]
        found += [
            Plan(channel, one, former=True) for one in dict.fromkeys(ours) if rules.tells(code, channel)
        ]
    if kind.necessary:
        return tuple(found)
    full = _full(customer.id, rules, now)
    return tuple(_timed(one, rules, now) if one.channel not in full else _capped(one) for one in found)


def unwanted(customer_id: int, kind: Kind, channel: str) -> bool:
    """Whether she does not want to hear of this here; what she has to know she is told all the same."""
    return not kind.necessary and not people.wants(customer_id, kind.topic, channel)


def _devices(customer_id: int, code: str, rules: NoticeRules) -> Iterator[Plan]:
    if to := reached("push", customer_id):
        yield Plan("push", to, reason=_against(customer_id, code, "push", rules))


def _letter(customer: CustomerShape, code: str, rules: NoticeRules) -> Iterator[Plan]:
    """One of mail, LINE and text message: the one she prefers, else mail, else whatever reaches her."""
    preferred = people.profile(customer.id).preferred_channel
    if preferred == "push" and not KINDS[code].necessary and _rings(customer.id, code, rules):
        return
    order = (preferred, "email") if preferred in LETTERS else ("email",)
    reachable = _reachable(customer, order) or _reachable(customer, LETTERS)
    against = [_against(customer.id, code, one.channel, rules) for one in reachable]
    for one, reason in zip(reachable, against, strict=True):
        if not reason:
            yield one
            return
    if reachable:
        yield replace(reachable[0], reason=against[0])
    else:
        yield Plan("email", reason="no_address" if rules.tells(code, "email") else "off")


def _rings(customer_id: int, code: str, rules: NoticeRules) -> bool:
    return bool(reached("push", customer_id)) and not _against(customer_id, code, "push", rules)


def _reachable(customer: CustomerShape, order: Iterable[str]) -> list[Plan]:
    where = ((channel, _address(customer, channel)) for channel in dict.fromkeys(order))
    return [Plan(channel, to) for channel, to in where if to]


def _address(customer: CustomerShape, channel: str) -> str:
    return customer.email if channel == "email" else reached(channel, customer.id)


def _against(customer_id: int, code: str, channel: str, rules: NoticeRules) -> str:
    if not rules.tells(code, channel):
        return "off"
    return "unwanted" if unwanted(customer_id, KINDS[code], channel) else ""


def _full(customer_id: int, rules: NoticeRules, now: datetime) -> frozenset[str]:
    """The channels on which she has heard enough for a day."""
    if not rules.a_day:
        return frozenset()
    lately = Telling.objects.filter(customer_id=customer_id, at__gt=now - DAY, necessary=False)
    counts = lately.exclude(state="held").values_list("channel").annotate(n=Count("id"))
    return frozenset(channel for channel, n in counts if n >= rules.a_day)


def _capped(plan: Plan) -> Plan:
    return plan if plan.reason else replace(plan, reason="capped")


def _timed(plan: Plan, rules: NoticeRules, now: datetime) -> Plan:
    if plan.reason or not rules.quiet(localtime(now).hour, plan.channel):
        return plan
    return replace(plan, due_at=morning(rules, now))


def morning(rules: NoticeRules, now: datetime) -> datetime:
    """When the night ends in which `now` lies."""
    here = localtime(now)
    ends = here.replace(hour=rules.quiet_until, minute=0, second=0, microsecond=0)
    return ends if ends > here else ends + timedelta(days=1)
