"""Stripe on a loopback port: its API as far as we use it, its page, its signed callbacks. A real server."""

import json
import secrets
import threading
from contextlib import AbstractContextManager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import httpx
import stripe

from madoguchi.core.testing import running

PAYLOADS = Path(__file__).with_name("payloads")
API_KEY, SIGNING_KEY = "sk_test_fake", "whsec_fake"
PAGE = """<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>Pay</title>
<h1>{title}</h1><form method="post"><button>Pay {amount}</button></form></html>"""
OPEN, COMPLETE, EXPIRED = "open", "complete", "expired"


class FakeStripe(ThreadingHTTPServer):
    """`before_redirect` events are sent to `callbacks` while she is still on the page; then she goes `home`,
    or where she was asked to."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server_address[1]}"
        self.lock = threading.RLock()
        self.sessions: dict[str, dict[str, Any]] = {}
        self.answers: dict[str, tuple[dict[str, str], int, dict[str, Any]]] = {}
        self.refunds: dict[str, int] = {}
        self.callbacks = ""
        self.home = ""
        self.before_redirect = 1
        self.failing = 0
        self.heard: list[int] = []

    def opened(self, asked: dict[str, str]) -> dict[str, Any]:
        """A new session in Stripe's own form."""
        it = payload("checkout.session.completed")["data"]["object"]
        key = secrets.token_hex(8)
        amount = int(asked["line_items[0][price_data][unit_amount]"])
        it |= {
            "id": f"cs_test_{key}", "payment_intent": None, "status": OPEN, "payment_status": "unpaid",
            "amount_total": amount, "amount_subtotal": amount, "url": f"{self.url}/c/pay/cs_test_{key}",
            "client_reference_id": asked["client_reference_id"], "success_url": asked["success_url"],
            "cancel_url": asked["cancel_url"], "expires_at": int(asked["expires_at"]),
            "currency": asked["line_items[0][price_data][currency]"],
            "payment_method_types": [asked["payment_method_types[0]"]],
            "customer_email": asked.get("customer_email"), "customer_details": None,
            "metadata": {"madoguchi_payment": asked["metadata[madoguchi_payment]"]},
        }  # fmt: skip
        self.sessions[it["id"]] = it
        return it

    def pay(self, session_id: str) -> bool:
        """She presses the button on the page: once, and never after it was closed."""
        with self.lock:
            session = self.sessions[session_id]
            if session["status"] != OPEN:
                return False
            konbini = session["payment_method_types"] == ["konbini"]
            session |= {
                "status": COMPLETE, "url": None, "payment_status": "unpaid" if konbini else "paid",
                "payment_intent": f"pi_{session_id[8:]}",
            }  # fmt: skip
        return True

    def money_came(self, session_id: str) -> None:
        """She paid at the convenience store."""
        self.sessions[session_id]["payment_status"] = "paid"

    def event(
        self, session_id: str, kind: str = "checkout.session.completed", **changed: Any
    ) -> dict[str, Any]:
        """The event as Stripe would send it now."""
        event = payload("checkout.session.completed")
        event |= {"id": f"evt_{secrets.token_hex(8)}", "type": kind}
        event["data"]["object"] = self.sessions[session_id] | changed
        return event

    def refund_event(self, session_id: str, refunded: int) -> dict[str, Any]:
        """What Stripe says after a refund."""
        session, event = self.sessions[session_id], payload("charge.refunded")
        event["id"] = f"evt_{secrets.token_hex(8)}"
        event["data"]["object"] |= {
            "amount": session["amount_total"], "amount_refunded": refunded, "currency": session["currency"],
            "payment_intent": session["payment_intent"] or f"pi_{session_id[8:]}",
            "metadata": session["metadata"], "refunded": refunded == session["amount_total"],
        }  # fmt: skip
        return event

    def send(self, event: dict[str, Any]) -> int:
        """One signed callback; the status it was answered with."""
        body, signature = signed(event)
        headers = {"Content-Type": "application/json; charset=utf-8", "Stripe-Signature": signature}
        status = httpx.post(self.callbacks, content=body, headers=headers, timeout=20).status_code
        self.heard.append(status)
        return status


def payload(name: str) -> dict[str, Any]:
    """A recorded payload."""
    found: dict[str, Any] = json.loads((PAYLOADS / f"{name}.json").read_text("utf-8"))
    return found


