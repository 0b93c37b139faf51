"""Whatever people write stays text: payloads in every field, looked for on every surface (F20)."""

from collections.abc import Iterator
from io import BytesIO

import pytest
from django.db import transaction

from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import InboundMessage
from madoguchi.core import api as core
from madoguchi.knowledge import api as knowledge
from madoguchi.people import api as people
from tests.plugins.fixtures import rolled_back

from .payloads import PAYLOADS, made_by_payloads, text_of
from .world import World, make_world

HOSTILE = "w-hostile"


def fill(world: World) -> World:
    """Conversation A gets every payload in every field."""
    talk, customer, agent = world.talk["a"], world.customer["a"], world.staff["agent"]
    people.rename_customer(customer_id=customer, name=PAYLOADS[1], kana=PAYLOADS[3])
    routed = {"conversation_id": talk, "actor": core.SYSTEM}
    for number, payload in enumerate(PAYLOADS):
        with BytesIO(b"xss") as stream:
            file = core.store_attachment(stream, filename=f"{payload}.txt", declared_type="text/plain")
        conversations.receive(
            InboundMessage(customer, "webchat", payload, attachment_ids=(file.id,), page_url=payload)
        )
        conversations.note(conversation_id=talk, staff_id=agent, text=f"{payload} @係 agent")
        if number % 5 == 0:
            conversations.reply(conversation_id=talk, staff_id=agent, text=payload)
    conversations.set_tags(**routed, tags=PAYLOADS[:6])
    conversations.set_subject(**routed, subject=PAYLOADS[0])
    conversations.answer(
        conversation_id=talk, body=PAYLOADS[0], client_id="answer:hostile",
        card={"type": "answer", "passage": PAYLOADS[1], "title": PAYLOADS[2], "url": "javascript:xss()",
              "article_id": 1, "language": "ja", "actions": ["solved", "not_solved", "person"]},
    )  # fmt: skip
    with transaction.atomic():
        core.send_mail(
            to="a@access.test", subject=PAYLOADS[1], text="\n\n".join(PAYLOADS), purpose="code", language="ja"
        )
    rows = [
        {"id": f"hostile-{n}", "heading": payload, "body": f"{payload}\n\n# {payload}\n\n- {payload}",
         "questions": [payload], "tags": [payload]}
        for n, payload in enumerate(PAYLOADS)
    ]  # fmt: skip
    report = knowledge.import_articles(
        source=rows, collection=HOSTILE, actor=core.SYSTEM, title_ja=PAYLOADS[1], title_en=PAYLOADS[1]
    )
    assert report.errors == ()
    return world


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
    shelf = [f"/help/c/{HOSTILE}/ja/hostile-{n}/" for n in range(len(PAYLOADS))]
    shelf += [f"/help/c/{HOSTILE}/", f"/help/c/{HOSTILE}/all/", f"/help/c/{HOSTILE}/search/?q=xss"]
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
