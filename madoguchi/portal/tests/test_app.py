"""The portal as an app: manifest, icons, the worker, and the page without a connection."""

from io import BytesIO

import pytest
from django.test import Client
from PIL import Image

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
