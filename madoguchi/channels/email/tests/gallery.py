"""A picture server on loopback that behaves in every way a sender's server can."""

import io
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from PIL import Image


def drawn(kind: str = "PNG", size: tuple[int, int] = (40, 20), **more: Any) -> bytes:
    """A picture of one colour."""
    target = io.BytesIO()
    Image.new("RGB", size, (20, 120, 60)).save(target, kind, **more)
    return target.getvalue()


class Gallery(ThreadingHTTPServer):
    """What it was asked for (path → how often), and with which headers."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answers)
        self.asked: Counter[str] = Counter()
        self.headers: list[dict[str, str]] = []
        self.open = threading.Event()
        """Set at the end, so that nobody who is slow keeps waiting."""
        self.broken = False
        self.onward = ""

    @property
    def host(self) -> str:
        """Name and port, as MADOGUCHI_INNER_ADDRESSES lists them."""
        return f"127.0.0.1:{self.server_address[1]}"

    def at(self, path: str) -> str:
        """The address of one of its pictures."""
        return f"http://{self.host}/{path}"


class _Answers(BaseHTTPRequestHandler):
    server: Gallery

    def do_GET(self) -> None:
        """Answer as the path says."""
        name = self.path.strip("/")
        self.server.asked[name] += 1
        self.server.headers.append({key.lower(): value for key, value in self.headers.items()})
        if self.server.broken:
            self._say(503, "text/plain", b"later")
        elif name == "slow.png":
            self.server.open.wait(5)
            self._say(200, "image/png", drawn())
        elif name == "inward.png":
            self._say(302, "text/plain", b"", Location=self.server.onward)
        elif name == "moved.png":
            self._say(301, "text/plain", b"", Location="/logo.png")
        else:
            self._say(*PLAIN.get(name, (404, "text/html", b"<h1>gone</h1>")))

    def _say(self, status: int, kind: str, body: bytes, **more: str) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": kind, "Content-Length": str(len(body)), **more}.items():
            self.send_header(name, value)
        self.send_header("Set-Cookie", "seen=1; Path=/")
        self.end_headers()
        try:
            self.wfile.write(body)
        except OSError:
            pass  # whoever asked has hung up

    def log_message(self, *args: Any) -> None:
        """Quiet."""


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>xss()</script></svg>'
PLAIN = {
    "logo.png": (200, "image/png", drawn()),
    "photo.jpg": (200, "image/jpeg", drawn("JPEG", (2000, 1000))),
    "page.png": (200, "image/png", b"<html><script>xss()</script></html>"),
    "typed.png": (200, "text/html", drawn()),
    "drawing.svg": (200, "image/svg+xml", SVG),
    "dressed.png": (200, "image/png", SVG),
    "huge.png": (200, "image/png", b"\x89PNG\r\n\x1a\n" + bytes(3_500_000)),
    "wide.png": (200, "image/png", drawn(size=(20_000, 800))),
    "dot.gif": (200, "image/gif", drawn("GIF", (1, 1))),
}


@contextmanager
def gallery() -> Iterator[Gallery]:
    """The server, while it is open."""
    server = Gallery()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.open.set()
        server.shutdown()
        server.server_close()
        thread.join()
