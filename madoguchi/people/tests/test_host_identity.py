"""The company's site says who is signed in there: what is believed, and whose records meet."""

import base64
import json
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import jwt
import pytest
from django.db import connections

from madoguchi.core import api as core
from madoguchi.people import api as people
from madoguchi.people.actions.hosts import forget_host_tokens
from madoguchi.people.models import Customer, CustomerAttribute, HostKey, HostToken, Identity

pytestmark = pytest.mark.django_db
KID = "testkey00001"


@pytest.fixture(autouse=True)
def _key() -> None:
    HostKey.objects.update(retired_at=core.now())
    people.add_host_key(kid=KID)


def token(sub: str = "u-1", **claims: object) -> str:
    return people.host_token(KID, {"sub": sub, **claims})


def prove(given: str, visitor: str = "") -> people.HostProven:
    return people.prove_host(token=given, visitor=visitor or people.new_visitor_token(), locale="ja")


def refused(given: str, visitor: str = "") -> str:
    before = (Customer.objects.count(), Identity.objects.count(), HostToken.objects.count())
    with pytest.raises(people.HostRefused) as caught:
        prove(given, visitor)
    assert (Customer.objects.count(), Identity.objects.count(), HostToken.objects.count()) == before
    return caught.value.reason


def test_a_signed_token_makes_a_proven_customer():
    visitor = people.new_visitor_token()
    got = prove(token(name="鈴木 花子", email="Hanako@Shop.example", email_verified=True), visitor)
    shape = people.customer(got.customer_id)
    assert (shape.name, shape.email, shape.proven) == ("鈴木 花子", "hanako@shop.example", True)
    assert {(i.kind, i.proven_how) for i in shape.identities if i.kind != "visitor"} == {
        ("host", "host"), ("email", "host"),
    }  # fmt: skip
    assert people.customer_by_token(visitor) == got.customer_id
    assert got.news


def test_the_same_again_changes_nothing():
    visitor, signed = people.new_visitor_token(), token()
    first = prove(signed, visitor)
    again, later = prove(signed, visitor), prove(token(jti="2"), visitor)
    assert [again.news, later.news] == [False, False]
    assert {first.customer_id, again.customer_id, later.customer_id} == {first.customer_id}


def test_what_she_wrote_before_signing_in_comes_along():
    moved = []
    known = prove(token()).customer_id
    visitor = people.new_visitor_token()
    anonymous = people.start_visitor(locale="ja", token=visitor).customer_id
    people.keep_attributes(customer_id=anonymous, values={"cart": "3"})
    got = people.prove_host(
        token=token(jti="2"), visitor=visitor, locale="ja", moved=lambda *pair: moved.append(pair)
    )
    assert (got.customer_id, got.merged_from, moved) == (known, anonymous, [(anonymous, known)])
    assert [(a.key, a.value) for a in people.attributes(known)] == [("cart", "3")]


def test_a_token_belongs_to_the_first_browser_that_shows_it():
    signed = token()
    prove(signed)
    assert refused(signed) == "used"
    head, _, mark = signed.rpartition(".")
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    twin = head + "." + mark[:-1] + letters[letters.index(mark[-1]) ^ 1]
    assert base64.urlsafe_b64decode(twin.rpartition(".")[2] + "=") == base64.urlsafe_b64decode(mark + "=")
    assert refused(twin) in ("used", "unsigned")


def test_two_people_at_one_browser_stay_two():
    visitor = people.new_visitor_token()
    first = prove(token("u-1"), visitor).customer_id
    assert refused(token("u-2"), visitor) == "another"
    assert people.customer_by_token(visitor) == first
    assert prove(token("u-2")).customer_id != first


def test_a_browser_with_another_proven_address_is_another_persons():
    visitor = people.new_visitor_token()
    mine = people.start_visitor(locale="ja", token=visitor).customer_id
    people.add_identity(customer_id=mine, kind="email", value="a@shop.example", proven_how="code")
    assert refused(token(email="b@shop.example", email_verified=True), visitor) == "another"
    assert prove(token(email="a@shop.example"), visitor).customer_id == mine


def test_an_address_that_the_site_has_not_verified_opens_nothing():
    victim = people.create_customer(name="被害者")
    people.add_identity(customer_id=victim, kind="email", value="v@shop.example", proven_how="code")
    attacker = prove(token("u-9", email="v@shop.example"))
    assert attacker.customer_id != victim
    assert people.customer(attacker.customer_id).email == ""
    friend = prove(token("u-8", email="v@shop.example", email_verified=True))
    assert friend.customer_id == victim


