"""Whatever people write stays text: payloads in every field, looked for on every surface (F20)."""

from collections.abc import Iterator

import pytest

from tests.plugins.fixtures import rolled_back

from .hostile import SHELF, fill
from .payloads import PAYLOADS, made_by_payloads, text_of
from .world import World, make_world


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker) -> Iterator[World]:
    with django_db_blocker.unblock(), rolled_back():
        yield fill(make_world())


def surfaces(world: World) -> list[tuple[str, str]]:
    """Role and address of every page that shows what people wrote."""
    talk = world.talk["a"]
    desk = [
        "/desk/?view=all_open", f"/desk/c/{talk}/", f"/desk/c/{talk}/?suggest=1", f"/desk/c/{talk}/thread/",
        f"/desk/c/{talk}/side/", f"/desk/c/{talk}/transcript/", f"/desk/c/{talk}/suggestions/",
        "/desk/search/?q=xss", "/desk/search/?q=%22%3E%3Csvg%20onload%3Dxss()%3E", "/desk/tabs/",
    ]  # fmt: skip
    shelf = [f"/help/c/{SHELF}/ja/hostile-{n}/" for n in range(len(PAYLOADS))]
    shelf += [f"/help/c/{SHELF}/", f"/help/c/{SHELF}/all/", f"/help/c/{SHELF}/search/?q=xss"]
    shelf += [
        "/help/search/?q=%3Cscript%3Exss()%3C/script%3E",
        "/help/search/?q=%22%3E%3Csvg%20onload%3Dxss()%3E",
    ]
    return [
        *(("supervisor", address) for address in desk),
        ("owner", "/chat/"), ("owner", "/chat/thread/"), ("owner", f"/rate/{world.token}/"),
        *(("anonymous", address) for address in [*shelf, "/demo/mail/"]),
    ]  # fmt: skip


def test_payloads_stay_text_on_every_surface(world):
    for role, address in surfaces(world):
        response = world.browser(role).get(address)
        page = response.content.decode()
        assert response.status_code == 200, address
        assert made_by_payloads(page) == [], address
        if "/rate/" not in address:
            assert "xss" in text_of(page) or "xss" in page, f"{address} shows no payload"


def test_what_comes_back_from_a_form_stays_text(world):
    for payload in PAYLOADS:
        for role, address, form in (
            ("owner", "/chat/messages/", {"text": payload * 200}),
            ("owner", "/chat/email/", {"email": payload}),
            ("anonymous", "/me/", {"email": payload, "next": payload}),
            ("anonymous", "/account/login/", {"login": payload, "password": "x"}),
        ):
            page = world.browser(role).post(address, form).content.decode()
            assert made_by_payloads(page) == [], f"{address} {payload}"


@pytest.mark.parametrize("payload", [p for p in PAYLOADS if "<" in p and "＜" not in p and "&lt;" not in p])
def test_the_inspector_sees_what_is_not_escaped(payload):
    assert made_by_payloads(f'<p title="{payload}">{payload}</p><textarea>{payload}</textarea>') != []
