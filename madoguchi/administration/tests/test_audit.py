"""Who saw and changed what."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from madoguchi.core import api as core
from madoguchi.people import api as people

pytestmark = pytest.mark.django_db


@pytest.fixture
def boss():
    return people.create_staff(
        email="boss@a.test", password="kettle-and-rice-77", name="小林 監査", role="administrator"
    )


@pytest.fixture
def client(boss):
    client = Client()
    client.force_login(get_user_model().objects.get(pk=boss.account_id))
    return client


def read(client, **asked) -> str:
    return client.get("/settings/audit/", asked).content.decode().replace("<wbr>", "")


def test_a_change_is_told_with_who_before_and_after(client, boss):
    sato = people.create_staff(email="sato@a.test", password=None, name="佐藤 対象", capacity={"webchat": 3})
    form = {"name": "佐藤 改名", "role": "supervisor", "languages": ["ja"], "webchat": "3"}
    client.post(f"/settings/staff/{sato.id}/", form)
    page = read(client, kind="staff", person=boss.id)
    assert "小林 監査" in page
    assert "<del>佐藤 対象</del> → <ins>佐藤 改名</ins>" in page
    assert "<del>担当者</del> → <ins>スーパーバイザー</ins>" in page
    assert "<del>佐藤 対象</del>" not in read(client, kind="settings")
    assert "<del>佐藤 対象</del>" not in read(client, kind="staff", person=sato.id)


def test_a_setting_is_told_by_what_changed_in_it(client, boss):
    client.post("/settings/sign-in/", {"second_factor": "nobody", "invitation_days": "9"})
    page = read(client, kind="settings", person=boss.id)
    assert "サインインの決まり" in page
    assert "<ins>9</ins>" in page


def test_who_looked_at_whom(client, boss):
    visitor = people.start_visitor(locale="ja")
    people.rename_customer(customer_id=visitor.customer_id, name="花山 見られた")
    for _ in range(3):
        people.saw(staff_id=boss.id, customer_id=visitor.customer_id, conversation_id=77)
    (seen,) = people.sightings(customer_id=visitor.customer_id)
    assert (seen.times, seen.conversation_id) == (3, 77)
    page = read(client, kind="sightings")
    assert "花山 見られた" in page
    assert "この日に3回閲覧" in page
    assert "花山 見られた" not in read(client, kind="sign_ins")


def test_a_day_later_it_is_another_line(boss):
    visitor = people.start_visitor(locale="ja")
    people.saw(staff_id=boss.id, customer_id=visitor.customer_id)
    with core.shift(timedelta(days=1)):
        people.saw(staff_id=boss.id, customer_id=visitor.customer_id)
    assert [one.times for one in people.sightings(customer_id=visitor.customer_id)] == [1, 1]


def test_sign_ins_stand_there_too(client):
    browser = Client(
        REMOTE_ADDR="203.0.113.5", headers={"User-Agent": "Mozilla/5.0 (X11; Linux) Firefox/150.0"}
    )
    browser.post("/account/login/", {"login": "boss@a.test", "password": "kettle-and-rice-77"})
    page = read(client, kind="sign_ins")
    assert "Firefox · Linux · 203.0.113.5" in page


def test_days_narrow_it(client, boss):
    people.saw(staff_id=boss.id, customer_id=people.start_visitor(locale="ja").customer_id)
    assert "この日に1回閲覧" in read(client, kind="sightings", person=boss.id)
    assert "この日に1回閲覧" not in read(
        client, kind="sightings", person=boss.id, to="2020-01-01", **{"from": "2019-12-01"}
    )
    assert client.get("/settings/audit/?from=nonsense&to=2026-13-45&person=x&kind=y").status_code == 200


def test_the_file_holds_the_same_lines(client, boss):
    visitor = people.start_visitor(locale="ja")
    people.rename_customer(customer_id=visitor.customer_id, name="=HYPERLINK(1)")
    people.saw(staff_id=boss.id, customer_id=visitor.customer_id)
    answer = client.get("/settings/audit/file/", {"kind": "sightings", "person": boss.id})
    assert answer["Content-Type"].startswith("text/csv")
    text = answer.content.decode("utf-8-sig")
    assert "小林 監査" in text
    assert "'=HYPERLINK(1)" in text


def test_the_page_costs_the_same_however_long(client, boss, django_assert_max_num_queries):
    for _ in range(20):
        people.saw(staff_id=boss.id, customer_id=people.start_visitor(locale="ja").customer_id)
    with django_assert_max_num_queries(22):
        read(client)
