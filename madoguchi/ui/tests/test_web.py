"""The gallery, the two choices and the error pages, by the real door."""

import re

import pytest
from django.core.exceptions import PermissionDenied
from django.db import OperationalError
from django.http import HttpRequest
from django.template import engines
from django.test import Client, override_settings
from django.urls import path

from madoguchi.core import api as core
from madoguchi.ui import look, wiring
from madoguchi.ui.components import COMPONENTS, WrongCall
from madoguchi.ui.web import errors
from madoguchi.ui.web.urls import app_name  # noqa: F401


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_gallery_shows_every_component(client, language):
    page = client.get("/ui/", headers={"accept-language": language})
    text = page.content.decode()
    assert page.status_code == 200
    assert f'<html lang="{language}"' in text
    assert [name for name in COMPONENTS if f'id="{name}"' not in text] == []


def test_pages_carry_no_inline_script_or_style_and_a_strict_policy(client):
    page = client.get("/ui/")
    text = re.sub(r"<code>.*?</code>", "", page.content.decode(), flags=re.DOTALL)
    assert re.findall(r"<script(?![^>]*src=)|<style|\sstyle=|\son\w+=", text) == []
    policy = page.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'self'" in policy
    assert "unsafe" not in policy


def test_language_is_remembered_and_the_page_comes_back(client):
    answer = client.post("/language/", {"language": "en", "next": "/ui/?a=1"})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/ui/?a=1")
    assert answer.cookies["madoguchi_language"].value == "en"
    assert '<html lang="en"' in client.get("/ui/").content.decode()


@pytest.mark.parametrize("address", ["https://evil.example/", "//evil.example/x", "javascript:alert(1)", ""])
def test_a_choice_never_leads_to_another_site(client, address):
    for where in ("/language/", "/theme/"):
        answer = client.post(where, {"language": "en", "theme": "dark", "next": address})
        assert answer.headers["Location"] == "/"


def test_an_unknown_language_is_not_remembered(client):
    assert client.post("/language/", {"language": "xx"}).cookies == {}
    assert client.get("/language/").status_code == 405


def test_theme_is_remembered_and_can_be_forgotten(client):
    client.post("/theme/", {"theme": "dark"})
    assert 'data-theme="dark"' in client.get("/ui/").content.decode()
    client.post("/theme/", {"theme": "system"})
    assert "data-theme=" not in client.get("/ui/").content.decode().split(">", 2)[1]


def test_a_choice_without_a_token_is_refused_with_our_page():
    answer = Client(enforce_csrf_checks=True).post("/language/", {"language": "en"})
    assert answer.status_code == 403
    assert "このページは" in answer.content.decode()
    assert "madoguchi_language" not in answer.cookies


@pytest.mark.django_db
def test_a_brand_shows_on_every_page(client):
    wiring.set_brand(look.BrandLook(name_ja="あおぞら電機", accent="#8A1538"), actor=core.SYSTEM)
    text = client.get("/ui/").content.decode()
    assert "あおぞら電機" in text
    sheet = re.search(r'href="(/ui/brand\.css\?v=\w+)"', text).group(1)
    assert b"#8A1538" in client.get(sheet).content


def _down(request: HttpRequest):
    raise OperationalError("no server")


def _shut(request: HttpRequest):
    raise PermissionDenied


def _broken(request: HttpRequest):
    raise RuntimeError("broken")


def _fast(request: HttpRequest):
    return errors.too_many_requests(request, 30)


urlpatterns = [path("down", _down), path("shut", _shut), path("broken", _broken), path("fast", _fast)]
handler403, handler404 = errors.forbidden, errors.not_found
handler500 = errors.server_error


@pytest.mark.parametrize(
    ("address", "status", "japanese", "english"),
    [
        ("/nowhere", 404, "見つかりませんでした", "could not find that page"),
        ("/shut", 403, "表示できません", "not open to you"),
        ("/broken", 500, "問題が発生しました", "went wrong on our side"),
        ("/down", 503, "再起動しています", "starting again"),
        ("/fast", 429, "上限に達しました", "too fast"),
    ],
)
@override_settings(ROOT_URLCONF=__name__)
def test_error_pages_speak_both_languages(address, status, japanese, english):
    client = Client(raise_request_exception=False)
    for language, said in (("ja", japanese), ("en", english)):
        page = client.get(address, headers={"accept-language": language})
        assert page.status_code == status
        text = page.content.decode().replace("<wbr>", "")
        assert said in text
    assert page.headers.get("Retry-After") == {503: "10", 429: "30"}.get(status)


def _drawn(source: str, **values: object) -> str:
    return engines["django"].from_string("{% load ui %}" + source).render(values)


def test_unknown_component_or_parameter_is_an_error():
    with pytest.raises(WrongCall):
        _drawn('{% ui "buton" label="x" %}')
    with pytest.raises(WrongCall):
        _drawn('{% ui "button" lable="x" %}')


def test_values_are_escaped_and_extra_attributes_pass():
    html = _drawn('{% ui "button" label=evil hx_post=evil data_now=True data_not=False %}', evil='"><b>')
    assert "<b>" not in html
    assert 'hx-post="&quot;&gt;&lt;b&gt;"' in html
    assert ' data-now=""' in html
    assert "data-not" not in html


def test_a_field_ties_help_and_error_to_its_control():
    html = _drawn('{% ui "field" name="a" id="a" label="A" help="H" error="E" required=True %}')
    assert 'aria-describedby="a-help a-error"' in html
    assert 'aria-invalid="true"' in html
    assert '<label class="field-label" for="a">' in html
    assert " required" in html


def test_an_icon_is_hidden_or_named():
    assert 'aria-hidden="true"' in _drawn('{% icon "send" %}')
    assert 'aria-label="Send"' in _drawn('{% icon "send" label="Send" %}')
    assert 'stroke-width="1.5"' in _drawn('{% icon "send" %}')
