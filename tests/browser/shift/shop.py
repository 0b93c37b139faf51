"""The company's own site: it says, signed, who is signed in, and carries the widget."""

import contextlib
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

import jwt
from django.utils import timezone

PAGE = """<!doctype html><html lang="ja"><meta charset="utf-8"><title>はれ薬局</title><h1>はれ薬局</h1>
<script src="/stub.js"></script><script src="{desk}/widget.js" async></script></html>"""
STUB = """
window.Madoguchi = window.Madoguchi || function () { (Madoguchi.q = Madoguchi.q || []).push(arguments); };
window.heard = [];
for (const name of ["ready", "identified", "refused"])
    Madoguchi("on", name, (detail) => heard.push([name, detail]));
Madoguchi("identify", () => fetch("/token" + location.search).then((answer) => answer.text()));
"""


@contextlib.contextmanager
def open_shop(desk: str, key: dict[str, str]) -> Iterator[str]:
    """Run the site; its address, which is another one than the desk's. It signs with `key` (kid, secret)."""

    class Shop(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked = urlsplit(self.path)
            if asked.path == "/token":
                kind, body = "text/plain", signed(parse_qs(asked.query)["as"][0], key)
            elif asked.path == "/stub.js":
                kind, body = "text/javascript", STUB
            else:
                kind, body = "text/html; charset=utf-8", PAGE.format(desk=desk)
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *args: object) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Shop)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def signed(who: str, key: dict[str, str]) -> str:
    """A short-lived word of the site about who is signed in, as docs/widget.md describes it."""
    now = int(timezone.now().timestamp())
    claims = {
        "sub": who, "name": f"会員 {who}", "email": f"{who}@customer.example", "email_verified": True,
        "aud": "madoguchi", "iat": now, "exp": now + 300, "jti": uuid4().hex,
    }  # fmt: skip
    return jwt.encode(claims, key["secret"], algorithm="HS256", headers={"kid": key["kid"]})
