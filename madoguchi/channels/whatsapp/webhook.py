"""WhatsApp's webhook: one request holds messages and receipts of many customers."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ..meta.webhook import moment
from ..shapes import Account, NotUnderstood, Part
from ..unpacking import bytes_of, each, json_of


def split(account: Account, headers: Mapping[str, str], raw: bytes) -> Iterable[Part]:
    """One part per message and per receipt; what else Meta tells (templates, quality) is not for the desk."""
    told = json_of(raw)
    if told["object"] != "whatsapp_business_account":
        raise NotUnderstood(f"object {told['object']}")
    for entry in told["entry"]:
        for change in entry["changes"]:
            if change.get("field") == "messages":
                yield from _parts(change["value"])


def _parts(value: Mapping[str, Any]) -> Iterator[Part]:
    number = str(value["metadata"]["phone_number_id"])
    names = {name: one for one in value.get("contacts") or () for name in _names(one)}
    yield from each(value.get("messages") or (), lambda message: _said(message, number, names))
    yield from each(value.get("statuses") or (), lambda status: _became(status, number))


def _said(message: Mapping[str, Any], number: str, names: Mapping[str, Any]) -> Iterator[Part]:
    address = who(message)
    person = names.get(address, {})
    kept = {"message": message, "number": number, "name": (person.get("profile") or {}).get("name", "")}
    yield Part(bytes_of(kept), str(message["id"]), address, moment(message["timestamp"]))


def _became(status: Mapping[str, Any], number: str) -> Iterator[Part]:
    address = str(status.get("recipient_id") or status.get("recipient_user_id") or "")
    name = f"{status['id']}:{status['status']}"
    yield Part(bytes_of({"status": status, "number": number}), name, address, moment(status["timestamp"]))


def who(message: Mapping[str, Any]) -> str:
    """Her number without plus; her own name for us where she has hidden the number ("JP.1234…")."""
    return str(message.get("from") or message["from_user_id"])


def _names(contact: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(str(one) for one in (contact.get("wa_id"), contact.get("user_id")) if one)
