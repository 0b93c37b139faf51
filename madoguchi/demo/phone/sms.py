"""A text message service on loopback, as Twilio's API answers; and the telephones that it reaches."""

import base64
import hashlib
import hmac
import itertools
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qs, urlencode
from xml.etree import ElementTree

from .service import Asked, Service

ACCOUNT, TOKEN, NUMBER = "AC" + "0" * 31 + "1", "sms-auth-token", "+815012345678"
UNKNOWN = "+819099999999"
"""Nobody has this number."""
Answer = tuple[int, Any, dict[str, str]]


class SmsServer(Service):
    """One account there. `sent` is what arrived at telephones, by number; `media` what was sent along."""

    def __init__(self) -> None:
        super().__init__()
        self.sent: list[dict[str, str]] = []
        self.media: dict[str, tuple[str, bytes]] = {}
        self.stopped: set[str] = set()
        self.hook = ""
        self.numbers = itertools.count(1)

    def said(self, to: str = "") -> list[str]:
        """The words that arrived, at one number or all."""
        return [one["Body"] for one in self.sent if not to or one["To"] == to]

    def message(self, number: str, text: str = "", *, media: Mapping[str, tuple[str, bytes]] | None = None,
                **more: str) -> dict[str, str]:  # fmt: skip
        """What the service posts when somebody writes; `media`: name → type and content."""
        sid = f"SM{next(self.numbers):032d}"
        found = {
            "MessageSid": sid, "SmsSid": sid, "AccountSid": ACCOUNT, "From": number, "To": NUMBER,
            "Body": text, "SmsStatus": "received", "NumMedia": str(len(media or {})), "NumSegments": "1",
            "FromCountry": "JP", "ApiVersion": "2010-04-01",
        }  # fmt: skip
        for place, (name, (kind, content)) in enumerate((media or {}).items()):
            path = f"/2010-04-01/Accounts/{ACCOUNT}/Messages/{sid}/Media/{name}"
            self.media[path] = (kind, content)
            found |= {f"MediaUrl{place}": self.address + path, f"MediaContentType{place}": kind}
        return found | more

    def status(self, sid: str, state: str, code: str = "") -> dict[str, str]:
        """What the service posts about a message of ours."""
        sent = next(one for one in self.sent if one["sid"] == sid)
        found = {
            "MessageSid": sid, "SmsSid": sid, "AccountSid": ACCOUNT, "From": NUMBER, "To": sent["To"],
            "MessageStatus": state, "SmsStatus": state,
        }  # fmt: skip
        return found | ({"ErrorCode": code} if code else {})

    def hear(self, number: str, answered: bytes) -> None:
        """Our webhook's answer: the messages in it go to the telephone at once."""
        for one in ElementTree.fromstring(answered).iter("Message"):
            self._take(number, "".join(one.itertext()))

    def answer(self, asked: Asked) -> Answer:
        """As the service answers."""
        given = base64.b64encode(f"{ACCOUNT}:{TOKEN}".encode()).decode()
        if asked.headers.get("Authorization") != f"Basic {given}":
            return _refused(401, 20003, "Authenticate")
        root = f"/2010-04-01/Accounts/{ACCOUNT}"
        if asked.path in self.media:
            kind, content = self.media[asked.path]
            return 200, content, {"Content-Type": kind}
        if asked.path == f"{root}/Messages.json" and asked.method == "POST":
            return self._create({name: values[0] for name, values in parse_qs(asked.raw.decode()).items()})
        if asked.path == f"{root}.json":
            return 200, {"sid": ACCOUNT, "friendly_name": "あおぞら電機", "status": "active"}, {}
        if asked.path.startswith(f"{root}/IncomingPhoneNumbers"):
            return self._number(asked)
        return _refused(404, 20404, "Not found")

    def _number(self, asked: Asked) -> Answer:
        """Our number, looked for or changed."""
        if asked.method == "POST" and asked.path.endswith("/PN1.json"):
            given = parse_qs(asked.raw.decode(), keep_blank_values=True)
            self.hook = given.get("SmsUrl", [self.hook])[0]
        own = {"sid": "PN1", "phone_number": NUMBER, "sms_url": self.hook, "sms_method": "POST"}
        if asked.path.endswith("/PN1.json"):
            return 200, own, {}
        wanted = parse_qs(asked.query).get("PhoneNumber", [NUMBER])[0]
        rows = [own] if wanted == NUMBER else []
        return 200, {"incoming_phone_numbers": rows, "uri": asked.path, "page": 0, "page_size": 1}, {}

    def _create(self, asked: dict[str, str]) -> Answer:
        to, text = asked["To"], asked.get("Body", "")
        if to in self.stopped:
            return _refused(400, 21610, "Attempt to send to unsubscribed recipient")
        if to == UNKNOWN:
            return _refused(400, 21211, "Invalid 'To' Phone Number")
        if asked.get("From") != NUMBER:
            return _refused(400, 21606, "The 'From' phone number is not yours")
        if not text or len(text) > 1600:
            return _refused(400, 21617, "The message body exceeds 1600 characters")
        made = self._take(to, text, asked.get("StatusCallback", ""))
        told = {
            "sid": made["sid"], "status": "queued", "to": to, "from": NUMBER, "body": text,
            "num_segments": str(-(-len(text) // 67)), "num_media": "0", "account_sid": ACCOUNT,
        }  # fmt: skip
        return 201, told, {}

    def _take(self, to: str, text: str, callback: str = "") -> dict[str, str]:
        made = {"sid": f"SM{next(self.numbers):032d}", "To": to, "Body": text, "StatusCallback": callback}
        self.sent.append(made)
        return made


def _refused(status: int, code: int, message: str) -> Answer:
    return status, {"code": code, "message": message, "status": status}, {}


def signed(address: str, params: Mapping[str, str], token: str = TOKEN) -> tuple[bytes, dict[str, str]]:
    """The body of a request to this webhook, and its signature."""
    return urlencode(params).encode(), {"X-Twilio-Signature": signature(address, params, token)}


def signature(address: str, params: Mapping[str, str], token: str = TOKEN) -> str:
    """As the service signs: the address, then every name with its value, by name."""
    whole = address + "".join(f"{name}{params[name]}" for name in sorted(params))
    return base64.b64encode(hmac.new(token.encode(), whole.encode(), hashlib.sha1).digest()).decode()
