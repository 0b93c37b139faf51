"""A mailed code turns a visitor into a known customer, and guesses lead nowhere."""

import contextlib
import re
from datetime import timedelta

import pytest

from madoguchi.core import api as core
from madoguchi.people import api as people
from madoguchi.people.models import Customer, Identity, OneTimeCode

pytestmark = pytest.mark.django_db
MAIL = "hanako@example.jp"


@pytest.fixture
def visitor() -> int:
    return people.start_visitor(locale="ja").customer_id


def send(customer_id: int, email: str = MAIL) -> str:
    people.send_code(customer_id=customer_id, email=email, language="ja")
    newest = core.outgoing_mail(1)[0]
    return re.search(r"\d{6}", newest.text).group()


def refused(customer_id: int, code: str, email: str = MAIL) -> str:
    with pytest.raises(people.CodeRefused) as caught:
        people.confirm_code(customer_id=customer_id, email=email, code=code)
    return caught.value.reason


def wrong(code: str) -> str:
    return f"{(int(code) + 1) % 1_000_000:06d}"


def test_a_code_proves_an_address(visitor):
    code = send(visitor, " Hanako@Example.JP ")
    mail = core.outgoing_mail(1)[0]
    assert (mail.to, mail.subject) == (MAIL, f"確認コードのお知らせ：{code}")
    assert "有効期限は10分です" in mail.text
    got = people.confirm_code(customer_id=visitor, email=MAIL, code=code)
    assert (got.customer_id, got.merged_from) == (visitor, None)
    identity = Identity.objects.get(kind="email", value=MAIL)
    assert (identity.customer_id, identity.proven_how) == (visitor, "code")
    assert people.customer(visitor).proven
    assert refused(visitor, code) == "wrong"


def test_the_code_is_kept_as_a_keyed_hash(visitor):
    code = send(visitor)
    row = OneTimeCode.objects.get(customer_id=visitor)
    assert code not in row.digest
    assert len(row.digest) == 64


def test_full_width_digits_and_spaces_are_forgiven(visitor):
    code = send(visitor)
    typed = " ".join(chr(ord(c) + 0xFEE0) for c in code)
    assert people.confirm_code(customer_id=visitor, email=MAIL, code=typed).customer_id == visitor


def test_five_wrong_tries_use_a_code_up(visitor):
    code = send(visitor)
    assert [refused(visitor, wrong(code)) for _ in range(5)] == ["wrong"] * 4 + ["used_up"]
    assert refused(visitor, code) == "used_up"
    assert not Identity.objects.filter(kind="email", value=MAIL).exists()


def test_a_code_grows_old(visitor):
    code = send(visitor)
    with core.shift(timedelta(minutes=10, seconds=1)):
        assert refused(visitor, code) == "wrong"


def test_a_code_is_for_one_visitor_and_one_address(visitor):
    code = send(visitor)
    stranger = people.start_visitor(locale="ja").customer_id
    assert refused(stranger, code) == "wrong"
    assert refused(visitor, code, "other@example.jp") == "wrong"


def test_codes_are_not_sent_without_end(visitor):
    send(visitor)
    with pytest.raises(people.CodeRefused, match="wait"):
        send(visitor)
    sent = 1
    for minute in range(1, 12):
        with core.shift(timedelta(minutes=minute, seconds=5)):
            with contextlib.suppress(people.CodeRefused):
                send(visitor)
                sent += 1
    assert sent == 5


@pytest.mark.parametrize(
    "text", ["", "hanako", "a@b", "a b@example.jp", "x@y.z\r\nBcc: q@q.jp", "@example.jp"]
)
def test_what_is_no_address(visitor, text):
    with pytest.raises(people.CodeRefused, match="address"):
        people.send_code(customer_id=visitor, email=text, language="ja")
    assert not OneTimeCode.objects.filter(customer_id=visitor).exists()


def test_addresses_that_mobile_carriers_allow(visitor):
    assert send(visitor, "abc..x.@docomo.ne.jp")


def test_a_visitor_who_proves_a_known_address_is_that_customer(visitor):
    known = people.create_customer(name="髙橋 花子")
    people.add_identity(customer_id=known, kind="email", value=MAIL, proven_how="staff")
    token = people.start_visitor(locale="ja").token
    visitor = people.customer_by_token(token)
    moved = []
    got = people.confirm_code(
        customer_id=visitor, email=MAIL, code=send(visitor), moved=lambda *pair: moved.append(pair)
    )
    assert (got.customer_id, got.merged_from) == (known, visitor)
    assert moved == [(visitor, known)]
    assert people.customer_by_token(token) == known
    assert Customer.objects.get(pk=visitor).merged_into_id == known
    types = [e.type for e in core.history(customer_id=known)]
    assert types[-2:] == ["people.customers_merged", "people.identity_proven"]


def test_an_address_nobody_proved_is_taken_over_and_its_record_stays_closed(visitor):
    other = people.create_customer(name="誤入力の人")
    people.add_identity(customer_id=other, kind="email", value=MAIL)
    got = people.confirm_code(customer_id=visitor, email=MAIL, code=send(visitor))
    assert (got.customer_id, got.merged_from) == (visitor, None)
    assert Customer.objects.get(pk=other).merged_into_id is None
    assert Identity.objects.get(kind="email", value=MAIL).customer_id == visitor


def test_tries_stay_counted_when_the_code_is_refused(committed_db):
    visitor = people.start_visitor(locale="ja").customer_id
    code = send(visitor)
    refused(visitor, wrong(code))
    assert OneTimeCode.objects.get(customer_id=visitor).tries == 1


def test_the_same_token_is_the_same_visitor():
    token = people.new_visitor_token()
    first, again = (people.start_visitor(locale="en", token=token) for _ in range(2))
    assert first == again
    assert people.customer(first.customer_id).locale == "en"
    assert Identity.objects.get(customer_id=first.customer_id).value != token
    with pytest.raises(ValueError, match="token"):
        people.start_visitor(locale="ja", token="short")
