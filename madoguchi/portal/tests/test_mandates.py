"""委任 by its own door: given, taken up by whom it names, acting within its scope, ended at once."""

import re
from datetime import timedelta

import pytest

from madoguchi.core import api as core
from madoguchi.people import api as people

from .test_enquiries import Browser
from .test_profile import KIYOSU, text_of

pytestmark = pytest.mark.django_db
SON = "musuko@mandate.example"
FORM = {"email": SON, "relation": "family", "scopes": ["see_orders", "change_details"]}


@pytest.fixture
def mother() -> Browser:
    browser = Browser().proves("haha@mandate.example")
    browser.post("/my/profile/name/", {"family": "遠山", "given": "桜"})
    return browser


@pytest.fixture
def son() -> Browser:
    return Browser().proves(SON)


def entrust(mother: Browser, son: Browser, **form) -> int:
    assert mother.post("/my/profile/representatives/new/", {**FORM, **form}).status_code == 302
    assert son.post(link()).status_code == 302
    return people.mandates_of(son.customer)[0].representation_id


def link() -> str:
    mail = next(mail for mail in core.outgoing_mail() if mail.purpose == "mandate")
    assert mail.to == SON
    return re.search(r"/my/mandates/\S+", mail.text).group()


def test_she_entrusts_her_son_who_acts_within_the_scope(mother, son):
    mandate = entrust(mother, son)
    home = son.post("/my/acting/", {"mandate": mandate})
    assert home["Location"] == "/my/"
    bar = text_of(son.get("/my/profile/"))
    assert "遠山 桜 様の代理としてご利用中です" in bar
    assert "haha@mandate.example" not in bar
    son.post("/my/profile/addresses/new/", KIYOSU)
    (address,) = people.addresses(mother.customer)
    assert people.addresses(son.customer) == ()
    (change,) = [c for c in people.details_history(mother.customer) if c.model == "people.postaladdress"]
    assert (change.actor_kind, change.actor_id) == ("customer", son.customer)
    assert "代理の方" in text_of(mother.get("/my/profile/history/"))
    son.post("/my/acting/")
    assert son.get(f"/my/profile/addresses/{address.id}/").status_code == 404


def test_outside_the_scope_he_is_refused_in_words(mother, son):
    mandate = entrust(mother, son, scopes=["see_orders"])
    son.post("/my/acting/", {"mandate": mandate})
    for page in (
        "/my/profile/",
        "/my/profile/name/",
        "/my/profile/representatives/",
        "/my/profile/emails/new/",
    ):
        answer = son.get(page)
        assert answer.status_code == 403, page
        assert "遠山 桜 様から任されていません" in text_of(answer)
    assert son.post("/my/profile/addresses/new/", KIYOSU).status_code == 403
    assert people.addresses(mother.customer) == people.addresses(son.customer) == ()


def test_it_ends_at_once_and_by_either_hand(mother, son):
    mandate = entrust(mother, son)
    son.post("/my/acting/", {"mandate": mandate})
    assert mother.post(f"/my/profile/representatives/{mandate}/ending/").status_code == 302
    assert "代理としてご利用中" not in text_of(son.get("/my/profile/"))
    assert son.post("/my/acting/", {"mandate": mandate}).status_code == 404
    son.post("/my/acting/")
    again = entrust(mother, son)
    assert son.post(f"/my/profile/representatives/{again}/ending/").status_code == 302
    assert people.mandates_of(son.customer) == ()
    assert mother.post(f"/my/profile/representatives/{again}/ending/").status_code == 404


def test_only_her_to_whom_the_link_was_mailed_takes_it_up(mother, son):
    mother.post("/my/profile/representatives/new/", FORM)
    thief = Browser().proves("thief@mandate.example")
    refused = thief.post(link())
    assert refused.status_code == 422
    assert "別のアドレスにお送りしたもの" in text_of(refused)
    assert mother.post(link()).status_code == 422
    assert people.mandates_of(thief.customer) == ()
    assert son.post(link()).status_code == 302
    assert son.post(link()).status_code == 302
    assert len(people.mandates_of(son.customer)) == 1
    assert thief.post(link()).status_code == 422
    assert son.get("/my/mandates/nothing/").status_code == 404


def test_it_begins_and_ends_on_its_days(mother, son):
    today = core.now().date()
    days = {"from_day": today + timedelta(days=2), "until_day": today + timedelta(days=4)}
    mother.post("/my/profile/representatives/new/", {**FORM, **days})
    son.post(link())
    assert people.mandates_of(son.customer) == ()
    with core.shift(timedelta(days=3)):
        assert len(people.mandates_of(son.customer)) == 1
    with core.shift(timedelta(days=6)):
        assert people.mandates_of(son.customer) == ()


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"scopes": []}, "任せる内容を1つ以上"),
        ({"email": "haha@mandate.example"}, "ご自身のアドレス"),
        ({"email": "x"}, "メールアドレスの形式"),
        ({"until_day": "2020-01-01"}, "終了日"),
    ],
)
def test_mandates_that_cannot_be(mother, wrong, words):
    answer = mother.post("/my/profile/representatives/new/", {**FORM, **wrong})
    assert answer.status_code == 422
    assert words in text_of(answer)
    assert people.representations(mother.customer) == ()


def test_somebody_elses_mandate_is_no_use(mother, son):
    mandate = entrust(mother, son)
    stranger = Browser().proves("stranger@mandate.example")
    assert stranger.post("/my/acting/", {"mandate": mandate}).status_code == 404
    stranger.cookies[people.ACTING_COOKIE] = str(mandate)
    assert "遠山" not in text_of(stranger.get("/my/profile/"))
    assert stranger.post(f"/my/profile/representatives/{mandate}/ending/").status_code == 404
    assert len(people.mandates_of(son.customer)) == 1


def test_who_acts_for_both_records_acts_for_the_one(mother, son):
    entrust(mother, son)
    other = people.create_customer(name="遠山 桜")
    people.merge(gone=mother.customer, into=other)
    (held,) = people.mandates_of(son.customer)
    assert held.customer_id == other
