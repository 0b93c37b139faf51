"""Servers that a company names: nothing inside is asked, whatever it is called."""

import socket
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import httpx
import pytest

from madoguchi.channels import outside
from madoguchi.core import testing


class Here(BaseHTTPRequestHandler):
    """Says which host it was asked for."""

    def log_message(self, format: str, *args: Any) -> None:
        """Quietly."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(self.headers["Host"].encode())


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/", "http://localhost/", "http://[::1]/", "http://10.0.0.1/", "http://192.168.1.1/",
        "http://169.254.169.254/latest/", "http://0.0.0.0/", "http://2130706433/", "http://[::ffff:10.0.0.1]/",
        "http://[64:ff9b::7f00:1]/", "http://[2002:7f00:1::]/", "http://[fd00::1]/", "http://100.64.0.1/",
    ],
)  # fmt: skip
def test_nothing_inside_is_asked(address: str) -> None:
    with outside.asking() as client, pytest.raises(outside.Inner):
        client.get(address)


@pytest.mark.parametrize("address", ["http://169.254.169.254/", "http://0.0.0.0/", "http://224.0.0.1/"])
def test_a_machines_own_places_are_refused_even_where_they_are_named(address: str) -> None:
    with outside.asking(own=(httpx.URL(address).host,)) as client, pytest.raises(outside.Inner):
        client.get(address)


def test_a_name_is_looked_up_once_and_asked_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever answers otherwise the second time gains nothing."""
    asked: list[str] = []
    with testing.running(HTTPServer(("127.0.0.1", 0), Here)) as server:
        real, port = socket.getaddrinfo, server.server_address[1]

        def once(host: Any, *given: Any, **more: Any) -> Any:
            if host == "company.example":
                asked.append(host)
                return real("127.0.0.1", *given, **more)
            return real(host, *given, **more)

        monkeypatch.setattr(socket, "getaddrinfo", once)
        with outside.asking(own=("company.example",)) as client:
            assert client.get(f"http://company.example:{port}/").text == f"company.example:{port}"
        with outside.asking() as client, pytest.raises(outside.Inner):
            client.get(f"http://company.example:{port}/")
    assert len(asked) == 2


def test_whoever_drips_is_hung_up_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outside, "WHOLE", -1.0)
    with pytest.raises(httpx.ReadTimeout):
        outside.bounded(httpx.Response(200, content=b"a"), 100)
    with pytest.raises(outside.TooLarge):
        outside.bounded(httpx.Response(200, content=b"a" * 101), 100)
