"""Below a customer's message its translation, above a reply what it was before: with a script and without."""

import html
import re

import pytest

from madoguchi.assistant import api as assistant
from madoguchi.assistant.models import Rendering
from madoguchi.assistant.tests.fake_service import KEY, fake_service
from madoguchi.conversations import api as conversations
from madoguchi.core import api as core
from madoguchi.desk.models import Draft

pytestmark = pytest.mark.django_db
SAID = "11月25日に3個届きますか。"
ENGLISH = "Will three arrive on November 25?"
WROTE, SENT = "Yes, all 3 arrive on November 25.", "はい、3個とも11月25日に届きます。"
SCRIPT = {"hx-request": "true"}


@pytest.fixture(scope="module")
def server():
    with fake_service() as running:
        yield running


@pytest.fixture
def service(server):
    server.manner, server.words = (
        "well",
        lambda told: SENT if told["translate_into"] == "Japanese" else ENGLISH,
    )
    server.asked.clear()
    assistant.keep_key(KEY)
    option = assistant.AnswerService(translates=True, address=server.address, model="m-1", seconds=2)
    core.set_option(option, actor=core.SYSTEM)
    return server


@pytest.fixture
def mina(hired):
    return hired("mina")


def page_of(person, talk):
    return html.unescape(person.client.get(f"/desk/c/{talk}/").content.decode())


def told(answer):
    return html.unescape(answer.content.decode())


def translate(person, talk, message, **more):
    return person.client.post(f"/desk/c/{talk}/translations/", {"message": message}, **more)


def reply_translated(person, talk, **given):
    values = {"client_id": "r1", **given}
    return person.client.post(f"/desk/c/{talk}/reply-translations/", values, headers=SCRIPT)


def first(person, talk):
    return conversations.thread(person.viewer, talk)[0].id


def test_nothing_is_offered_without_a_service_or_in_ones_own_language(mina, asked, server):
    talk = asked(SAID)
    assert "/translations/" not in page_of(mina, talk)
    assert "data-translates" not in page_of(mina, talk)


def test_a_message_is_translated_below_itself(service, mina, asked):
    talk = asked(SAID, "Thank you!")
    page = page_of(mina, talk)
    assert page.count(f"/desk/c/{talk}/translations/") == 2  # one form: its action, and htmx's
    piece = told(translate(mina, talk, first(mina, talk), headers=SCRIPT))
    assert "Translated by machine" in piece
    assert ENGLISH in piece
    assert ENGLISH in page_of(mina, talk)
    mina.client.cookies["madoguchi_language"] = "ja"
    page = page_of(mina, talk)
    assert ENGLISH not in page
    assert "翻訳する" in page


def test_without_a_script_the_page_comes_back_to_the_message(service, mina, asked):
    talk = asked(SAID)
    answer = translate(mina, talk, first(mina, talk))
    assert (answer.status_code, answer["location"]) == (302, f"/desk/c/{talk}/#m-1")
    service.manner = "busy"
    other = asked(SAID, name="Ben")
    answer = translate(mina, other, first(mina, other), follow=True)
    assert "The language service is busy" in told(answer)
    assert Rendering.objects.count() == 1


def test_what_differs_is_said(service, mina, asked):
    talk = asked(SAID)
    service.words = lambda told: "Will 4 arrive on November 25?"
    translate(mina, talk, first(mina, talk))
    assert "Not the same in both texts: 3, 4" in page_of(mina, talk)


@pytest.mark.parametrize("given", ["", "0", "x", "9" * 30])
def test_what_is_no_message_of_hers_is_not_there(service, mina, asked, given):
    assert translate(mina, asked(SAID), given).status_code == 404


