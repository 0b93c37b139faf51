"""Writing on the desk: drafts, saved replies, taking back, calling teams, asking supervisors."""

from datetime import timedelta

import pytest

from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import TakeBack
from madoguchi.core import api as core
from madoguchi.desk import queries
from madoguchi.people import api as people
from madoguchi.people.shapes import Viewer

pytestmark = pytest.mark.django_db
SCRIPT = {"accept": "application/json"}


@pytest.fixture(autouse=True)
def _no_letters_yet(db):
    for one in conversations.every_saved_reply():
        conversations.remove_saved_reply(reply_id=one.id, actor=core.SYSTEM)


@pytest.fixture
def mina(hired):
    return hired("mina")


@pytest.fixture
def boss(hired):
    return hired("boss", role="supervisor")


def save(person, talk, text, kind="reply", client_id="d1"):
    form = {"kind": kind, "text": text, "client_id": client_id}
    return person.client.post(f"/desk/c/{talk}/drafts/", form).status_code


def send(person, talk, text, client_id="d1"):
    return person.client.post(f"/desk/c/{talk}/replies/", {"text": text, "client_id": client_id})


def draft(person, talk, kind="reply"):
    return queries.drafts(person.id, talk)[kind].text


def bodies(viewer, talk):
    return [line.body for line in conversations.thread(viewer, talk) if line.kind != "system"]


def letter(boss, shortcut="aisatsu", **more):
    body = "{{customer}}、{{agent_family}}です。番号は{{number}}です。"
    given = {"title": "ごあいさつ", "body_ja": body, **more}
    return conversations.save_reply(shortcut=shortcut, actor=core.staff(boss.id), **given)


def test_a_draft_is_there_on_every_device_and_nobody_elses(mina, boss, asked):
    talk = asked("動きません")
    assert save(mina, talk, "お調べして") == 204
    assert save(mina, talk, "在庫は三台", kind="note") == 204
    page = mina.client.get(f"/desk/c/{talk}/").text
    assert ">お調べして</textarea>" in page
    assert ">在庫は三台</textarea>" in page
    assert 'name="client_id" value="d1"' in page
    assert "お調べして" not in boss.client.get(f"/desk/c/{talk}/").text
    assert save(mina, talk, "x", kind="poem") == 400


def test_it_goes_when_it_is_sent_or_emptied(mina, asked):
    talk = asked("動きません")
    save(mina, talk, "お調べして")
    save(mina, talk, "残ります", kind="note", client_id="n1")
    send(mina, talk, "お調べしています。")
    assert (draft(mina, talk), draft(mina, talk, "note")) == ("", "残ります")
    save(mina, talk, " ", kind="note")
    assert draft(mina, talk, "note") == ""


def test_one_that_is_saved_after_it_was_sent_does_not_come_back(mina, asked):
    talk = asked("動きません")
    send(mina, talk, "お調べしています。", client_id="d1")
    save(mina, talk, "お調べしてい", client_id="d1")
    assert draft(mina, talk) == ""


def test_saved_replies_are_offered_filled_in_and_in_the_customers_language(mina, boss, asked):
    letter(boss, body_en="Dear {{customer}}, this is {{agent}}.")
    letter(boss, "south", team_ids=[one.id for one in people.teams() if one.slug == "desk-south"])
    talk = asked("動きません", name="森 あかね")
    number = conversations.conversation(mina.viewer, talk).number
    offered = mina.client.get(f"/desk/c/{talk}/saved-replies/").text
    assert f'data-ja="森 あかね 様、Minaです。番号は{number}です。"' in offered
    assert 'data-en="Dear 森 あかね, this is Mina."' in offered
    assert 'data-spoken="ja"' in offered
    assert "/south" not in offered


def test_without_a_script_a_saved_reply_is_chosen_from_a_list_and_follows_the_draft(mina, boss, asked):
    one, talk = letter(boss), asked("動きません", name="森 あかね")
    save(mina, talk, "承知しました。")
    page = mina.client.get(f"/desk/c/{talk}/", {"saved": one}).text
    assert ">承知しました。\n森 あかね 様、" in page
    assert mina.client.get(f"/desk/c/{talk}/", {"saved": "999999"}).status_code == 200


def test_a_reply_with_an_open_gap_is_not_sent(mina, boss, asked):
    letter(boss, body_ja="{{customer_company}}への出荷は本日です。")
    talk = asked("動きません")
    offered = mina.client.get(f"/desk/c/{talk}/saved-replies/").text
    assert "〔会社名〕への出荷は本日です。" in offered
    refused = mina.client.post(
        f"/desk/c/{talk}/replies/", {"text": "〔会社名〕への出荷", "client_id": "g"}, headers=SCRIPT
    )
    assert (refused.status_code, refused.json()) == (422, {"message": "Please fill in: 会社名"})
    assert bodies(mina.viewer, talk) == ["動きません"]


