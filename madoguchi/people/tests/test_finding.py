"""Customers are found by name, kana, addresses and numbers."""

import pytest

from madoguchi.people import api as people

pytestmark = pytest.mark.django_db


@pytest.fixture
def hanako() -> int:
    made = people.create_customer(name="髙嶌 花絵子", kana="タカシマ ハナエコ")
    people.add_identity(
        customer_id=made, kind="email", value="hana.takashima@finding.example", proven_how="code"
    )
    people.add_identity(customer_id=made, kind="phone", value="080-9876-5432", proven_how="staff")
    return made


def found(text):
    return people.find_customers(text, limit=10)


@pytest.mark.parametrize("text", [
    "髙嶌", "高島", "高島花絵子", "高嶌　花絵子", "タカシマ", "たかしま はなえこ", "ﾀｶｼﾏ",
    "hana.takashima@finding.example", "HANA.TAKA", "finding",
    "08098765432", "080-9876", "+81 80 9876 5432", "5432",
])  # fmt: skip
def test_every_spelling_finds_her(hanako, text):
    assert hanako in found(text)


@pytest.mark.parametrize("text", ["", " ", "' | 'x", "高山花絵子", "54", "hb"])
def test_other_words_do_not(hanako, text):
    assert hanako not in found(text)


def test_the_new_name_counts(hanako):
    people.rename_customer(customer_id=hanako, name="鏑木 花絵子")
    assert found("鏑木") == (hanako,)
    assert hanako not in found("髙嶌")


def test_a_merged_record_leads_to_the_customer_she_is_now(hanako):
    visitor = people.identify(kind="email", value="other@finding.example", name="饗庭 はなえ")
    people.merge(gone=visitor, into=hanako)
    assert found("饗庭") == (hanako,)
    assert found("other@finding.example") == (hanako,)


def test_a_browser_without_a_name_is_in_no_search(django_assert_num_queries):
    visitor = people.start_visitor(locale="ja")
    with django_assert_num_queries(0):
        assert found("") == ()
    assert visitor.customer_id not in found(visitor.token)
