"""A letter comes in and is answered by letter; whatever is put into the scanner, nothing breaks."""

import os
import re
import time
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO

import pypdfium2
import pytest
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connections
from django.test import Client

from madoguchi.channels.post import filing, folder, outgoing, scans, sheet
from madoguchi.channels.post.models import Letter, Scan
from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import Matter
from madoguchi.core import api as core
from madoguchi.core.testing import work_off
from madoguchi.journeys import reply
from madoguchi.people import api as people
from madoguchi.people.shapes import Viewer

from . import paper

pytestmark = pytest.mark.django_db
HERS = "東京都の高崎です。\n電話 090-1234-5670\nメール yoko.takasaki@mail.example\n注文の品が届きません。"


@pytest.fixture
def desk(browser_of):
    return browser_of("supervisor")


@pytest.fixture
def chief() -> Viewer:
    return Viewer("staff", staff=next(one for one in people.all_staff() if one.role == "supervisor"))


def bring(desk, content: bytes, name: str = "scan.pdf", **more: str):
    return desk.post("/post/", {"file": SimpleUploadedFile(name, content), "kind": "post", **more})


def brought(desk, content: bytes, name: str = "scan.pdf", **more: str) -> Scan:
    bring(desk, content, name, **more)
    work_off(task="post.read_scan")
    return Scan.objects.get(name=name)


def test_a_letter_is_read_its_customer_proposed_and_filed(desk, chief):
    row = brought(desk, paper.letter(HERS), received_on="2026-11-20")
    assert (row.state, row.pages, len(row.pictures), "届きません" in row.text) == ("new", 1, 1, True)
    page = desk.get(f"/post/{row.key}/").content.decode()
    known = people.find_customers("yoko.takasaki@mail.example", limit=1)[0]
    assert f'value="{known}:"' in page
    picture = desk.get(f"/post/{row.key}/pages/1/")
    assert (picture.status_code, picture["Content-Type"]) == (200, "image/jpeg")
    form = {"whose": f"{known}:", "subject": "届かない品", "topic": "delivery", "received_on": "2026-11-20"}
    first = desk.post(f"/post/{row.key}/", form)
    again = desk.post(f"/post/{row.key}/", form)
    assert (first.status_code, first["Location"]) == (302, again["Location"])
    row.refresh_from_db()
    here = conversations.conversation(chief, row.conversation_id)
    assert (here.channel, here.customer_id, here.topic, here.handler) == ("post", known, "delivery", "queue")
    (line,) = [one for one in conversations.thread(chief, here.id) if one.author_kind == "customer"]
    assert [file.name for file in line.attachments] == ["scan.pdf"]
    assert "2026年11月20日" in line.body


def test_a_scan_that_names_a_contact_number_joins_that_conversation(desk, chief):
    known = people.find_customers("yoko.takasaki@mail.example", limit=1)[0]
    from_chat = conversations.open_matter(
        Matter(customer_id=known, channel="webchat", subject="前", text="前", client_id="post-1")
    )
    number = conversations.brief(from_chat.conversation_id).number
    row = brought(desk, paper.letter(f"お問い合わせ番号 {number} の件です。"), kind="fax")
    page = desk.get(f"/post/{row.key}/").content.decode()
    assert f'value="{known}:{from_chat.conversation_id}"' in page
    desk.post(f"/post/{row.key}/", {"whose": f"{known}:{from_chat.conversation_id}"})
    row.refresh_from_db()
    assert row.conversation_id == from_chat.conversation_id


def test_somebody_new_needs_a_name(desk):
    row = brought(desk, paper.tiff(), "fax.tif", kind="fax")
    assert (row.pages, len(row.pictures), row.text) == (2, 2, "")
    assert desk.post(f"/post/{row.key}/", {"whose": ""}).status_code == 422
    row.refresh_from_db()
    assert (row.state, row.conversation_id) == ("new", None)
    desk.post(f"/post/{row.key}/", {"whose": "", "name": "山田 新"})
    row.refresh_from_db()
    assert people.customer(conversations.brief(row.conversation_id).customer_id).name == "山田 新"


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.exe", b"MZ\x90"), ("a.pdf", b""), ("a.txt", "手紙".encode()), ("a.gif", b"GIF89a" + b"\0" * 30)],
)
def test_what_is_no_scan_is_refused(desk, name, content):
    bring(desk, content, name)
    assert Scan.objects.count() == 0


