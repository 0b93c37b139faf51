"""The ledger of consent: which words, once, from whom, until when."""

import dataclasses
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections

from madoguchi.core import api as core
from madoguchi.people import api as people
from madoguchi.people.api import Agreement, ConsentMissing, LegalTexts

JA = LegalTexts().version("ja")


@pytest.fixture
def customer(db) -> int:
    return people.start_visitor(locale="ja", token=people.new_visitor_token()).customer_id


def sent(version: str = JA.digest, **given) -> Agreement:
    return Agreement("chat", "webchat", version, **given)


def test_the_words_she_saw_are_kept_once(customer):
    assert people.agree(customer_id=customer, agreement=sent())
    assert not people.agree(customer_id=customer, agreement=sent())
    (line,) = people.consents(customer)
    assert (line.purpose, line.channel, line.withdrawn_at) == ("chat", "webchat", None)
    assert line.version.policy == LegalTexts().policy("ja")
    assert line.version.sentence.startswith("送信すると、{policy}に")
    (event,) = core.history(customer_id=customer, types=["people.consent_given"])
    assert event.data["version"] == JA.digest


def test_each_purpose_and_each_wording_is_a_line_of_its_own(customer):
    people.agree(customer_id=customer, agreement=sent())
    people.agree(customer_id=customer, agreement=Agreement("email", "web", JA.digest))
    new = LegalTexts(policy_ja="新しい方針")
    core.set_option(new, actor=core.SYSTEM)
    people.agree(customer_id=customer, agreement=sent(new.version("ja").digest))
    assert [(c.purpose, c.version.policy[:4]) for c in people.consents(customer)] == [
        ("chat", "新しい方"), ("email", JA.policy[:4]), ("chat", JA.policy[:4]),
    ]  # fmt: skip


def test_a_page_left_open_agrees_to_the_words_it_shows(customer):
    core.set_option(LegalTexts(policy_ja="新しい方針"), actor=core.SYSTEM)
    assert people.agree(customer_id=customer, agreement=sent())
    assert people.consents(customer)[0].version.digest == JA.digest


@pytest.mark.parametrize("version", ["", "0123456789abcdef", "x" * 16])
def test_words_that_nobody_showed_are_not_agreed_to(customer, version):
    assert not people.agree(customer_id=customer, agreement=sent(version))
    assert people.consents(customer) == ()


def test_a_box_that_has_to_be_ticked(customer):
    texts = LegalTexts(tick=True)
    core.set_option(texts, actor=core.SYSTEM)
    with pytest.raises(ConsentMissing, match="consent"):
        people.agree(customer_id=customer, agreement=sent(""))
    asked = people.consent_asked(customer_id=customer, purpose="chat", language="ja")
    assert asked.tick
    people.agree(customer_id=customer, agreement=sent())
    assert not people.consent_asked(customer_id=customer, purpose="chat", language="ja").tick
    assert people.consent_asked(customer_id=customer, purpose="email", language="ja").tick
    people.agree(customer_id=customer, agreement=sent(""))


def test_the_age_is_asked_once_and_again_when_it_rises(customer):
    core.set_option(LegalTexts(minimum_age=15), actor=core.SYSTEM)
    with pytest.raises(ConsentMissing, match="age"):
        people.agree(customer_id=customer, agreement=sent())
    assert people.consents(customer) == ()
    people.agree(customer_id=customer, agreement=sent(old_enough=True))
    people.agree(customer_id=customer, agreement=Agreement("email", "web", JA.digest))
    core.set_option(LegalTexts(minimum_age=18), actor=core.SYSTEM)
    with pytest.raises(ConsentMissing, match="age"):
        people.agree(customer_id=customer, agreement=sent())


def test_what_is_withdrawn_is_asked_again_and_stays_in_the_ledger(customer):
    core.set_option(LegalTexts(tick=True), actor=core.SYSTEM)
    people.agree(customer_id=customer, agreement=sent())
    (line,) = people.consents(customer)
    stranger = people.start_visitor(locale="ja", token=people.new_visitor_token()).customer_id
    actor = core.customer(customer)
    assert not people.withdraw_consent(customer_id=stranger, consent_id=line.id, actor=actor)
    assert people.withdraw_consent(customer_id=customer, consent_id=line.id, actor=actor)
    assert not people.withdraw_consent(customer_id=customer, consent_id=line.id, actor=actor)
    assert people.consent_asked(customer_id=customer, purpose="chat", language="ja").tick
    people.agree(customer_id=customer, agreement=sent())
    assert [line.withdrawn_at is None for line in people.consents(customer)] == [True, False]


def test_consents_of_a_merged_record_are_hers(customer):
    people.agree(customer_id=customer, agreement=sent())
    other = people.create_customer(name="高崎")
    people.merge(gone=customer, into=other)
    assert [line.version.digest for line in people.consents(other)] == [JA.digest]


def test_two_forms_at_once_make_one_line(committed_db):
    customer = people.start_visitor(locale="ja", token=people.new_visitor_token()).customer_id

    def post(_: int) -> bool:
        try:
            return people.agree(customer_id=customer, agreement=sent())
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(post, range(4))) == [False, False, False, True]
    assert len(people.consents(customer)) == 1


@pytest.mark.parametrize(
    "wrong", [{"policy_url_ja": "javascript:x"}, {"minimum_age": -1}, {"minimum_age": 99}]
)
def test_texts_that_cannot_be(wrong):
    with pytest.raises(ValueError, match=r"url|age"):
        LegalTexts(**wrong)


def test_a_sentence_without_its_link_gets_one():
    assert LegalTexts(consent_ja="同意のうえ送信してください。").sentence("ja").endswith("{policy}")
    assert LegalTexts(policy_ja="方針").policy("en") == "方針"
    assert dataclasses.replace(JA, digest="") != JA
