"""The script on other companies' pages, and who may show the frame."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from madoguchi.channels.webchat.shapes import WidgetSettings
from madoguchi.core import api as core


@pytest.mark.django_db
def test_the_script_is_the_same_for_everybody_and_kept_for_a_minute():
    answer = Client().get("/widget.js")

    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/javascript; charset=utf-8"
    assert answer["Cache-Control"] == "public, max-age=60, stale-while-revalidate=600"
    assert answer["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert not answer.cookies
    assert "\\u30C1\\u30E3\\u30C3\\u30C8" in answer.content.decode() or "チャット" in answer.content.decode()


@pytest.mark.django_db
def test_only_allowed_origins_may_show_the_frame():
    assert "frame-ancestors 'self';" in Client().get("/chat/frame/")["Content-Security-Policy"] + ";"
    core.set_option(WidgetSettings(allowed_origins=("https://shop.example",)), actor=core.SYSTEM)

    answer = Client().get("/chat/frame/?language=en")

    assert "frame-ancestors 'self' https://shop.example" in answer["Content-Security-Policy"]
    assert "X-Frame-Options" not in answer
    assert 'data-allowed-origins="https://shop.example"' in answer.content.decode()
    assert "frame-ancestors 'self'" in Client().get("/chat/")["Content-Security-Policy"]
    assert "shop.example" not in Client().get("/chat/")["Content-Security-Policy"]


@pytest.mark.parametrize(
    "origin", ["*", "https://*.example", "https://a.example/shop", "javascript:x", "https://a.example; x *"]
)
def test_what_is_no_origin_is_refused(origin):
    with pytest.raises(ValueError, match=r".*"):
        WidgetSettings(allowed_origins=(origin,))


@pytest.mark.django_db
def test_origins_are_allowed_and_refused_by_command():
    out = StringIO()
    call_command("webchat_origin", "allow", "https://Shop.example/", stdout=out)
    assert core.option(WidgetSettings).allowed_origins == ("https://shop.example",)
    call_command("webchat_origin", "refuse", "https://shop.example", stdout=out)
    assert core.option(WidgetSettings).allowed_origins == ()
    with pytest.raises(CommandError):
        call_command("webchat_origin", "allow", "shop", stdout=out)
