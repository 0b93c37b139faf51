"""One link stops what we send unasked: opened it changes nothing, pressed it holds at once and everywhere."""

import pytest
from django.test import Client

from madoguchi.core import api as core
from madoguchi.people import api as people

pytestmark = pytest.mark.django_db
WRITTEN = ("email", "line", "sms")


@pytest.fixture
def customer() -> int:
    return people.identify(
        kind="email", value="stop@people.test", name="花子", locale="ja", proven_how="code"
    )


@pytest.fixture
def path(customer, settings) -> str:
    link = people.stop_link(customer_id=customer, topic="orders")
    assert link.startswith(settings.MADOGUCHI_ADDRESS)
    return link.removeprefix(settings.MADOGUCHI_ADDRESS)


@pytest.fixture
def strict() -> Client:
    """A browser that never came here, whose posts are checked as the product checks them."""
    return Client(enforce_csrf_checks=True, headers={"accept-language": "ja"})


def wanted(customer: int, topic: str = "orders") -> list[bool]:
    return [people.wants(customer, topic, channel) for channel in WRITTEN]


def test_opening_the_link_stops_nothing(customer, path, strict):
    page = strict.get(path)
    assert "このお知らせを停止しますか" in page.content.decode().replace("<wbr>", "")
    assert page["X-Robots-Tag"] == "noindex"
    assert strict.head(path).status_code == 200
    assert wanted(customer) == [True] * 3


def test_a_mail_program_stops_it_with_one_post_and_twice_is_once(customer, path, strict):
    for _again in range(2):
        assert strict.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 204
    assert wanted(customer) == [False] * 3
    assert people.wants(customer, "orders", "push"), "her devices are her own"
    assert wanted(customer, "bills") == [True] * 3
    (fact,) = core.history(customer_id=customer, types=["people.details_changed"])
    assert fact.data["part"] == "contact"


def test_pressed_by_mistake_it_is_taken_back_and_everything_can_be_stopped(customer, path, strict):
    page = strict.post(path, {"act": "topic"}, follow=True).content.decode().replace("<wbr>", "")
    assert "お知らせを停止いたしました" in page
    strict.post(path, {"act": "again"})
    assert wanted(customer) == [True] * 3
    strict.post(path, {"act": "all"})
    assert wanted(customer) == wanted(customer, "bills") == [False] * 3
    assert not people.wants(customer, "surveys", "email")
    assert not people.wants(customer, "bills", "push")


def test_the_link_follows_her_when_two_records_become_one(customer, path, strict):
    into = people.create_customer(name="花子")
    people.merge(gone=customer, into=into)
    strict.post(path, {"List-Unsubscribe": "One-Click"})
    assert wanted(into) == [False] * 3


@pytest.mark.parametrize("spoilt", ["x", "é", "WzEsIm9yZGVycyJd:1:2", "%00"])
def test_a_link_that_we_did_not_write_stops_nothing(customer, path, strict, spoilt):
    wrong = path[: -len(path.split("/")[-2]) - 1] + spoilt + "/"
    assert strict.get(wrong).status_code == 404
    assert strict.post(wrong, {"List-Unsubscribe": "One-Click"}).status_code == 404
    assert wanted(customer) == [True] * 3