def signed(event: dict[str, Any], *, key: str = SIGNING_KEY, at: int | None = None) -> tuple[bytes, str]:
    """The bytes and their Stripe-Signature."""
    body = json.dumps(event, ensure_ascii=False)
    return body.encode(), stripe.WebhookSignature.generate_signature_header(body, key, at)


class Handler(BaseHTTPRequestHandler):
    """Stripe's paths."""

    server: FakeStripe
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Look a session up, or see its page."""
        path = self.path.partition("?")[0]
        if path.startswith("/c/pay/"):
            it = self.server.sessions[path.rpartition("/")[2]]
            text = PAGE.format(title=it["client_reference_id"], amount=it["amount_total"])
            return self._say(200, text.encode(), "text/html; charset=utf-8")
        return self._json(*self._found(path.rpartition("/")[2]))

    def do_POST(self) -> None:
        """Open or close a session, cancel, refund; or pay on the page."""
        asked = dict(parse_qsl(self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()))
        if self.path.startswith("/c/pay/"):
            return self._paid(self.path.rpartition("/")[2])
        if self.headers["Authorization"] != f"Bearer {API_KEY}":
            return self._json(401, problem("invalid_request_error", "Invalid API Key provided"))
        with self.server.lock:
            return self._json(*self._once(asked))

    def _once(self, asked: dict[str, str]) -> tuple[int, dict[str, Any]]:
        """Under one Idempotency-Key the first answer stands; other parameters are refused."""
        if self.server.failing:
            self.server.failing -= 1
            return 500, problem("api_error", "try again")
        key = f"{self.path} {self.headers['Idempotency-Key']}"
        if kept := self.server.answers.get(key):
            return kept[1:] if kept[0] == asked else (400, problem("idempotency_error", "other parameters"))
        status, answer = self._done(asked)
        self.server.answers[key] = (asked, status, dict(answer))
        return status, answer

    def _done(self, asked: dict[str, str]) -> tuple[int, dict[str, Any]]:
        if self.path == "/v1/checkout/sessions":
            return 200, self.server.opened(asked)
        if self.path == "/v1/refunds":
            intent, amount = asked["payment_intent"], int(asked["amount"])
            self.server.refunds[intent] = self.server.refunds.get(intent, 0) + amount
            return 200, {"id": f"re_{intent}", "object": "refund", "amount": amount, "status": "succeeded"}
        *_, kind, which, _act = self.path.split("/")
        known = self.server.sessions.values()
        session = next(s for s in known if which in (s["id"], s["payment_intent"]))
        if session["payment_status"] == "paid" or (kind == "sessions" and session["status"] != OPEN):
            return 400, problem("invalid_request_error", "it is over")
        session["status"] = EXPIRED
        return 200, session

    def _found(self, session_id: str) -> tuple[int, dict[str, Any]]:
        session = self.server.sessions.get(session_id)
        if session is None:
            return 404, problem("invalid_request_error", "No such checkout.session")
        intent = session["payment_intent"]
        slip = {"konbini_display_details": {"hosted_voucher_url": f"{self.server.url}/slip/{intent}"}}
        whole = {"id": intent, "object": "payment_intent", "status": "requires_action", "next_action": slip}
        konbini = session["payment_method_types"] == ["konbini"]
        return 200, session | ({"payment_intent": whole} if intent and konbini else {})

    def _paid(self, session_id: str) -> None:
        if self.server.pay(session_id):
            for _ in range(self.server.before_redirect):
                self.server.send(self.server.event(session_id))
        self.send_response(303)
        way_back = self.server.sessions[session_id]["success_url"]
        if self.server.home:
            way_back = f"{self.server.home}/{way_back.split('/', 3)[3]}"
        self.send_header("Location", way_back)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _json(self, status: int, answer: dict[str, Any]) -> None:
        self._say(status, json.dumps(answer).encode(), "application/json")

    def _say(self, status: int, body: bytes, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: Any) -> None:
        """Quiet."""


def problem(kind: str, message: str) -> dict[str, Any]:
    """An error as Stripe says it."""
    return {"error": {"type": kind, "message": message}}


def fake_stripe() -> AbstractContextManager[FakeStripe]:
    """The server, running."""
    return running(FakeStripe())
