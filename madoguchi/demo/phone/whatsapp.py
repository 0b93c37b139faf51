"""WhatsApp's Cloud API on loopback: keeps what arrives at phones, refuses, and writes as a customer."""

import json
import re
import time
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import HTTP
from typing import Any, cast

from .graph import GraphHandler, GraphServer, missing, wrong

NUMBER_ID, BUSINESS, NUMBER = "106540352242922", "102290129340398", "+81 50-1234-5678"
DAY = 24 * 3600
TEMPLATES = [
    {
        "name": "order_update", "language": "ja", "status": "APPROVED", "category": "UTILITY",
        "parameter_format": "POSITIONAL",
        "components": [
            {"type": "BODY", "text": "{{1}}様、ご注文{{2}}の件でお返事があります。"},
            {"type": "FOOTER", "text": "あおぞら電機"},
        ],
    },
    {
        "name": "go_on", "language": "en", "status": "APPROVED", "category": "UTILITY",
        "parameter_format": "NAMED",
        "components": [{"type": "BODY", "text": "Hello {{name}}, we have an answer for you."}],
    },
    {
        "name": "with_picture", "language": "ja", "status": "APPROVED", "category": "MARKETING",
        "components": [{"type": "HEADER", "format": "IMAGE"}, {"type": "BODY", "text": "新製品のご案内"}],
    },
    {
        "name": "not_yet", "language": "ja", "status": "PENDING", "category": "UTILITY",
        "components": [{"type": "BODY", "text": "審査中です"}],
    },
]  # fmt: skip


class WhatsAppServer(GraphServer):
    """One number's WhatsApp. `sent` is what arrived at phones, in order; `last_in` when each phone wrote."""

    def __init__(self) -> None:
        super().__init__(WhatsAppHandler)
        self.last_in: dict[str, float] = {}

    def said(self, to: str = "") -> list[str]:
        """The words that arrived, of one phone or all."""
        return [words(one) for one in self.sent if not to or to in (one.get("to"), one.get("recipient"))]

    def message(self, phone: str, text: str = "", *, at: int | None = None, **more: Any) -> dict[str, Any]:
        """What a phone writes; `more` describes anything but a text. It opens the window for a day."""
        self.last_in[phone] = time.time()
        whom = {"from": phone} if phone.isdigit() else {"from_user_id": phone}
        said = {"type": "text", "text": {"body": text}} if text else {}
        return {
            **whom, "id": f"wamid.IN{next(self.numbers)}", "timestamp": str(at or int(time.time())),
            **said, **more,
        }  # fmt: skip

    def file(self, content: bytes, media_type: str) -> dict[str, Any]:
        """A file that a phone has sent up, as a message names it."""
        name = str(next(self.numbers))
        self.files[name] = (content, media_type)
        return {"id": name, "mime_type": media_type, "sha256": "0"}

    def status(self, id: str, state: str, phone: str, code: int = 0) -> dict[str, Any]:
        """How one of our messages fared."""
        errors = {"errors": [{"code": code, "title": "(refused)", "message": "(refused)"}]} if code else {}
        return {
            "id": id,
            "status": state,
            "timestamp": str(int(time.time())),
            "recipient_id": phone,
            **errors,
        }

    def hook(self, *told: dict[str, Any], number: str = NUMBER_ID, name: str = "田中 花子") -> dict[str, Any]:
        """The webhook with these messages and statuses, as WhatsApp writes it."""
        messages = [one for one in told if "status" not in one]
        people = {one.get("from") or one.get("from_user_id") or one["recipient_id"] for one in told}
        value: dict[str, Any] = {
            "messaging_product": "whatsapp",
            "metadata": {"display_phone_number": NUMBER, "phone_number_id": number},
            "contacts": [
                {
                    "profile": {"name": name},
                    "user_id": one if "." in one else f"JP.{one}",
                    **({"wa_id": one} if one.isdigit() else {}),
                }
                for one in sorted(people)
            ],
        }
        if messages:
            value["messages"] = messages
        if statuses := [one for one in told if "status" in one]:
            value["statuses"] = statuses
        return {
            "object": "whatsapp_business_account",
            "entry": [{"id": BUSINESS, "changes": [{"value": value, "field": "messages"}]}],
        }


def words(message: dict[str, Any]) -> str:
    """What a phone shows of a message."""
    kind = message["type"]
    if kind == "text":
        return str(message["text"]["body"])
    if kind == "interactive":
        return str(message["interactive"]["body"]["text"])
    if kind == "template":
        values = [
            one["text"] for part in message["template"].get("components", ()) for one in part["parameters"]
        ]
        return " ".join([message["template"]["name"], *values])
    return str(message[kind].get("caption") or kind)