@pytest.mark.parametrize(
    ("name", "content", "trouble"),
    [
        ("broken.pdf", b"%PDF-1.7\n" + b"\0" * 300, "broken"),
        ("broken.tif", b"II*\0" + b"\xff" * 300, "broken"),
        ("locked.pdf", paper.locked(), "password"),
    ],
)
def test_what_cannot_be_read_is_kept_and_says_so(desk, name, content, trouble):
    row = brought(desk, content, name)
    assert (row.state, row.trouble, row.pictures) == ("new", trouble, [])
    assert desk.get(f"/post/{row.key}/").status_code == 200
    assert desk.get(f"/post/{row.key}/file/").status_code == 200


def test_a_page_of_five_metres_is_drawn_small(desk):
    row = brought(desk, paper.huge(), "huge.pdf")
    assert (row.trouble, len(row.pictures)) == ("", 1)
    assert core.attachment(row.pictures[0]).size < 2_000_000


def test_the_same_file_is_one_scan(desk):
    brought(desk, paper.tiff(1), "once.tif")
    bring(desk, paper.tiff(1), "twice.tif")
    assert Scan.objects.count() == 1


def test_what_lies_in_the_folder_is_taken_once_and_put_aside(settings, tmp_path):
    settings.MADOGUCHI_SCANS = str(tmp_path)
    (tmp_path / "fax").mkdir()
    (tmp_path / "fax" / "f.tif").write_bytes(paper.tiff(1))
    (tmp_path / "bad.txt").write_text("kein Scan")
    (tmp_path / "growing.pdf").write_bytes(b"%PDF")
    old = time.time() - 60
    for one in (tmp_path / "fax" / "f.tif", tmp_path / "bad.txt"):
        os.utime(one, (old, old))
    assert (folder.look(), folder.look()) == (1, 0)
    assert [one.kind for one in Scan.objects.all()] == ["fax"]
    assert (tmp_path / "taken" / "f.tif").exists()
    assert (tmp_path / "refused" / "bad.txt").exists()
    assert (tmp_path / "growing.pdf").exists()


def test_who_does_not_work_with_customers_sees_no_paper(desk, browser_of, client):
    row = brought(desk, paper.tiff(1), "secret.tif")
    editor = browser_of("editor")
    for who, status in ((editor, 403), (client, 302)):
        assert who.get(f"/post/{row.key}/").status_code == status
        assert who.get(f"/post/{row.key}/pages/1/").status_code == status
        assert who.post(f"/post/{row.key}/removal/").status_code == status
    row.refresh_from_db()
    assert row.state == "new"


def test_thrown_away_nothing_of_it_stays(desk):
    row = brought(desk, paper.tiff(1), "ad.tif")
    desk.post(f"/post/{row.key}/removal/")
    kept = core.attachments((row.file_id, *row.pictures))
    row.refresh_from_db()
    assert (row.state, kept) == ("discarded", ())


def answered(desk, chief) -> Letter:
    """A letter came in and was answered at the desk."""
    row = brought(desk, paper.letter(HERS))
    known = people.find_customers("yoko.takasaki@mail.example", limit=1)[0]
    desk.post(f"/post/{row.key}/", {"whose": f"{known}:"})
    row.refresh_from_db()
    reply.send(
        conversation_id=row.conversation_id,
        staff_id=chief.staff.id,
        text="お調べいたしました。",
        client_id="l-1",
    )
    work_off()
    return Letter.objects.get(conversation_id=row.conversation_id)


