"""The portal as an app: manifest, icons, the worker, and the page without a connection."""

from io import BytesIO
from uuid import uuid4

import pytest
from django.test import Client
from PIL import Image

from madoguchi.people import api as people

pytestmark = pytest.mark.django_db


def test_it_can_be_installed(db):
    japanese = Client(headers={"accept-language": "ja"})
    said = japanese.get("/my/app.webmanifest").json()
    assert (said["start_url"], said["display"], said["lang"]) == ("/my/", "standalone", "ja")
    assert said["name"].startswith("マイページ")
    for icon in said["icons"]:
        picture = japanese.get(icon["src"])
        image = Image.open(BytesIO(picture.content))
        assert f"{image.width}x{image.height}" == icon["sizes"]
    assert {icon["purpose"] for icon in said["icons"]} == {"any", "maskable"}
    assert japanese.get("/my/app-icons/nothing.png").status_code == 404


def test_the_worker_keeps_nothing_of_anybody(db):
    client = Client(headers={"accept-language": "ja"})
    worker = client.get("/my/worker.js")
    assert worker["Content-Type"].startswith("text/javascript")
    assert "/my/offline/" in worker.content.decode()
    page = client.get("/my/offline/")
    text = page.content.decode().replace("<wbr>", "")
    assert "インターネットに接続されていません" in text
    assert "csrf" not in text
    assert not page.cookies


@pytest.fixture
def key(db) -> str:
    people.add_host_key(kid="appkey000001")
    return "appkey000001"


def signed(kid: str, **more: object) -> str:
    claims = {"sub": "shop-7", "email": "app@portal.example", "email_verified": True, "jti": uuid4().hex}
    return people.host_token(kid, claims | more)


def test_the_companys_app_brings_her_in_once(key):
    token, view = signed(key), Client(headers={"accept-language": "ja"})
    arrived = view.get("/my/arrivals/?next=/my/orders/", headers={"Madoguchi-Identity": token})
    assert arrived["Location"] == "/my/orders/"
    assert view.get("/my/orders/").status_code == 200
    again = Client().get("/my/arrivals/", headers={"Madoguchi-Identity": token})
    assert again.status_code == 403
    assert not again.cookies.get(people.VISITOR_COOKIE)


def test_no_token_of_ours_opens_nothing(key):
    for token in ("nonsense", signed(key)[:-2] + "xx", signed(key, aud="elsewhere")):
        client = Client()
        assert client.get("/my/arrivals/", headers={"Madoguchi-Identity": token}).status_code == 403
        assert client.get("/my/").status_code == 302
    led = Client().get("/my/arrivals/?next=https://evil.test/")
    assert led["Location"] == "/my/"