def test_only_who_may_see_the_conversation_may_have_it_translated(service, mina, hired, asked):
    other, talk = hired("ken", teams=("desk-south",)), asked(SAID)
    message, mine = first(mina, talk), asked(SAID, team="desk-south", name="Ben")
    assert translate(other, talk, message).status_code == 404
    assert translate(other, mine, message).status_code == 404
    assert reply_translated(other, talk, text=WROTE).status_code == 404
    assert (service.asked, Rendering.objects.count()) == ([], 0)


def test_a_reply_is_translated_edited_and_sent_and_what_was_written_stays(service, mina, hired, asked):
    talk = asked(SAID)
    piece = told(reply_translated(mina, talk, text=WROTE))
    assert f'data-text="{SENT}"' in piece
    assert f'name="original" value="{WROTE}"' in piece
    assert WROTE in page_of(mina, talk)  # also on another device, from the draft
    edited = SENT + "少々お待ちください。"
    for _ in range(2):
        mina.client.post(f"/desk/c/{talk}/replies/", {"text": edited, "client_id": "r1", "original": WROTE})
    sent = conversations.thread(mina.viewer, talk)[-1]
    assert (sent.body, Draft.objects.count()) == (edited, 0)
    colleague = page_of(hired("ken"), talk)
    assert "Written in English" in colleague
    assert WROTE in colleague
    assert Rendering.objects.count() == 1


def test_the_customer_never_sees_what_was_written_before(service, mina, asked):
    talk = asked(SAID)
    mina.client.post(f"/desk/c/{talk}/replies/", {"text": SENT, "client_id": "r1", "original": WROTE})
    mine = conversations.conversation(mina.viewer, talk)
    hers = conversations.thread(type(mina.viewer)("customer", mine.customer_id), talk)
    assert WROTE not in str(hers)


def test_a_reply_taken_back_brings_both_texts_back(service, mina, asked):
    talk = asked(SAID)
    mina.client.post(f"/desk/c/{talk}/replies/", {"text": SENT, "client_id": "r1", "original": WROTE})
    sent = conversations.thread(mina.viewer, talk)[-1]
    mina.client.post(f"/desk/c/{talk}/retractions/", {"message": sent.id})
    assert Rendering.objects.count() == 0
    assert (Draft.objects.get().text, Draft.objects.get().original) == (SENT, WROTE)


def test_back_to_what_was_written_and_troubles_keep_the_text(service, mina, asked):
    talk = asked(SAID)
    back = told(reply_translated(mina, talk, text=SENT, original=WROTE, restore="1"))
    assert f'data-text="{WROTE}"' in back
    assert 'name="original"' not in back
    service.manner = "silent"
    core.set_option(
        assistant.AnswerService(translates=True, address=service.address, model="m", seconds=1),
        actor=core.SYSTEM,
    )
    late = told(reply_translated(mina, talk, text=WROTE))
    assert "did not answer in time" in late
    assert f'data-text="{WROTE}"' in late
    same = told(reply_translated(mina, talk, text=SENT, original=WROTE))
    assert "This is written in Japanese already." in same
    assert f'name="original" value="{WROTE}"' in same


def test_a_draft_begun_anew_was_never_another_text(service, mina, asked):
    talk = asked(SAID)
    reply_translated(mina, talk, text=WROTE)
    given = {"kind": "reply", "text": "新しい文", "client_id": "r1"}
    mina.client.post(f"/desk/c/{talk}/drafts/", given)
    assert Draft.objects.get().original == WROTE
    mina.client.post(f"/desk/c/{talk}/drafts/", given | {"original": ""})
    assert (Draft.objects.get().text, Draft.objects.get().original) == ("新しい文", "")


def test_without_a_script_the_composer_shows_both_texts(service, mina, asked):
    talk = asked(SAID)
    answer = mina.client.post(f"/desk/c/{talk}/reply-translations/", {"text": WROTE, "client_id": "r1"})
    page = told(answer)
    assert re.search(rf"<textarea[^>]*>{SENT}</textarea>", page)
    assert WROTE in page
    assert len(conversations.thread(mina.viewer, talk)) == 1
