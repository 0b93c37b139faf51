"""プロフィール by its own door: told once, kept as typed, shown and found again, changed by nobody else."""

import csv
import io
import re
from html import unescape

import pytest

from madoguchi.core import api as core
from madoguchi.people import api as people

from .golden_people import PEOPLE
from .test_enquiries import Browser

pytestmark = pytest.mark.django_db
KIYOSU = {"kind": "home", "country": "JP", "code": "452-0961", "prefecture": "愛知県", "city": "清須市",
          "town": "春日一番割", "street": "1"}  # fmt: skip


@pytest.fixture
def hanako() -> Browser:
    return Browser().proves("hanako@profile.example")


def text_of(answer) -> str:
    inline = re.sub(r"</?(?:span|wbr|b|time)\b[^>]*>", "", answer.content.decode())
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", inline)).split())


def test_thirty_people_survive_entry_display_search_order_and_export(hanako):
    me, order = hanako.customer, []
    for family, given, family_kana, given_kana, typed, shown, code, parts, sought in PEOPLE:
        names = {"family": family, "given": given, "family_kana": family_kana, "given_kana": given_kana}
        assert hanako.post("/my/profile/name/", names).status_code == 302
        place = dict(zip(("prefecture", "city", "town", "street", "building"), parts, strict=True))
        assert hanako.post("/my/profile/addresses/new/", {**KIYOSU, **place, "code": code}).status_code == 302
        assert hanako.post("/my/profile/phones/new/", {"number": typed, "kind": "home"}).status_code == 302
        page = text_of(hanako.get("/my/profile/"))
        rows = list(
            csv.reader(io.StringIO(hanako.get("/my/profile/details.csv").content.decode("utf-8-sig")))
        )
        whole = people.NameParts(family, given).whole
        address = "".join(parts[:4])
        for said in (whole, address, parts[4], shown):
            assert said in page, said
            assert any(said in row[1].removeprefix("'") for row in rows), said
        assert me in people.find_customers(sought, limit=50), sought
        assert me in people.find_customers(re.sub(r"\D", "", shown), limit=50) or shown.startswith("+")
        assert me in people.find_customers(address[:8], limit=50)
        order.append((people.create_customer(name=whole, kana=people.customer(me).kana), whole))
        _clear(me)
    named = dict(order)
    assert [named[one] for one in people.by_kana(named)][:6] == [
        "Seán O'Brien", "阿部 ん", "五十嵐 大和", "ヴィヴィアン はるか", "歐陽 菲菲", "大橋 のぞみ",
    ]  # fmt: skip


def _clear(customer: int) -> None:
    for phone in people.phones_of(customer):
        people.remove_phone(customer_id=customer, phone_id=phone.id, actor=core.SYSTEM)
    for address in people.addresses(customer):
        people.remove_address(customer_id=customer, address_id=address.id, actor=core.SYSTEM)


def test_the_code_fills_the_address_and_many_towns_are_offered(hanako):
    one = hanako.post("/my/profile/addresses/new/", {"code": "〒100-8111", "act": "towns"})
    assert 'value="千代田区"' in one.content.decode()
    assert 'value="宮内庁"' in one.content.decode()
    many = hanako.post("/my/profile/addresses/new/", {"code": "452-0961", "act": "towns"})
    assert "この郵便番号の場所は66か所あります" in text_of(many)
    chosen = {"code": "452-0961", "act": "town", "town_choice": "愛知県清須市春日一番割"}
    assert 'value="春日一番割"' in hanako.post("/my/profile/addresses/new/", chosen).content.decode()
    none = hanako.post("/my/profile/addresses/new/", {"code": "000-0000", "act": "towns"})
    assert "該当する住所が見つかりません" in text_of(none)
    assert people.addresses(hanako.customer) == ()