def test_a_company_of_the_customer_is_known_from_the_companys_site(mina, boss, asked):
    letter(boss, body_ja="{{customer_company}} 御中\n{{customer}} 様")
    talk = asked("動きません", name="森 あかね")
    customer = conversations.customer_of(talk)
    people.keep_attributes(customer_id=customer, values={"company": "株式会社みなと"}, signed=True)
    offered = mina.client.get(f"/desk/c/{talk}/saved-replies/").text
    assert 'data-ja="株式会社みなと\n森 あかね 様"' in offered


def test_a_reply_is_taken_back_into_the_composer(mina, asked):
    talk = asked("動きません")
    send(mina, talk, "別の方の住所です。")
    shown = mina.client.get(f"/desk/c/{talk}/thread/").text
    assert f'action="/desk/c/{talk}/retractions/"' in shown
    message = conversations.thread(mina.viewer, talk)[-1].id
    save(mina, talk, "次の文", client_id="d2")
    back = mina.client.post(f"/desk/c/{talk}/retractions/", {"message": message}, headers=SCRIPT)
    assert back.json() == {"text": "別の方の住所です。", "read": False, "answers": ""}
    assert draft(mina, talk) == "別の方の住所です。\n次の文"
    owner = Viewer("customer", customer_id=conversations.customer_of(talk))
    assert bodies(owner, talk) == ["動きません"]
    again = mina.client.post(f"/desk/c/{talk}/retractions/", {"message": message}, headers=SCRIPT)
    assert again.status_code == 409
    assert draft(mina, talk) == "別の方の住所です。\n次の文"


def test_taking_back_is_for_the_writer_and_for_some_seconds(mina, boss, asked):
    talk = asked("動きません")
    send(mina, talk, "承ります。")
    message = conversations.thread(mina.viewer, talk)[-1].id
    assert "data-take-back" not in boss.client.get(f"/desk/c/{talk}/").text
    boss.client.post(f"/desk/c/{talk}/retractions/", {"message": message})
    with core.frozen(core.now() + timedelta(seconds=15)):
        assert "data-take-back" not in mina.client.get(f"/desk/c/{talk}/").text
        mina.client.post(f"/desk/c/{talk}/retractions/", {"message": message})
    assert bodies(mina.viewer, talk) == ["動きません", "承ります。"]
    core.set_option(TakeBack(seconds=0), actor=core.SYSTEM)
    assert "data-take-back" not in mina.client.get(f"/desk/c/{talk}/").text


def test_a_note_calls_a_whole_team_but_not_its_writer(mina, boss, hired, asked):
    otto, pia = hired("otto"), hired("pia", teams=("desk-south",))
    talk = asked("動きません", team="desk-south")
    pia.client.post(f"/desk/c/{talk}/notes/", {"text": "@desk-north と @Boss 確認を", "client_id": "n"})
    note = conversations.thread(boss.viewer, talk)[-1]
    assert set(note.mention_ids) == {mina.id, otto.id, boss.id}
    assert mina.client.get(f"/desk/c/{talk}/").status_code == 200
    assert '<span class="bubble-mention">@desk-north</span>' in boss.client.get(f"/desk/c/{talk}/").text


def test_asking_a_supervisor_needs_a_reason_and_is_settled_by_her(mina, boss, asked):
    talk = asked("責任者を出してください")
    refused = mina.client.post(f"/desk/c/{talk}/escalations/", {"text": " "})
    assert refused.status_code == 422
    assert "Please write what the supervisor should know or decide." in refused.text
    mina.client.post(f"/desk/c/{talk}/escalations/", {"text": "返金の判断を", "client_id": "e"})
    assert "Mina has asked the supervisors" in boss.client.get(f"/desk/c/{talk}/").text
    assert conversations.inbox(boss.viewer, "escalated").rows[0].id == talk
    boss.client.post(f"/desk/c/{talk}/settlements/")
    assert conversations.conversation(boss.viewer, talk).escalated_at is None


def test_another_agent_cannot_settle_it(mina, boss, hired, asked):
    otto, talk = hired("otto"), asked("責任者を出してください")
    mina.client.post(f"/desk/c/{talk}/escalations/", {"text": "返金の判断を", "client_id": "e"})
    otto.client.post(f"/desk/c/{talk}/settlements/")
    assert conversations.conversation(boss.viewer, talk).escalated_at is not None
