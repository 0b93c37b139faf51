"""How tests come in by the chat's door: with the page's cookie, or with the frame's token."""

import re

from django.http import HttpResponse
from django.test import Client

from madoguchi.people import api as people

HIDDEN = re.compile(r'name="client_id" value="([^"]+)"')


def framed(token: str = "", **headers: str) -> tuple[Client, str]:
    """A client that sends a token and never a cookie."""
    token = token or people.new_visitor_token()
    client = Client(headers={"Authorization": f"Bearer {token}", "Accept": "application/json", **headers})
    return client, token


def send(client: Client, text: str, client_id: str = "message-0001", **more: object) -> HttpResponse:
    """Post one message."""
    return client.post("/chat/messages/", {"text": text, "client_id": client_id, **more})


def posted_id(page: HttpResponse) -> str:
    """The id that the server put into the page's form."""
    found = HIDDEN.search(page.content.decode())
    assert found
    return found.group(1)
