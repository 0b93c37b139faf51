"""私のお問い合わせ by its own door: on any device, nothing of ours, nothing of others."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from io import BytesIO

import pytest
from django.db import connections
from django.test import Client

from madoguchi.conversations import api as conversations
from madoguchi.core import api as core
from madoguchi.feedback import api as feedback
from madoguchi.journeys import resolve
from madoguchi.people import api as people
from madoguchi.people.api import LegalTexts
from madoguchi.people.shapes import StaffShape, Viewer

pytestmark = pytest.mark.django_db
ADDRESS = "hanako@portal.example"
VERSION = LegalTexts().version("ja").digest
PIECES = ("", "thread/", "transcript.txt", "transcript.html")
FILED = {"request_type": "defect", "reason": "product-fault", "outcome": "replaced"}
"""How an agent files what she resolves."""


class Browser(Client):
    """A device of a customer."""

    def __init__(self) -> None:
        super().__init__(headers={"accept-language": "ja"})

    def proves(self, address: str) -> "Browser":
        asked = self.post("/me/?next=/my/", {"email": address, "next": "/my/", "consent": VERSION})
        mail = next(mail for mail in core.outgoing_mail() if mail.purpose == "code" and mail.to == address)
        code = re.search(r"\d{6}", mail.text)
        assert code is not None
        done = self.post(asked["Location"], {"code": code.group(), "next": "/my/"})
        assert done["Location"] == "/my/"
        return self

    @property
    def token(self) -> str:
        return self.cookies[people.VISITOR_COOKIE].value

    @property
    def customer(self) -> int:
        found = people.customer_by_token(self.token)
        assert found is not None
        return found

    def reads(self, path: str) -> str:
        response = self.get(path)
        assert response.status_code == 200, response
        return response.content.decode().replace("<wbr>", "")


@pytest.fixture
def agent(db):
    return people.create_staff(email="aoki@portal.example", password=None, name="青木 誠")


@pytest.fixture
def phone(db) -> Browser:
    return Browser().proves(ADDRESS)


@pytest.fixture
def enquiry(phone, agent):
    """She asked on her phone; the agent noted something and answered."""
    message = conversations.InboundMessage(phone.customer, "webchat", "電気ケトルのふたが閉まりません")
    got = conversations.receive(message)
    conversations.note(conversation_id=got.conversation_id, staff_id=agent.id, text="常連。対応注意")
    conversations.reply(conversation_id=got.conversation_id, staff_id=agent.id, text="交換品をお送りします。")
    return shape(phone, got.conversation_id)


def shape(phone: Browser, conversation_id: int):
    return conversations.conversation(people.customer_viewer(phone.token), conversation_id)


def staff(person: StaffShape) -> Viewer:
    return Viewer("staff", staff=person)


def reply(browser: Browser, number: str, text: str, client_id: str = "", **more):
    given = {"text": text, "client_id": client_id or f"portal-{abs(hash(text)):x}"[:20], "consent": VERSION}
    return browser.post(f"/my/enquiries/{number}/replies/", {**given, **more})


def test_who_has_proven_nothing_is_led_to_the_code():
    for path in ("/my/", "/my/enquiries/473-928-654/", "/my/consents/"):
        assert Browser().get(path)["Location"].startswith("/me/?next=%2Fmy%2F")


def test_another_device_sees_the_same_after_the_code(enquiry):
    with core.frozen(core.now() + timedelta(minutes=2)):
        other = Browser().proves(ADDRESS)
        listed = other.reads("/my/")
    assert "電気ケトルのふた" in listed
    assert "回答が届いています" in listed
    page = other.reads(f"/my/enquiries/{enquiry.number}/")
    assert "交換品をお送りします。" in page
    assert "青木 誠" in page


def test_what_is_ours_is_nowhere(phone, enquiry):
    pages = ("/my/", *(f"/my/enquiries/{enquiry.number}/{end}" for end in PIECES))
    assert [path for path in pages if "対応注意" in phone.reads(path)] == []


def test_it_is_nobody_elses(enquiry, agent):
    stranger = Browser().proves("taro@portal.example")
    for end in PIECES:
        assert stranger.get(f"/my/enquiries/{enquiry.number}/{end}").status_code == 404
    before = len(conversations.transcript(staff(agent), enquiry.id).lines)
    assert reply(stranger, enquiry.number, "私にも").status_code == 404
    assert stranger.post(f"/my/enquiries/{enquiry.number}/transcript-mails/").status_code == 404
    assert len(conversations.transcript(staff(agent), enquiry.id).lines) == before
    assert enquiry.number not in stranger.reads("/my/")


def test_reading_it_is_noticed(phone, enquiry):
    assert "新着1件" in phone.reads("/my/")
    phone.reads(f"/my/enquiries/{enquiry.number}/")
    assert "新着" not in phone.reads("/my/")


def test_an_answer_reopens_once_with_its_files(phone, enquiry, agent):
    resolve.resolve(conversation_id=enquiry.id, staff_id=agent.id, **FILED)
    assert "解決済み" in phone.reads(f"/my/enquiries/{enquiry.number}/")
    picture = BytesIO("ふたの写真".encode())
    picture.name = "4111 1111 1111 1111.txt"
    sent = reply(phone, enquiry.number, "まだ閉まりません", "portal-same", file=picture)
    assert sent.status_code == 302
    reply(phone, enquiry.number, "まだ閉まりません", "portal-same")
    page = phone.reads(f"/my/enquiries/{enquiry.number}/")
    assert page.count("まだ閉まりません") == 1
    assert "4111 1111" not in page
    assert "1111.txt" in page
    assert shape(phone, enquiry.id).status == "open"
    assert [line.purpose for line in people.consents(phone.customer)] == ["reply", "email"]


def test_an_answer_to_an_ended_one_begins_a_new_one(phone, enquiry, agent):
    conversations.close(conversation_id=enquiry.id, actor=core.SYSTEM)
    sent = reply(phone, enquiry.number, "もう一つ伺います")
    number = re.search(r"/my/enquiries/([\d-]+)/#m", sent["Location"])
    assert number is not None
    assert number.group(1) != enquiry.number
    assert "もう一つ伺います" in phone.reads(f"/my/enquiries/{number.group(1)}/")
    assert "もう一つ伺います" not in phone.reads(f"/my/enquiries/{enquiry.number}/")


@pytest.mark.parametrize(
    ("text", "words"),
    [("", "メッセージを入力するか"), ("長" * 4001, "1文字"), ("  \n ", "メッセージを入力するか")],
)
def test_what_cannot_be_taken_comes_back_with_the_reason(phone, enquiry, text, words):
    refused = reply(phone, enquiry.number, text)
    assert refused.status_code == 422
    assert words in refused.content.decode()
    if text.strip():
        assert text in refused.content.decode()


def test_a_program_is_not_taken_and_leaves_nothing(phone, enquiry):
    program = BytesIO(b"MZ\x90\x00 program")
    program.name = "photo.exe"
    refused = reply(phone, enquiry.number, "写真です", file=program)
    assert refused.status_code == 422
    assert "安全のため" in refused.content.decode()
    assert "写真です" in refused.content.decode()
    assert shape(phone, enquiry.id).last_line == "交換品をお送りします。"


def test_a_box_has_to_be_ticked_for_a_reply(phone, enquiry):
    core.set_option(LegalTexts(tick=True), actor=core.SYSTEM)
    refused = phone.post(f"/my/enquiries/{enquiry.number}/replies/", {"text": "続きです"})
    assert refused.status_code == 422
    assert "同意の欄にチェック" in refused.content.decode()
    assert "続きです" in refused.content.decode()
    assert shape(phone, enquiry.id).last_author == "agent"
    assert reply(phone, enquiry.number, "続きです").status_code == 302


def test_who_is_blocked_is_refused_politely_and_keeps_her_words(phone, enquiry, agent):
    people.block(customer_id=phone.customer, reason="暴言", until=None, staff_id=agent.id)
    refused = reply(phone, enquiry.number, "続きです")
    assert refused.status_code == 403
    assert "お受けすることができません" in refused.content.decode()
    assert "続きです" in refused.content.decode()
    assert "暴言" not in refused.content.decode()
    assert shape(phone, enquiry.id).last_author == "agent"
    assert "交換品をお送りします。" in phone.reads(f"/my/enquiries/{enquiry.number}/")


def test_a_copy_as_text_as_page_and_by_mail(phone, enquiry):
    text = phone.get(f"/my/enquiries/{enquiry.number}/transcript.txt")
    assert text["Content-Disposition"] == f'attachment; filename="{enquiry.number}.txt"'
    assert text.content.decode().startswith(f"お問い合わせ番号：{enquiry.number}\n件名：電気ケトルのふた")
    assert "交換品をお送りします。" in phone.reads(f"/my/enquiries/{enquiry.number}/transcript.html")
    phone.post(f"/my/enquiries/{enquiry.number}/transcript-mails/")
    assert f"{ADDRESS} に控えをお送りしました。" in phone.reads(f"/my/enquiries/{enquiry.number}/")
    assert [(mail.to, mail.purpose) for mail in core.outgoing_mail(1)] == [(ADDRESS, "transcript")]


def test_a_rating_is_given_once(phone, enquiry, agent):
    assert phone.post(f"/my/enquiries/{enquiry.number}/rating/", {"score": "5"}).status_code == 302
    assert feedback.rating_for(enquiry.id) is None
    resolve.resolve(conversation_id=enquiry.id, staff_id=agent.id, **FILED)
    assert 'name="score" value="5"' in phone.reads(f"/my/enquiries/{enquiry.number}/")
    phone.post(
        f"/my/enquiries/{enquiry.number}/rating/",
        {"score": "5", "comment": "助かりました", "consent": VERSION},
    )
    phone.post(f"/my/enquiries/{enquiry.number}/rating/", {"score": "1", "comment": "別の意見"})
    rating = feedback.rating_for(enquiry.id)
    assert (rating.score, rating.comment) == (5, "助かりました")
    assert "評価はすでに承って" in phone.reads(f"/my/enquiries/{enquiry.number}/")


def test_signing_out_forgets_this_browser_alone(phone, enquiry):
    with core.frozen(core.now() + timedelta(minutes=2)):
        other = Browser().proves(ADDRESS)
    token = phone.token
    phone.post("/my/departures/")
    assert phone.token == ""
    assert people.customer_by_token(token) is None
    assert phone.get("/my/").status_code == 302
    assert "電気ケトル" in other.reads("/my/")


def test_signing_out_everywhere(phone, enquiry):
    with core.frozen(core.now() + timedelta(minutes=2)):
        other = Browser().proves(ADDRESS)
    phone.post("/my/departures/", {"everywhere": "1"})
    assert people.customer_by_token(other.token) is None
    assert other.get("/my/").status_code == 302


def test_a_consent_is_taken_back_by_its_owner_alone(phone):
    (line,) = people.consents(phone.customer)
    stranger = Browser().proves("taro@portal.example")
    assert stranger.post(f"/my/consents/{line.id}/withdrawal/").status_code == 404
    assert people.consents(phone.customer)[0].withdrawn_at is None
    assert "同意したものとして取り扱います" in phone.reads("/my/consents/")
    phone.post(f"/my/consents/{line.id}/withdrawal/")
    assert people.consents(phone.customer)[0].withdrawn_at is not None
    assert "取り消し済み" in phone.reads("/my/consents/")


def test_the_list_costs_the_same_for_few_and_many(phone, django_assert_max_num_queries):
    for number in range(12):
        got = conversations.receive(
            conversations.InboundMessage(
                phone.customer, "webchat", f"質問{number}番", client_id=f"q-{number:08}"
            )
        )
        conversations.close(conversation_id=got.conversation_id, actor=core.SYSTEM)
    with django_assert_max_num_queries(9):
        assert phone.reads("/my/enquiries/").count("終了") >= 12


@pytest.mark.django_db(transaction=True)
def test_two_ratings_at_once_count_once(committed_db):
    phone = Browser().proves(ADDRESS)
    got = conversations.receive(conversations.InboundMessage(phone.customer, "webchat", "在庫はありますか"))
    conversations.resolve(conversation_id=got.conversation_id, actor=core.SYSTEM)
    feedback.ask_rating(conversation_id=got.conversation_id, customer_id=phone.customer, staff_id=None)
    number = shape(phone, got.conversation_id).number

    def rate(score: int) -> int:
        browser = Browser()
        browser.cookies[people.VISITOR_COOKIE] = phone.token
        try:
            return browser.post(f"/my/enquiries/{number}/rating/", {"score": str(score)}).status_code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(5) as pool:
        assert list(pool.map(rate, range(1, 6))) == [302] * 5
    given = core.history(conversation_id=got.conversation_id, types=["feedback.rating_given"])
    assert len(given) == 1
    assert feedback.rating_for(got.conversation_id).score == given[0].data["score"]