class WhatsAppHandler(GraphHandler):
    """The paths that a desk uses."""

    server: WhatsAppServer

    def answer(self, method: str, path: str, raw: bytes) -> tuple[int, Any]:
        if method == "POST" and path == f"/{NUMBER_ID}/messages":
            return self._take(json.loads(raw))
        if method == "POST" and path == f"/{NUMBER_ID}/media":
            return self._keep(raw)
        if path == f"/{NUMBER_ID}":
            return 200, {
                "id": NUMBER_ID, "display_phone_number": NUMBER, "verified_name": "あおぞら電機",
                "quality_rating": "GREEN", "webhook_configuration": {"application": self.server.webhook},
            }  # fmt: skip
        if path == f"/{BUSINESS}/message_templates":
            return 200, {"data": [one for one in TEMPLATES if self.asked("status") in ("", one["status"])]}
        if path.startswith("/media/"):
            found = self.server.files.get(path.removeprefix("/media/"))
            return (200, found) if found else missing("file")
        if found := self.server.files.get(path.strip("/")):
            url = f"{self.server.address}/media{path}"
            return 200, {"url": url, "mime_type": found[1], "file_size": len(found[0]), "id": path.strip("/")}
        return missing()

    def _take(self, asked: dict[str, Any]) -> tuple[int, Any]:
        if asked.get("status") == "read":
            return 200, {"success": True}
        whom = str(asked.get("to") or asked.get("recipient") or "").lstrip("+")
        if refused := self._fault(whom, asked):
            return refused
        id_ = f"wamid.OUT{next(self.server.numbers)}"
        self.server.sent.append({**asked, "id": id_})
        contact = {"input": whom, **({"wa_id": whom} if whom.isdigit() else {"user_id": whom})}
        return 200, {"messaging_product": "whatsapp", "contacts": [contact], "messages": [{"id": id_}]}

    def _fault(self, whom: str, asked: dict[str, Any]) -> tuple[int, Any] | None:
        kind = str(asked.get("type") or "text")
        if whom in self.server.blocked:
            return wrong(131026, "Message undeliverable")
        if kind != "template" and time.time() - self.server.last_in.get(whom, 0) > DAY:
            return wrong(131047, "Re-engagement message")
        if kind == "template" and not _approved(asked["template"]):
            return wrong(132000, "Number of parameters does not match the expected number of params")
        if kind in ("image", "video", "audio", "document") and asked[kind].get("id") not in self.server.files:
            return wrong(131053, "Media upload error")
        return wrong(131009, "Parameter value is not valid") if _too_much(kind, asked) else None

    def _keep(self, raw: bytes) -> tuple[int, Any]:
        """A file in a form of several parts, as httpx, browsers and kits send it."""
        head = f"Content-Type: {self.headers['Content-Type']}\r\n\r\n".encode()
        form = BytesParser(policy=HTTP).parsebytes(head + raw)
        parts = {one.get_param("name", header="content-disposition"): one for one in form.iter_parts()}
        if "file" not in parts or "messaging_product" not in parts:
            return wrong(100, "(#100) The parameter file is required.")
        file = cast(EmailMessage, parts["file"])
        name = str(next(self.server.numbers))
        self.server.files[name] = (bytes(file.get_payload(decode=True) or b""), file.get_content_type())
        return 200, {"id": name}


def _approved(asked: dict[str, Any]) -> bool:
    """Whether there is such a template in this language, and as many values as it has holes."""
    known = next((one for one in TEMPLATES if one["name"] == asked["name"]), None)
    if known is None or known["status"] != "APPROVED" or known["language"] != asked["language"]["code"]:
        return False
    body = next(
        one["text"] for one in cast(list[dict[str, Any]], known["components"]) if one["type"] == "BODY"
    )
    given = [one for part in asked.get("components", ()) for one in part["parameters"]]
    return len(re.findall(r"{{\w+}}", body)) == len(given)


def _too_much(kind: str, asked: dict[str, Any]) -> bool:
    if kind == "text":
        return not 0 < len(asked["text"]["body"]) <= 4096
    if kind != "interactive":
        return False
    told = asked["interactive"]
    buttons = told["action"].get("buttons", ())
    rows = [row for part in told["action"].get("sections", ()) for row in part["rows"]]
    titles = [one["reply"]["title"] for one in buttons]
    ids = [one["reply"]["id"] for one in buttons] + [one["id"] for one in rows]
    return (
        not 0 < len(told["body"]["text"]) <= 1024 or len(buttons) > 3 or len(rows) > 10
        or any(not 0 < len(one) <= 20 for one in titles) or any(len(one["title"]) > 24 for one in rows)
        or len(set(ids)) < len(ids)
    )  # fmt: skip