def test_an_answer_to_a_letter_waits_to_be_printed_and_is_posted_once(desk, chief):
    made = answered(desk, chief)
    assert (made.state, conversations.deliveries_of([made.message_id])[made.message_id].state) == (
        "waiting", "waiting",
    )  # fmt: skip
    assert str(made.pk) in desk.get("/post/letters/").content.decode()
    with pypdfium2.PdfDocument(desk.get(f"/post/letters/{made.pk}/paper.pdf").content) as pdf:
        text, size = pdf[0].get_textpage().get_text_bounded(), pdf.get_page_size(0)
    assert [round(side) for side in size] == [595, 842]
    assert all(one in text for one in ("拝啓", "敬具", "様", "お調べいたしました。"))
    desk.post(f"/post/letters/{made.pk}/posting/", {"posted_on": "2026-11-20"})
    desk.post(f"/post/letters/{made.pk}/posting/", {"posted_on": "2026-11-19"})
    made.refresh_from_db()
    assert (made.state, made.posted_on.isoformat()) == ("posted", "2026-11-20")
    assert made.posted_by_id == chief.staff.id
    assert conversations.deliveries_of([made.message_id])[made.message_id].state == "sent"
    facts = [
        one
        for one in core.history(conversation_id=made.conversation_id)
        if one.type == "channels.letter_posted"
    ]
    assert len(facts) == 1


def test_the_address_stands_in_the_window_of_the_envelope(desk, chief):
    made = answered(desk, chief)
    outgoing.address_to(
        chief, made.pk, recipient="高崎 陽子", address="〒370-0001\n群馬県高崎市1-1", formal=True
    )
    with pypdfium2.PdfDocument(sheet.letter_pdf(chief, made.pk)) as pdf:
        page = pdf[0].get_textpage()
        left, _, _, top = page.get_charbox(page.search("高崎市").get_next()[0])
    mm = 72 / 25.4
    assert 20 <= left / mm <= 105
    assert 15 <= (842 - top) / mm <= 57


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("高崎 陽子", "高崎 陽子 様"),
        ("高崎様", "高崎様"),
        ("株式会社あおば", "株式会社あおば 御中"),
        ("", ""),
    ],
)
def test_a_name_has_its_title_once(name, shown):
    assert sheet.named(name, "ja") == shown


def test_a_letter_is_written_where_the_chat_was(desk, chief):
    known = people.find_customers("yoko.takasaki@mail.example", limit=1)[0]
    matter = Matter(customer_id=known, channel="webchat", subject="前", text="前", client_id="p-2")
    here = conversations.open_matter(matter).conversation_id
    form = {
        "recipient": "高崎 陽子",
        "address": "東京都",
        "text": "書面でお送りします。",
        "client_id": "letter-0001",
    }
    assert desk.post(f"/post/letters/new/{here}/", {**form, "address": ""}).status_code == 422
    assert Letter.objects.count() == 0
    desk.post(f"/post/letters/new/{here}/", form)
    desk.post(f"/post/letters/new/{here}/", form)
    work_off()
    (made,) = Letter.objects.all()
    assert (made.recipient, conversations.brief(here).channel) == ("高崎 陽子", "post")


def test_a_letter_of_a_trainee_waits_and_goes_out_with_its_envelope_once_a_supervisor_said_yes(chief):
    made = people.create_staff(email="tora@post.test", password=None, name="寅", role="agent")
    people.change_staff(staff_id=made.id, actor=core.SYSTEM, replies_wait=True)
    trainee, boss = Client(), Client()
    trainee.force_login(get_user_model().objects.get(pk=made.account_id))
    boss.force_login(get_user_model().objects.get(pk=chief.staff.account_id))
    known = people.find_customers("yoko.takasaki@mail.example", limit=1)[0]
    matter = Matter(customer_id=known, channel="webchat", subject="前", text="前", client_id="p-9")
    here = conversations.open_matter(matter).conversation_id
    form = {
        "recipient": "高崎 陽子", "address": "〒370-0001\n高崎市1-1", "text": "書面でお送りします。",
        "client_id": "letter-0009",
    }  # fmt: skip
    for _twice in range(2):
        answer = trainee.post(f"/post/letters/new/{here}/", form)
        assert answer["Location"] == f"/desk/c/{here}/"
    work_off()
    assert (Letter.objects.count(), conversations.brief(here).channel) == (0, "webchat")
    (link,) = set(re.findall(rf"/desk/c/{here}/approvals/\d+/", boss.get("/desk/approvals/").text))
    page = boss.get(link).text
    assert all(one in page for one in ("高崎市1-1", "書面でお送りします。"))
    seen = re.search(r'name="seen" value="(\d+)"', page)[1]
    boss.post(link, {"act": "approve", "text": "書面でお送りいたします。", "seen": seen})
    work_off()
    letter = Letter.objects.get()
    assert (letter.kind, letter.state, letter.recipient) == ("post", "waiting", "高崎 陽子")
    assert (letter.address, letter.formal) == ("〒370-0001\n高崎市1-1", False)
    assert outgoing.line_of(chief, letter).body == "書面でお送りいたします。"
    assert conversations.brief(here).channel == "post"


