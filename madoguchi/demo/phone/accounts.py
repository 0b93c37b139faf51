"""The demo company's accounts at the services of its phone."""

import json
from collections.abc import Mapping
from typing import Any

from django.conf import settings

from madoguchi.channels import api as channels

from .played import COMPANY, SERVICES, Played

CONTROL, HERE = "control", "http://127.0.0.1:"
MAIL = "email"


def plugged_in() -> dict[str, str]:
    """Where the services and the phone itself (`CONTROL`) listen; {} without a phone."""
    told = settings.MADOGUCHI_PHONE
    found: dict[str, str] = json.loads(told) if told.startswith("{") else {}
    return found


def connect() -> None:
    """Add the accounts that are missing, and lead the others to where the services are today."""
    there = {account.kind: account for account in channels.accounts()}
    addresses = plugged_in()
    for service in SERVICES if addresses else ():
        values = _values(service, addresses)
        if (ours := there.get(service.kind)) is None:
            channels.add_account(kind=service.kind, name=COMPANY, values=values)
        elif _is_ours(service, ours.settings):
            _lead(service, ours, values)


def _lead(service: Played, ours: channels.Account, values: dict[str, str]) -> None:
    """An account that is there asks the services of today; the mailbox begins to work with the first."""
    kept = {**ours.settings, **values}
    channels.change_account(account_id=ours.id, name=ours.name, values=kept, team_id=ours.team_id)
    if service.led_by_port and not ours.settings.get(service.led_by_port):
        channels.resume(account_id=ours.id)


def announce(kind: str) -> None:
    """Tell the service where the desk is, as the test of the connection does."""
    for account in channels.accounts(kind)[:1]:
        channels.test(account_id=account.id)


def endpoint(kind: str) -> str:
    """Where the service calls the desk; "" when we have no account there."""
    if kind == MAIL:
        return plugged_in().get("lmtp", "")
    ours = channels.accounts(kind)
    return channels.webhook_address(ours[0]) if ours else ""


def _values(service: Played, addresses: dict[str, str]) -> dict[str, str]:
    at, found = addresses[service.kind], dict(service.values)
    if service.led_by:
        found[service.led_by] = at
    if service.led_by_port:
        found[service.led_by_port] = at.rpartition(":")[2]
    return found


def _is_ours(service: Played, settings: Mapping[str, Any]) -> bool:
    """Whether an account was made here, and has to be led anew."""
    if service.led_by:
        return str(settings.get(service.led_by)).startswith(HERE)
    return bool(service.led_by_port) and settings.get("address") == service.values["address"]
