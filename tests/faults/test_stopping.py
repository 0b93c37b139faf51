"""Stopping while many live streams are open."""

import socket
from urllib.parse import urlsplit

import pytest
from django.db import transaction

from madoguchi.people import api as people
from tests.plugins.patience import BUSY
from tests.plugins.served import STOP_SECONDS

STREAMS = 50
END_SECONDS = 2.0


def open_stream(address: str, token: str) -> socket.socket:
    """One customer's live stream, read as far as its first event."""
    place = urlsplit(address)
    stream = socket.create_connection((place.hostname, place.port), timeout=10)
    request = f"GET /live/chat HTTP/1.1\r\nHost: {place.netloc}\r\nAuthorization: Bearer {token}\r\n\r\n"
    stream.sendall(request.encode())
    received = b""
    while b"event: hello" not in received:
        more = stream.recv(4096)
        assert more, received
        received += more
    return stream


@pytest.mark.served(web=2)
def test_fifty_open_streams_end_within_two_seconds(served):
    with transaction.atomic():
        token = people.start_visitor(locale="ja").token
    streams = [open_stream(served.url, token) for _ in range(STREAMS)]
    assert served.stop() < END_SECONDS * BUSY < STOP_SECONDS  # none had to be killed
    for stream in streams:
        with stream:
            while stream.recv(4096):
                pass
