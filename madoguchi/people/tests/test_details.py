"""What a customer tells us about herself: kept as typed, once, found again, true for two at once."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from django.db import connections

from madoguchi.core import api as core
from madoguchi.people import api as people
from madoguchi.people.api import AddressDraft, BroughtCustomer, DetailRefused, NameParts

KIYOSU = AddressDraft(
    code="〒４５２−０９６１", prefecture="愛知県", city="清須市", town="春日一番割", street="1"
)


NATIONAL = {"name": "株式会社あおぞら", "corporate_number": "7000012050002"}
BROADWAY = AddressDraft(
    country="US", code="19122", prefecture="PA", city="Philadelphia", street="763 Broadway"
)


@pytest.fixture
def hanako(db) -> int:
    return people.create_customer(name="")


def by(customer: int):
    return core.customer(customer)


def facts(customer: int) -> list[str]:
    return [e.data["part"] for e in core.history(customer_id=customer, types=["people.details_changed"])]


def test_a_name_keeps_its_kanji_and_its_reading_becomes_katakana(hanako):
    parts = NameParts("髙﨑", "はな子", "たかさき", "ﾊﾅｺ")
    assert people.change_names(customer_id=hanako, parts=parts, actor=by(hanako))
    assert not people.change_names(customer_id=hanako, parts=parts, actor=by(hanako))
    kept = people.customer(hanako)
    assert (kept.name, kept.kana) == ("髙﨑 はな子", "タカサキ ハナコ")
    assert people.profile(hanako).names == NameParts("髙﨑", "はな子", "タカサキ", "ハナコ")
    assert facts(hanako) == ["names"]
    for words in ("髙﨑", "高崎", "たかさき ハナコ", "高崎はな子"):
        assert people.find_customers(words, limit=5)[0] == hanako


@pytest.mark.parametrize(
    ("parts", "reason"),
    [
        (NameParts(" ", ""), "family: missing"),
        (NameParts("山" * 61, ""), "family: long"),
        (NameParts("山\x00田", ""), "family: form"),
        (NameParts("山田", "", "山田"), "family_kana: kana"),
    ],
)
def test_names_that_cannot_be(hanako, parts, reason):
    with pytest.raises(DetailRefused, match=reason):
        people.change_names(customer_id=hanako, parts=parts, actor=by(hanako))
    assert people.customer(hanako).name == ""
    assert facts(hanako) == []


@pytest.mark.parametrize(
    ("name", "kana", "parts"),
    [
        ("髙橋 花子", "タカハシ ハナコ", NameParts("髙橋", "花子", "タカハシ", "ハナコ")),
        ("Emily Carter", "", NameParts("Carter", "Emily")),
        ("スカルノ", "", NameParts("スカルノ", "")),
        ("", "", NameParts()),
    ],
)
def test_the_parts_of_a_name_that_came_whole(db, name, kana, parts):
    assert people.profile(people.create_customer(name=name, kana=kana)).names == parts


def test_an_address_is_kept_once_and_parcels_go_to_one(hanako):
    first, news = people.keep_address(customer_id=hanako, draft=KIYOSU, actor=by(hanako))
    assert news
    assert people.keep_address(customer_id=hanako, draft=KIYOSU, actor=by(hanako)) == (first, False)
    work = AddressDraft(
        kind="work", code="100-8111", prefecture="東京都", city="千代田区", town="千代田", street="1-1",
        for_delivery=True,
    )  # fmt: skip
    second, _ = people.keep_address(customer_id=hanako, draft=work, actor=by(hanako))
    assert [(a.id, a.for_delivery) for a in people.addresses(hanako)] == [(second, True), (first, False)]
    assert people.delivery_address(hanako).lines == ("〒100-8111", "東京都千代田区千代田1-1")
    assert people.remove_address(customer_id=hanako, address_id=second, actor=by(hanako))
    assert not people.remove_address(customer_id=hanako, address_id=second, actor=by(hanako))
    assert people.delivery_address(hanako).id == first


def test_nobody_changes_the_address_of_another(hanako):
    first, _ = people.keep_address(customer_id=hanako, draft=KIYOSU, actor=by(hanako))
    other = people.create_customer(name="別人")
    with pytest.raises(DetailRefused, match="address: gone"):
        people.keep_address(customer_id=other, draft=KIYOSU, actor=by(other), address_id=first)
    assert not people.remove_address(customer_id=other, address_id=first, actor=by(other))
    assert people.addresses(other) == ()
    assert len(people.addresses(hanako)) == 1


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"code": ""}, "code: missing"),
        ({"code": "100-000"}, "code: form"),
        ({"prefecture": " "}, "prefecture: missing"),
        ({"town": "", "street": ""}, "street: missing"),
        ({"kind": "castle"}, "kind: form"),
        ({"country": "日本"}, "country: form"),
        ({"phone": "12"}, "phone: form"),
        ({"street": "丁" * 161}, "street: long"),
    ],
)
def test_addresses_that_cannot_be(hanako, change, reason):
    draft = replace(KIYOSU, **change)
    with pytest.raises(DetailRefused, match=reason):
        people.keep_address(customer_id=hanako, draft=draft, actor=by(hanako))
    assert people.addresses(hanako) == ()


def test_a_digital_address_stands_alone(hanako):
    people.keep_address(customer_id=hanako, draft=AddressDraft(code="ａｂｃ１ｄ２３"), actor=by(hanako))
    (kept,) = people.addresses(hanako)
    assert (kept.digital_code, kept.lines) == ("ABC-1D23", ("ABC-1D23",))
    assert people.find_customers("ABC-1D23", limit=5)[0] == hanako


def test_one_code_many_towns_and_offices():
    towns = people.towns("4520961")
    assert len(towns) == 66
    assert [t.town for t in towns[:2]] == ["春日明河原", "春日一番割"]
    (office,) = people.towns("〒100-8111")
    assert (office.office, office.whole) == ("宮内庁", "東京都千代田区千代田1-1")
    assert people.towns("000-0000") == people.towns("nonsense") == ()


def test_who_is_called_so_comes_before_who_lives_there(hanako):
    namesake = people.create_customer(name="清須 一郎")
    people.keep_address(customer_id=people.create_customer(name="遠山 桜"), draft=KIYOSU, actor=core.SYSTEM)
    found = people.find_customers("清須", limit=5)
    assert [people.customer(one).name for one in found] == ["清須 一郎", "遠山 桜"]
    assert found[0] == namesake
    assert len(people.find_customers("452-0961", limit=5)) == 1
    assert len(people.find_customers("清須市春日", limit=5)) == 1


def test_numbers_and_the_one_to_call(hanako):
    people.keep_phone(customer_id=hanako, number="０９０−１２３４−５６７８", actor=by(hanako))
    people.keep_phone(
        customer_id=hanako, number="03-1234-5678", kind="home", actor=by(hanako), preferred=True
    )
    assert not people.keep_phone(customer_id=hanako, number="+81 90 1234 5678", actor=by(hanako))[1]
    shown = [(p.number, p.shown, p.preferred) for p in people.phones_of(hanako)]
    assert shown == [
        ("+81312345678", "03-1234-5678", True), ("+819012345678", "090-1234-5678", False),
    ]  # fmt: skip
    assert people.find_customers("09012345678", limit=5)[0] == hanako
    people.remove_phone(customer_id=hanako, phone_id=people.phones_of(hanako)[0].id, actor=by(hanako))
    assert people.phones_of(hanako)[0].preferred
    with pytest.raises(DetailRefused, match="number: form"):
        people.keep_phone(customer_id=hanako, number="110", actor=by(hanako))


def test_her_own_matters_reach_her_and_advertising_waits_for_a_yes(hanako):
    assert people.wants(hanako, "orders", "email")
    assert not people.wants(hanako, "news", "email")
    wanted = {("orders", "email"): False, ("news", "email"): True}
    assert people.choose_contact(
        customer_id=hanako, actor=by(hanako), wanted=wanted, preferred_channel="email", language="en"
    )
    assert not people.choose_contact(customer_id=hanako, actor=by(hanako), wanted=wanted, language="en")
    assert (people.wants(hanako, "orders", "email"), people.wants(hanako, "news", "email")) == (False, True)
    assert people.customer(hanako).locale == "en"
    with pytest.raises(DetailRefused, match="topic: form"):
        people.choose_contact(customer_id=hanako, actor=by(hanako), wanted={("orders", "post"): True})


def test_every_change_says_who_made_it(hanako):
    people.keep_phone(customer_id=hanako, number="03-1234-5678", actor=by(hanako))
    people.keep_phone(customer_id=hanako, number="03-1234-5678", kind="home", actor=by(hanako))
    told = people.details_history(hanako)
    assert {(one.act, one.actor_kind, one.actor_id) for one in told} == {
        ("insert", "customer", hanako), ("update", "customer", hanako),
    }  # fmt: skip
    assert people.details_history(people.create_customer(name="別人")) == ()


def test_details_go_along_when_two_records_are_one(hanako):
    other = people.create_customer(name="高崎")
    for customer, number in ((hanako, "03-1234-5678"), (other, "03-1234-5678"), (other, "090-1234-5678")):
        people.keep_phone(customer_id=customer, number=number, actor=core.SYSTEM)
        people.keep_address(customer_id=customer, draft=KIYOSU, actor=core.SYSTEM)
    people.choose_contact(customer_id=other, actor=core.SYSTEM, wanted={("news", "email"): True})
    people.merge(gone=other, into=hanako)
    assert len(people.phones_of(hanako)) == 2
    assert [a.for_delivery for a in people.addresses(hanako)] == [True, False]
    assert people.wants(hanako, "news", "email")


def test_people_in_the_order_of_the_fifty_sounds(db):
    readings = ["パパ", "ばば", "はは", "ハーハ", "タガワ", "タカハシ", "ｻﾄｳ ｱｲ", "さとういちか", "Emily"]
    made = {people.create_customer(name=f"名{n}", kana=kana): kana for n, kana in enumerate(readings)}
    nameless = people.start_visitor(locale="ja", token=people.new_visitor_token()).customer_id
    ordered = people.by_kana([nameless, *made])
    assert [made.get(one) for one in ordered] == [
        "Emily", "ｻﾄｳ ｱｲ", "さとういちか", "タカハシ", "タガワ", "ハーハ", "はは", "ばば", "パパ", None,
    ]  # fmt: skip


def test_a_record_of_the_shop_is_brought_once_and_its_owner_finds_it(db):
    brought = BroughtCustomer(
        source="shop", external_id="yusuf_1", name="Yusuf Rossi", email="Yusuf@Example.jp",
        phone="+1 415 555 2671", locale="en",
        address=BROADWAY,
    )  # fmt: skip
    made, news = people.bring_customer(brought=brought, actor=core.SYSTEM)
    assert news
    assert people.bring_customer(brought=brought, actor=core.SYSTEM) == (made, False)
    assert people.customer_of_record(source="shop", external_id="yusuf_1") == made
    assert people.addresses(made)[0].lines == ("763 Broadway", "Philadelphia, PA, 19122", "US")
    browser = people.start_visitor(locale="en").customer_id
    people.send_code(customer_id=browser, email="yusuf@example.jp", language="en")
    assert people.customer_by_identity(kind="email", value="yusuf@example.jp") == made


def test_the_same_twice_at_once_is_kept_once(committed_db):
    hanako = people.create_customer(name="高崎")

    def write(_: int) -> tuple[bool, bool, bool]:
        try:
            return (
                people.keep_address(customer_id=hanako, draft=KIYOSU, actor=by(hanako))[1],
                people.keep_phone(customer_id=hanako, number="03-1234-5678", actor=by(hanako))[1],
                people.found_company(**NATIONAL, actor=core.SYSTEM)[1],
            )
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        told = list(pool.map(write, range(4)))
    assert [sum(news) for news in zip(*told, strict=True)] == [1, 1, 1]
    assert (len(people.addresses(hanako)), len(people.phones_of(hanako))) == (1, 1)
