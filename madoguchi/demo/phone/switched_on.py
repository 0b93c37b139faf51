"""The process `madoguchi phone` of the demo: every service's server on a socket of its own, and one more
by which the demo's page looks at the phone and taps on it. Loopback only, nothing is kept when it ends.
"""

import argparse
import base64
import json
import smtplib
import socket
import threading
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import parse_qs, unquote, urlsplit

from .handset import Call, Handset, Said
from .mail import ADDRESS
from .played import SERVICES

PATIENCE = 30.0
LMTP = "lmtp://"


def run(given: argparse.Namespace) -> None:
    """Serve on the inherited sockets, the services' in the order of SERVICES and the page's last."""
    *others, control = [socket.socket(fileno=number) for number in given.fds]
    apps = {}
    for service, listening in zip(SERVICES, others, strict=True):
        server = on_socket(service.made(), listening)
        apps[service.kind] = service.opened(server)
        threading.Thread(target=server.serve_forever, daemon=True).start()
    desk = on_socket(Control(apps), control)
    desk.serve_forever()


def on_socket(server: ThreadingHTTPServer, listening: socket.socket) -> Any:
    """The server moved onto a socket that listens already."""
    server.socket.close()
    server.socket = listening
    server.server_address = listening.getsockname()
    return server


class Control(ThreadingHTTPServer):
    """What the demo's page asks: `GET /KIND/ADDRESS` for a screen, `POST /KIND/ADDRESS?endpoint=` to act."""

    daemon_threads = True

    def __init__(self, apps: dict[str, Handset]) -> None:
        super().__init__(("127.0.0.1", 0), Tapping)
        self.apps = apps


class Tapping(BaseHTTPRequestHandler):
    """One look or one tap."""

    server: Control

    def log_message(self, format: str, *args: Any) -> None:
        """Quietly."""

    def do_GET(self) -> None:
        """The screen of one person's app."""
        app, address = self._whose()
        self._answer(app.screen(address) if app else None)

    def do_POST(self) -> None:
        """What the person does; the answer of the desk to the service."""
        app, address = self._whose()
        told = json.loads(self.rfile.read(int(self.headers.get("Content-Length") or 0)))
        endpoint = parse_qs(urlsplit(self.path).query).get("endpoint", [""])[0]
        said = Said(**{**told, "content": base64.b64decode(told.get("content", ""))})
        self._answer({"status": app.say(address, said, endpoint, post)} if app else None)

    def _whose(self) -> tuple[Handset | None, str]:
        kind, _slash, address = urlsplit(self.path).path.strip("/").partition("/")
        return self.server.apps.get(kind), unquote(address)

    def _answer(self, found: Any) -> None:
        body = json.dumps(found).encode()
        self.send_response(404 if found is None else 200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def post(endpoint: str, call: Call) -> tuple[int, bytes]:
    """The service calls the desk: the status and the body of its answer, (0, b"") when nobody answers."""
    if endpoint.startswith(LMTP):
        return handed_over(endpoint, call.body), b""
    asked = urllib.request.Request(endpoint, call.body, call.headers, method="POST")
    try:
        with urllib.request.urlopen(asked, timeout=PATIENCE) as answer:
            return answer.status, answer.read()
    except HTTPError as refused:
        return refused.code, b""
    except (URLError, OSError):
        return 0, b""


def handed_over(endpoint: str, mail: bytes) -> int:
    """A mail goes to the desk by LMTP; 200 when it was taken, 0 when not."""
    where = urlsplit(endpoint)
    try:
        with smtplib.LMTP(where.hostname or "", where.port or 0) as desk:
            desk.sendmail("", [ADDRESS], mail)
    except (smtplib.SMTPException, OSError):
        return 0
    return 200