def test_an_answer_that_was_taken_back_is_not_posted(desk, chief):
    made = answered(desk, chief)
    conversations.take_back(message_id=made.message_id, staff_id=chief.staff.id)
    assert desk.get(f"/post/letters/{made.pk}/paper.pdf").status_code == 404
    assert outgoing.post(chief, made.pk, on=core.now().date()) is False


@pytest.mark.django_db(transaction=True)
def test_five_who_file_the_same_scan_make_one_conversation(committed_db, chief):
    row = scans.take(BytesIO(paper.tiff(1)), name="r.tif", kind="post", received_on=core.now().date())
    scans.read(row.pk)
    known = people.find_customers("yoko.takasaki@mail.example", limit=1)[0]

    def one(_: int) -> int:
        try:
            return filing.file(chief, row.key, filing.Filing(customer_id=known))
        finally:
            connections.close_all()

    with ThreadPoolExecutor(5) as pool:
        assert len(set(pool.map(one, range(5)))) == 1


@pytest.fixture
def walls(desk, chief):
    """A conversation of a team, and an agent who is in none; her browser and how she sees."""
    team = people.create_team(slug="post-walls", name_ja="壁", name_en="Walls")
    her = people.create_customer(name="壁の向こう")
    matter = Matter(customer_id=her, channel="post", subject="奥", text="奥", client_id="walls")
    behind = conversations.open_matter(matter).conversation_id
    conversations.set_team(conversation_id=behind, team_id=team, actor=core.SYSTEM)
    made = people.create_staff(
        email="outside@post.test", password="post-password-1", name="外", role="agent", languages=("ja",),
        teams=[], capacity={},
    )  # fmt: skip
    browser = Client(headers={"accept-language": "ja"})
    browser.force_login(get_user_model().objects.get(pk=made.account_id))
    return behind, her, browser


def test_a_letter_behind_a_wall_stays_there(desk, walls):
    behind, her, outside = walls
    row = brought(desk, paper.letter("壁の手紙"))
    address = f"/post/{row.key}/"
    assert outside.get(address).status_code == 200, "whoever sorts the post sees what is not filed yet"
    assert outside.post(address, {"whose": f"{her}:"}).status_code == 422, "a customer that she may not see"
    assert Scan.objects.get(pk=row.pk).conversation_id is None
    desk.post(address, {"whose": f"{her}:{behind}"})
    assert [outside.get(address + more).status_code for more in ("", "pages/1/", "file/")] == [404] * 3
    assert "scan.pdf" in desk.get("/post/").content.decode()
    assert "scan.pdf" not in outside.get("/post/").content.decode()


def test_letters_of_other_teams_hide_nobodys_own(walls, chief, monkeypatch):
    behind, _her, _outside = walls
    monkeypatch.setattr(outgoing, "MOST", 2)
    known = people.find_customers("yoko.takasaki@mail.example", limit=1)[0]
    own = conversations.open_matter(
        Matter(customer_id=known, channel="post", subject="前", text="前", client_id="own")
    ).conversation_id
    for place in (behind, behind, behind, own):
        outgoing.write(
            chief, conversation_id=place, kind="post", text="ご連絡です。", recipient="高崎",
            address="東京都", formal=True, client_id=f"letter-{Letter.objects.count()}",
        )  # fmt: skip
    agent = next(one for one in people.all_staff() if one.name == "外")
    seen = outgoing.queue(Viewer("staff", staff=agent), "waiting")
    assert [row.conversation_id for row in seen] == [own]


def test_what_was_thrown_away_meanwhile_cannot_be_filed(desk, chief):
    row = brought(desk, paper.tiff(1), "gone.tif")
    scans.discard(chief, row.key)
    with pytest.raises(scans.ScanUnknown):
        filing.file(chief, row.key, filing.Filing(name="だれか"))
