"""The service's webhook: a form, signed over our public address and every field."""

import hmac
from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

from django.http import QueryDict
from twilio.request_validator import RequestValidator, add_port, remove_port

from madoguchi.people import api as people

from ..queries.accounts import webhook_address
from ..shapes import Account, NotGenuine, NotUnderstood, Part


def verify(account: Account, headers: Mapping[str, str], raw: bytes) -> None:
    """Raises NotGenuine unless these fields were signed for our address.

    No time is signed: what comes again is known by its MessageSid.
    """
    token, given = account.secret("auth_token"), headers.get("X-Twilio-Signature", "")
    checked, where = RequestValidator(token), urlsplit(webhook_address(account))
    said = given.encode("ascii", "replace")
    right = [
        hmac.compare_digest(checked.compute_signature(address, fields(raw)).encode(), said)
        for address in (remove_port(where), add_port(where), where.geturl())
    ]
    if not token or not any(right):
        raise NotGenuine


def fields(raw: bytes) -> QueryDict:
    """What was posted."""
    return QueryDict(raw, encoding="utf-8")


def split(account: Account, headers: Mapping[str, str], raw: bytes) -> Iterable[Part]:
    """One event a request: a message, or news of one of ours."""
    found = fields(raw)
    sid, state = found.get("MessageSid", ""), found.get("MessageStatus", "")
    if not sid:
        raise NotUnderstood("no MessageSid")
    whom = found.get("To" if state else "From", "")
    yield Part(body=raw, external_id=f"{sid}:{state}" if state else sid, contact=number(whom) or whom)


def number(text: str) -> str:
    """E.164, from any spelling; "" for what is no telephone number (a short code, a name)."""
    try:
        return people.normal_identity("phone", text)
    except ValueError:
        return ""