def test_what_cannot_be_comes_back_with_its_reason_and_its_text(hanako):
    wrong = hanako.post("/my/profile/addresses/new/", {**KIYOSU, "code": "12", "street": "一丁目"})
    assert wrong.status_code == 422
    assert "郵便番号は7桁" in text_of(wrong)
    assert 'value="一丁目"' in wrong.content.decode()
    assert hanako.post("/my/profile/name/", {}).status_code == 422
    kanji = hanako.post("/my/profile/name/", {"family": "山田", "family_kana": "山田"})
    assert "カタカナまたはひらがな" in text_of(kanji)
    assert hanako.post("/my/profile/phones/new/", {"number": "110", "kind": "home"}).status_code == 422


def test_the_same_form_sent_twice_is_one_address(hanako):
    for _ in range(2):
        assert hanako.post("/my/profile/addresses/new/", KIYOSU).status_code == 302
    (address,) = people.addresses(hanako.customer)
    hanako.post(f"/my/profile/addresses/{address.id}/", {**KIYOSU, "street": "2"})
    assert [a.street for a in people.addresses(hanako.customer)] == ["2"]
    hanako.post(f"/my/profile/addresses/{address.id}/removal/")
    assert people.addresses(hanako.customer) == ()
    assert hanako.post(f"/my/profile/addresses/{address.id}/removal/").status_code == 404


def test_choices_are_kept_and_only_what_changed_counts(hanako):
    ticked = ["orders:push", "enquiries:email", "news:email"]
    hanako.post("/my/profile/contact/", {"channel": "phone", "language": "en", "wanted": ticked})
    me = hanako.customer
    assert [people.wants(me, "orders", channel) for channel in ("email", "push")] == [False, True]
    assert people.wants(me, "news", "email")
    assert not people.wants(me, "surveys", "email")
    assert people.profile(me).preferred_channel == "phone"
    assert people.customer(me).locale == "en"
    assert "詳しく" not in text_of(hanako.get("/my/profile/history/"))


def test_numbers_and_addresses_are_changed_only_by_who_has_just_shown_who_she_is(hanako):
    with core.shift(people.FRESH * 2):
        asked = hanako.post("/my/profile/phones/new/", {"number": "03-1234-5678", "kind": "home"})
        assert asked["Location"] == "/my/proof/?next=%2Fmy%2Fprofile%2F"
        assert hanako.get("/my/profile/emails/new/")["Location"].startswith("/my/proof/")
        assert people.phones_of(hanako.customer) == ()
        sent = hanako.post("/my/proof/", {"next": "/my/profile/phones/new/"})
        code = re.search(r"\d{6}", core.outgoing_mail(1)[0].text).group()
        wrong = hanako.post(sent["Location"], {"code": "000000" if code != "000000" else "1", "next": "/my/"})
        assert wrong.status_code == 422
        right = hanako.post(sent["Location"], {"code": code, "next": "/my/profile/phones/new/"})
        assert right["Location"] == "/my/profile/phones/new/"
        assert hanako.post(right["Location"], {"number": "03-1234-5678", "kind": "home"}).status_code == 302
    assert len(people.phones_of(hanako.customer)) == 1


def test_another_address_is_proven_and_the_last_one_stays(hanako):
    only = hanako.post("/my/profile/emails/removal/", {"email": "hanako@profile.example"})
    assert only.status_code == 422
    assert "先に別のアドレス" in text_of(only)
    sent = hanako.post("/my/profile/emails/new/", {"email": "new@profile.example"})
    mail = core.outgoing_mail(1)[0]
    assert mail.to == "new@profile.example"
    assert hanako.post(sent["Location"], {"code": "1"}).status_code == 422
    assert "new@profile.example" not in text_of(hanako.get("/my/profile/"))
    hanako.post(sent["Location"], {"code": re.search(r"\d{6}", mail.text).group()})
    hanako.post("/my/profile/emails/removal/", {"email": "hanako@profile.example"})
    assert people.customer(hanako.customer).proven_email == "new@profile.example"
    assert hanako.post("/my/profile/emails/removal/", {"email": "nobody@x.example"}).status_code == 404


def test_the_history_says_what_and_by_whom(hanako):
    hanako.post("/my/profile/name/", {"family": "髙橋", "given": "花子"})
    told = text_of(hanako.get("/my/profile/history/"))
    assert "髙橋 花子" in told
    assert "ご本人" in told
