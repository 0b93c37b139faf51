"""What is asked once more before a reply leaves, and that it is never asked twice about the same words."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from madoguchi.conversations import api as conversations
from madoguchi.conversations.api import Recipient, Recipients
from madoguchi.core import api as core
from madoguchi.desk.models import Override
from madoguchi.people import api as people
from madoguchi.people.shapes import Viewer

pytestmark = pytest.mark.django_db
SCRIPT = {"accept": "application/json"}


@pytest.fixture
def mina(hired):
    return hired("mina")


def send(person, talk, text, client_id="g1", script=True, **more):
    form = {"text": text, "client_id": client_id, **more}
    return person.client.post(f"/desk/c/{talk}/replies/", form, headers=SCRIPT if script else {})


def replies(talk):
    owner = Viewer("customer", customer_id=conversations.customer_of(talk))
    return [one.body for one in conversations.thread(owner, talk) if one.author_kind == "agent"]


def test_all_reasons_stand_on_one_page_and_nothing_was_sent(mina, asked):
    other = asked("注文の件です", name="森 あかね")
    mina.client.get(f"/desk/c/{other}/")
    talk = asked("領収書をください", name="高崎 陽子")
    page = send(mina, talk, "渡辺 様\n森様の領収書を添付いたします。", script=False)
    assert page.status_code == 428
    said = re.findall(r"<strong>(.*?)</strong>", page.text)
    assert said == ["渡辺", "森", "添付"]
    assert page.text.index("Go back and mend it") < page.text.index("Send it as it is</")
    assert replies(talk) == []


def test_sent_nevertheless_it_is_kept_and_seen_by_supervisors(mina, hired, asked):
    talk = asked("領収書をください", name="高崎 陽子")
    text = "高崎 様\n領収書を添付いたします。"
    mark = send(mina, talk, text).json()["mark"]
    assert send(mina, talk, text, confirmed=mark).json() == {"ok": True}
    send(mina, talk, text, confirmed=mark)
    assert replies(talk) == [text]
    row = Override.objects.get()
    assert (row.staff_id, row.conversation_id, row.reasons) == (mina.id, talk, ["attachment"])
    boss, admin = hired("boss", role="supervisor"), hired("ada", role="administrator")
    assert "Sent although warned: a file that is missing" in boss.client.get(f"/desk/c/{talk}/").text
    assert "Sent although warned" in admin.client.get("/settings/audit/").text


def test_a_changed_text_is_looked_at_again(mina, asked):
    talk = asked("領収書をください", name="高崎 陽子")
    mark = send(mina, talk, "領収書を添付いたします。").json()["mark"]
    assert send(mina, talk, "領収書と説明書を添付いたします。", confirmed=mark).status_code == 428
    assert send(mina, talk, "領収書は郵送いたします。").status_code == 200


def test_files_are_not_lost_over_the_question(mina, asked):
    other = asked("注文の件です", name="森 あかね")
    mina.client.get(f"/desk/c/{other}/")
    talk = asked("領収書をください", name="高崎 陽子")
    file = SimpleUploadedFile("領収書.txt", "一万円".encode(), content_type="text/plain")
    page = send(mina, talk, "森 様\n添付いたします。", script=False, attachments=file)
    held = dict(re.findall(r'name="(kept|confirmed)" value="(.*?)"', page.text))
    send(mina, talk, "森 様\n添付いたします。", script=False, **held)
    line = conversations.thread(mina.viewer, talk)[-1]
    assert [one.name for one in line.attachments] == ["領収書.txt"]


def test_nobody_else_can_hand_in_the_files_of_a_colleague(mina, hired, asked):
    talk = asked("領収書をください", name="高崎 陽子")
    file = SimpleUploadedFile("a.txt", b"secret", content_type="text/plain")
    page = send(mina, talk, "山田 様\nどうぞ。", script=False, attachments=file)
    kept = re.search(r'name="kept" value="(.+?)"', page.text)[1]
    send(hired("otto"), talk, "承ります。", client_id="g9", script=False, kept=kept)
    assert conversations.thread(mina.viewer, talk)[-1].attachments == ()


def test_customers_one_may_not_see_are_no_candidates(mina, hired, asked):
    south = asked("南の件です", team="desk-south", name="大友 健一")
    people.saw(staff_id=mina.id, customer_id=conversations.customer_of(south), conversation_id=south)
    talk = asked("質問です", name="高崎 陽子")
    assert send(mina, talk, "高崎 様\n大友健一様の件です。").status_code == 200


def test_the_number_of_anothers_matter_is_noticed_and_ones_own_is_not(mina, asked):
    other, talk = asked("別件", name="森 あかね"), asked("質問です", name="高崎 陽子")
    theirs = conversations.conversation(mina.viewer, other).number
    hers = conversations.conversation(mina.viewer, talk).number
    asked_about = send(mina, talk, f"受付番号{theirs}の件です。")
    assert asked_about.status_code == 428
    assert theirs in asked_about.json()["html"]
    assert send(mina, talk, f"受付番号{hers}の件です。").status_code == 200


def test_a_supervisor_may_read_what_was_overridden_in_the_thread_only(mina, asked):
    talk = asked("質問です", name="高崎 陽子")
    mark = send(mina, talk, "添付いたします。").json()["mark"]
    send(mina, talk, "添付いたします。", confirmed=mark)
    owner = Viewer("customer", customer_id=conversations.customer_of(talk))
    assert "warned" not in "".join(one.body for one in conversations.thread(owner, talk))
    assert [one.type for one in core.history(conversation_id=talk, types=["desk.warning_overridden"])] == [
        "desk.warning_overridden"
    ]


def test_who_was_added_to_the_recipients_is_asked_about(mina, asked, monkeypatch):
    talk = asked("質問です", name="高崎 陽子")
    added = Recipient("akane.mori@mail.example", "森 あかね", known=False)
    monkeypatch.setattr(conversations, "recipients", lambda conversation_id: Recipients(cc=(added,)))
    page = send(mina, talk, "森 あかね 様\n承ります。", script=False)
    assert re.findall(r"<strong>(.*?)</strong>", page.text) == ["akane.mori@mail.example"]


def test_going_back_without_a_script_keeps_the_chosen_files(mina, hired, asked):
    talk = asked("領収書をください", name="高崎 陽子")
    other = asked("注文の件です", name="森 あかね")
    mina.client.get(f"/desk/c/{other}/")
    file = SimpleUploadedFile("領収書.txt", "一万円".encode(), content_type="text/plain")
    page = send(mina, talk, "森 様\n添付いたします。", script=False, attachments=file)
    held = re.search(r'name="kept" value="(.+?)"', page.text)[1]
    form = {"text": "森 様\n添付いたします。", "client_id": "g1", "kept": held}
    back = mina.client.post(f"/desk/c/{talk}/tone-checks/", form)
    assert "領収書.txt" in back.text
    again = mina.client.get(f"/desk/c/{talk}/")
    (mark,) = re.findall(r'name="kept" value="(.+?)" checked', again.text)
    assert "領収書.txt" not in hired("otto").client.get(f"/desk/c/{talk}/").text
    send(mina, talk, "高崎 様\n添付いたします。", script=False, kept=mark)
    line = conversations.thread(mina.viewer, talk)[-1]
    assert [one.name for one in line.attachments] == ["領収書.txt"]
    assert 'name="kept"' not in mina.client.get(f"/desk/c/{talk}/").text


def test_a_file_of_the_draft_can_be_left_out_again(mina, asked):
    talk = asked("領収書をください", name="高崎 陽子")
    files = [SimpleUploadedFile(f"{one}.txt", b"x", content_type="text/plain") for one in ("a", "b")]
    form = {"text": "添付します", "client_id": "g2", "attachments": files}
    page = mina.client.post(f"/desk/c/{talk}/tone-checks/", form)
    marks = re.findall(r'name="kept" value="(.+?)" checked', page.text)
    assert len(marks) == 2
    send(mina, talk, "添付します", client_id="g2", script=False, kept=marks[1])
    assert [one.name for one in conversations.thread(mina.viewer, talk)[-1].attachments] == ["b.txt"]


def test_a_translation_without_a_script_keeps_the_chosen_files(mina, asked):
    talk = asked("Where is my receipt?", name="Mary Smith")
    file = SimpleUploadedFile("receipt.txt", b"x", content_type="text/plain")
    form = {"text": "添付します", "client_id": "g3", "attachments": file}
    assert "receipt.txt" in mina.client.post(f"/desk/c/{talk}/reply-translations/", form).text
