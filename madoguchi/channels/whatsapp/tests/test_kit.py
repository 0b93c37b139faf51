"""Somebody else's kit for WhatsApp understands our loopback, so that it is WhatsApp that we speak."""

from collections.abc import Iterator

import httpx
import pytest
from pywa import WhatsApp, errors, types, utils

from madoguchi.core import testing
from madoguchi.demo.phone.graph import SECRET, TOKEN, signature, signed
from madoguchi.demo.phone.whatsapp import BUSINESS, NUMBER_ID, WhatsAppServer

PHONE = "819011112222"


class Led(httpx.HTTPTransport):
    """The kit knows one address only; whatever it asks is led to this one."""

    def __init__(self, address: str) -> None:
        super().__init__()
        self.address = httpx.URL(address)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        there = {"scheme": self.address.scheme, "host": self.address.host, "port": self.address.port}
        request.url = request.url.copy_with(**there)
        return super().handle_request(request)


@pytest.fixture(scope="module")
def whatsapp() -> Iterator[WhatsAppServer]:
    with testing.running(WhatsAppServer()) as server:
        yield server


@pytest.fixture(scope="module")
def kit(whatsapp: WhatsAppServer) -> Iterator[WhatsApp]:
    with httpx.Client(transport=Led(whatsapp.address)) as session:
        yield WhatsApp(NUMBER_ID, TOKEN, session=session, waba_id=BUSINESS, api_version="26.0")


def test_it_sends_texts_buttons_and_files(whatsapp: WhatsAppServer, kit: WhatsApp) -> None:
    whatsapp.message(PHONE, "こんにちは")
    text = kit.send_message(PHONE, "はい")
    kit.send_message(PHONE, "どうしますか", buttons=[types.Button("はい", callback_data="1")])
    media = kit.upload_media(b"%PDF-1.7", mime_type="application/pdf", filename="a.pdf")
    kit.send_document(PHONE, media, filename="a.pdf", caption="手順")
    assert whatsapp.said(PHONE) == ["はい", "どうしますか", "手順"]
    assert text.id == whatsapp.sent[0]["id"]


def test_it_knows_our_refusals(whatsapp: WhatsAppServer, kit: WhatsApp) -> None:
    with pytest.raises(errors.ReEngagementMessage):
        kit.send_message("819033334444", "遅すぎました")
    whatsapp.blocked.add("819055556666")
    with pytest.raises(errors.MessageUndeliverable):
        kit.send_message("819055556666", "届きません")


def test_it_reads_what_our_phone_writes(whatsapp: WhatsAppServer, kit: WhatsApp) -> None:
    said = whatsapp.hook(whatsapp.message(PHONE, "電源が入りません"))
    message = types.Message.from_update(kit, said)
    assert (message.text, message.from_user.wa_id, message.from_user.name) == (
        "電源が入りません",
        PHONE,
        "田中 花子",
    )
    told = whatsapp.hook(whatsapp.status("wamid.1", "failed", PHONE, 131026))
    status = types.MessageStatus.from_update(kit, told)
    assert (str(status.status), type(status.error)) == ("failed", errors.MessageUndeliverable)
    body, headers = signed(said)
    assert headers["X-Hub-Signature-256"] == signature(body)
    assert utils.webhook_updates_validator(
        app_secret=SECRET, request_body=body, x_hub_signature=headers["X-Hub-Signature-256"]
    )
