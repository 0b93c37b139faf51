"""Working on the desk, as its forms send it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from madoguchi.conversations import api as conversations
from madoguchi.core import api as core
from madoguchi.feedback import api as feedback
from madoguchi.people import api as people
from madoguchi.people.shapes import Viewer

pytestmark = pytest.mark.django_db
SCRIPT = {"accept": "application/json"}
FILED = {"request_type": "question", "reason": "how-to", "outcome": "solved"}


def bodies(viewer, talk):
    return [line.body for line in conversations.thread(viewer, talk) if line.author_kind != "system"]


def test_a_reply_sent_twice_is_one_message_and_takes_the_conversation(hired, asked):
    mina, talk = hired("mina"), asked("箱を開けました")
    for _ in range(2):
        answer = mina.client.post(f"/desk/c/{talk}/replies/", {"text": "承ります。", "client_id": "r1"})
        assert (answer.status_code, answer["location"]) == (302, f"/desk/c/{talk}/")
    assert bodies(mina.viewer, talk) == ["箱を開けました", "承ります。"]
    assert conversations.conversation(mina.viewer, talk).assignee_id == mina.id


def test_a_note_never_reaches_the_customer(hired, asked):
    mina, otto, talk = hired("mina"), hired("otto", teams=("desk-south",)), asked("箱を開けました")
    note = {"text": "在庫は3台。@Otto 確認を", "client_id": "n1"}
    assert mina.client.post(f"/desk/c/{talk}/notes/", note).status_code == 302
    owner = Viewer("customer", customer_id=conversations.customer_of(talk))
    assert bodies(owner, talk) == ["箱を開けました"]
    assert "在庫は3台" in mina.client.get(f"/desk/c/{talk}/").text
    assert otto.client.get(f"/desk/c/{talk}/").status_code == 200


def test_a_colleague_who_was_quicker_stops_the_reply(hired, asked):
    mina, otto, talk = hired("mina"), hired("otto"), asked("箱を開けました")
    seen = conversations.conversation(mina.viewer, talk).last_sequence
    otto.client.post(f"/desk/c/{talk}/replies/", {"text": "私から。", "client_id": "o1"})
    late = {"text": "私も。", "client_id": "m1", "seen": seen}
    answer = mina.client.post(f"/desk/c/{talk}/replies/", late, headers=SCRIPT)
    assert (answer.status_code, answer.json()) == (409, {"name": "Otto"})
    page = mina.client.post(f"/desk/c/{talk}/replies/", late)
    assert page.status_code == 409
    assert "私も。" in page.text
    assert bodies(mina.viewer, talk) == ["箱を開けました", "私から。"]


def test_an_empty_reply_is_refused_in_words(hired, asked):
    mina, talk = hired("mina"), asked("はい")
    answer = mina.client.post(f"/desk/c/{talk}/replies/", {"text": "  ", "client_id": "e"}, headers=SCRIPT)
    assert (answer.status_code, answer.json()) == (422, {"message": "Please write something first."})


def test_resolve_and_its_undo(hired, asked):
    mina, talk = hired("mina"), asked("直りました")
    mina.client.post(f"/desk/c/{talk}/takes/")
    done = mina.client.post(f"/desk/c/{talk}/resolutions/", FILED, follow=True)
    assert conversations.conversation(mina.viewer, talk).status == "resolved"
    assert f'action="/desk/c/{talk}/reopenings/"' in done.text
    mina.client.post(f"/desk/c/{talk}/reopenings/")
    assert conversations.conversation(mina.viewer, talk).status == "open"


def test_take_assign_and_give_back(hired, asked):
    mina, otto, talk = hired("mina"), hired("otto"), asked("人と話したい")
    mina.client.post(f"/desk/c/{talk}/takes/")
    assert conversations.conversation(mina.viewer, talk).assignee_id == mina.id
    mina.client.post(f"/desk/c/{talk}/assignments/", {"to": f"staff:{otto.id}"})
    assert conversations.conversation(mina.viewer, talk).assignee_id == otto.id
    otto.client.post(f"/desk/c/{talk}/releases/")
    given_back = conversations.conversation(mina.viewer, talk)
    assert (given_back.assignee_id, given_back.handler) == (None, "queue")


def test_snooze_wait_priority_and_tags(hired, asked):
    mina, talk = hired("mina"), asked("あとで")
    mina.client.post(f"/desk/c/{talk}/takes/")
    mina.client.post(f"/desk/c/{talk}/priorities/", {"priority": "4"})
    mina.client.post(f"/desk/c/{talk}/tags/", {"tags": "返品、急ぎ, 返品"})
    mina.client.post(f"/desk/c/{talk}/waits/")
    mina.client.post(f"/desk/c/{talk}/snoozes/", {"until": "tomorrow"})
    held = conversations.conversation(mina.viewer, talk)
    assert (held.priority, set(held.tags), held.status) == (4, {"返品", "急ぎ"}, "snoozed")
    assert held.snoozed_until > core.now()


def test_two_characters_and_the_number_are_found(hired, asked):
    mina, talk = hired("mina"), asked("ケトルを返品したいです")
    found = mina.client.get("/desk/search/", {"q": "返品"})
    assert f'href="/desk/c/{talk}/"' in found.text
    assert "<mark>返品</mark>" in found.text
    number = conversations.conversation(mina.viewer, talk).number
    assert mina.client.get("/desk/search/", {"q": number})["location"] == f"/desk/c/{talk}/"


def test_customers_are_found_by_name_kana_and_address_by_those_who_may_see_them(hired, asked):
    mina, otto, boss = hired("mina"), hired("otto", teams=("desk-south",)), hired("boss", role="supervisor")
    talk = asked("届きません", name="饗庭 早智子")
    customer = conversations.customer_of(talk)
    people.add_identity(customer_id=customer, kind="email", value="aiba@desk.example")
    for text in ("饗庭", "早智子", "aiba@desk.example", "aiba"):
        link = f'href="/desk/c/{talk}/"'
        assert link in mina.client.get("/desk/search/", {"q": text}).text
        assert link in boss.client.get("/desk/search/", {"q": text}).text
        assert link not in otto.client.get("/desk/search/", {"q": text}).text


def test_supervisors_begin_with_everything_and_agents_with_their_own(hired, asked):
    mina, boss, talk = hired("mina"), hired("boss", role="supervisor"), asked("箱を開けました")
    assert f'id="row-{talk}"' in boss.client.get("/desk/").text
    own = mina.client.get("/desk/").text
    assert f'id="row-{talk}"' not in own
    assert "waiting in the queue" in own
    assert 'href="/desk/?view=queue"' in own.partition('class="empty')[2].partition("</div>")[0]


def test_an_offer_that_ran_out_is_explained_and_work_begins_again_by_one_button(hired):
    mina, boss = hired("mina"), hired("boss", role="supervisor")
    people.set_availability(staff_id=mina.id, availability="away", actor=core.SYSTEM, reason="offer_expired")
    said = "You did not answer within 30 seconds, so you were set to away."
    assert said in phrased(mina.client.get("/desk/").text)
    assert "did not answer an offer" in boss.client.get("/desk/nav/").text
    mina.client.post("/desk/availability/", {"availability": "available"})
    assert said not in phrased(mina.client.get("/desk/offers/").text)
    assert people.staff(mina.id).availability == "available"


def phrased(text):
    return text.replace("<wbr>", "")


def test_a_private_system_line_is_marked_as_such(hired, asked):
    mina, talk = hired("mina"), asked("箱を開けました")
    conversations.tell(conversation_id=talk, code="offer_declined", params={"name": "Otto"}, private=True)
    assert "Otto declined the offer" in mina.client.get(f"/desk/c/{talk}/").text


def test_opening_makes_a_tab_reads_it_and_closing_removes_it(hired, asked):
    mina, talk = hired("mina"), asked("はい")
    mina.client.post(f"/desk/c/{talk}/takes/")
    assert f'data-tab="{talk}"' in mina.client.get(f"/desk/c/{talk}/").text
    assert conversations.conversation(mina.viewer, talk).unread_for_staff == 0
    assert f'data-tab="{talk}"' in mina.client.get("/desk/").text
    mina.client.post(f"/desk/tabs/{talk}/removal/")
    assert f'data-tab="{talk}"' not in mina.client.get("/desk/").text


def test_availability_changes_the_switch(hired):
    mina = hired("mina")
    shown = mina.client.post("/desk/availability/", {"availability": "busy"}, headers={"hx-request": "true"})
    assert 'value="busy" aria-pressed="true"' in shown.text
    assert mina.client.post("/desk/availability/", {"availability": "gone"}).status_code == 400
    assert mina.client.post("/desk/heartbeats/").status_code == 204


def test_what_customers_write_stays_text(hired, asked):
    mina, talk = hired("mina"), asked("<script>alert(1)</script> https://aozora.example/a?b=1&c=2")
    page = mina.client.get(f"/desk/c/{talk}/").text
    assert "<script>alert" not in page
    assert 'href="https://aozora.example/a?b=1&amp;c=2"' in page


def test_card_numbers_leave_the_names_of_our_files(hired, asked):
    mina, talk = hired("mina"), asked("明細をお願いします")
    file = SimpleUploadedFile("meisai_4111_1111_1111_1111.txt", "明細".encode())
    form = {"text": "お送りします。", "client_id": "f1", "attachments": file}
    assert mina.client.post(f"/desk/c/{talk}/replies/", form).status_code == 302
    sent = conversations.thread(mina.viewer, talk)[-1].attachments
    assert [one.name for one in sent] == ["meisai xxxx xxxx xxxx 1111.txt"]


def test_the_packet_says_in_words_why_an_answer_did_not_help(hired, asked):
    mina, talk = hired("mina"), asked("箱が開きません")
    said = conversations.answer(
        conversation_id=talk, body="", card={"type": "answer", "passage": "引いて開けます。", "title": "箱"}
    )
    conversations.judge_answer(conversation_id=talk, message_id=said.message_id, helpful=False)
    assert "it did not help" in mina.client.get(f"/desk/c/{talk}/").text
    feedback.vote_on_answer(
        message_id=said.message_id, helpful=False, reason="outdated", conversation_id=talk,
        customer_id=conversations.customer_of(talk),
    )  # fmt: skip
    assert "it did not help: It is out of date" in mina.client.get(f"/desk/c/{talk}/").text