@pytest.mark.parametrize(
    ("claims", "reason"),
    [
        ({"exp": -61}, "expired"),
        ({"iat": 120, "exp": 300}, "early"),
        ({"exp": 601}, "too_long"),
        ({"aud": "someone-else"}, "audience"),
        ({"sub": ""}, "claims"),
        ({"sub": "x" * 191}, "claims"),
        ({"sub": "a\nb"}, "claims"),
    ],
)
def test_claims_that_are_not_right_are_refused(claims, reason):
    now = int(core.now().timestamp())
    moments = {k: now + v for k, v in claims.items() if k in ("iat", "exp")}
    base = {"sub": "u-1", "iat": now - 120 if reason == "expired" else now}
    if reason == "expired":
        moments["exp"] = now - 61
    assert refused(people.host_token(KID, {**base, **claims, **moments})) == reason


def test_tokens_that_somebody_else_made_are_refused():
    now = int(core.now().timestamp())
    said = {"sub": "u-1", "aud": "madoguchi", "iat": now, "exp": now + 60}
    forged = jwt.encode(said, "another-secret-that-is-long-enough-1234", algorithm="HS256")
    none = jwt.encode(said, "", algorithm="none")
    longer = jwt.encode(said, people.host_secret(KID) * 2, algorithm="HS512", headers={"kid": KID})
    missing = jwt.encode({"sub": "u-1"}, people.host_secret(KID), algorithm="HS256")
    assert [refused(t) for t in (forged, none, longer, "no token", "x" * 5000)] == ["unsigned"] * 5
    assert refused(missing) in ("claims", "audience")
    assert refused(people.host_token("unknownkey01", {"sub": "u-1"})) == "unsigned"


def test_a_token_ends_and_its_mark_is_forgotten():
    signed = token()
    visitor = people.new_visitor_token()
    prove(signed, visitor)
    assert forget_host_tokens() == 0
    with core.shift(timedelta(minutes=7)):
        assert refused(signed, visitor) == "expired"
        assert forget_host_tokens() == 1


def test_two_keys_live_while_they_are_changed():
    assert people.add_host_key(kid="testkey00002")
    assert people.add_host_key(kid="testkey00002")
    assert not people.add_host_key(kid="testkey00003")
    assert [k.kid for k in people.live_host_keys()] == ["testkey00002", KID]
    old, new = token("u-1"), people.host_token("testkey00002", {"sub": "u-1"})
    assert prove(old).customer_id == prove(new).customer_id
    assert people.retire_host_key(kid=KID)
    assert not people.retire_host_key(kid=KID)
    assert refused(token("u-1", jti="later")) == "unsigned"
    assert people.host_secret(KID) not in json.dumps(list(HostKey.objects.values()), default=str)


def test_without_a_key_nothing_is_believed():
    people.retire_host_key(kid=KID)
    assert refused(token()) == "off"


def test_what_the_server_signed_is_not_replaced_by_the_page():
    customer = prove(token()).customer_id
    said = {"plan": "gold", "card": "4111 1111 1111 1111"}
    people.keep_attributes(customer_id=customer, values=said, signed=True)
    assert people.keep_attributes(customer_id=customer, values={"plan": "platinum", "cart": "3"}) == 1
    shown = {a.key: (a.value, a.signed) for a in people.attributes(customer)}
    assert shown["plan"] == ("gold", True)
    assert shown["cart"] == ("3", False)
    assert "4111 1111" not in shown["card"][0]
    people.keep_attributes(customer_id=customer, values={"plan": "", "cart": ""})
    assert {a.key for a in people.attributes(customer)} == {"plan", "card"}


def at_once(*calls):
    def run(call):
        try:
            return call()
        except people.HostRefused as error:
            return error.reason
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(calls)) as pool:
        return [f.result() for f in [pool.submit(run, call) for call in calls]]


@pytest.mark.django_db(transaction=True)
def test_one_token_in_many_browsers_at_once_opens_one():
    signed = token()
    got = at_once(*[lambda: prove(signed).customer_id] * 8)
    assert sorted(map(str, got))[1:] == ["used"] * 7
    assert Identity.objects.filter(kind="host").count() == 1


@pytest.mark.django_db(transaction=True)
def test_one_person_in_many_browsers_at_once_is_one():
    got = at_once(*[lambda n=n: prove(token("u-1", jti=str(n), name="花子")).customer_id for n in range(8)])
    now = {people.settled_customer(i) for i in got}
    assert len(now) == 1
    assert Identity.objects.filter(kind="visitor", customer_id__in=now).count() == 8
    assert CustomerAttribute.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_two_administrators_make_no_third_key():
    at_once(*[lambda n=n: people.add_host_key(kid=f"racekey0000{n}") for n in range(6)])
    assert len(people.live_host_keys()) == 2
