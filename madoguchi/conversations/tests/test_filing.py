"""Under what conversations are filed: the company's own codes, and which of them resolving requires."""

import pytest

from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import CodesMissing, NotPossible, Term, Vocabulary
from madoguchi.core import api as core

pytestmark = pytest.mark.django_db
CODES = ("request_type", "topic", "reason", "outcome")


@pytest.fixture
def talk(desk, write):
    words = Vocabulary(
        types=(Term("question", "質問", "Question"), Term("old", "旧", "Old", active=False)),
        topics=(Term("kettles", "ケトル", "Kettles"),),
        reasons=(),
        outcomes=(Term("solved", "解決", "Solved"),),
    )
    core.set_option(words, actor=core.SYSTEM)
    return write(desk.customer, "ふたが開きません").conversation_id


def classified(talk, **codes):
    return conversations.classify(conversation_id=talk, actor=core.SYSTEM, **codes)


def codes_of(desk, talk):
    shape = conversations.conversation(desk.agent, talk)
    return tuple(getattr(shape, field) for field in CODES)


def test_codes_are_kept_changed_and_emptied_one_by_one(desk, talk):
    assert classified(talk, request_type="question", topic="kettles")
    assert not classified(talk, request_type="question")
    assert classified(talk, topic="", outcome="solved")
    assert codes_of(desk, talk) == ("question", "", "", "solved")
    facts = core.history(conversation_id=talk, types=["conversations.classified"])
    assert [[fact.data[field] for field in CODES] for fact in facts] == [
        ["question", "kettles", "", ""],
        ["question", "", "", "solved"],
    ]


@pytest.mark.parametrize(("field", "code"), [("topic", "nothing"), ("request_type", "old")])
def test_only_what_is_offered_can_be_chosen(desk, talk, field, code):
    with pytest.raises(NotPossible, match=field):
        classified(talk, outcome="solved", **{field: code})
    assert codes_of(desk, talk) == ("", "", "", "")


def test_what_is_no_longer_offered_may_stay(desk, talk):
    classified(talk, request_type="question")
    gone = Term("question", "質問", "Question", active=False)
    core.set_option(Vocabulary(types=(gone,)), actor=core.SYSTEM)
    assert not classified(talk, request_type="question")


def test_complete_asks_for_what_is_required_unless_the_company_has_no_such_list(desk, talk):
    with pytest.raises(CodesMissing) as problem:
        classified(talk, topic="kettles", complete=True)
    assert problem.value.fields == ("request_type", "outcome")
    assert codes_of(desk, talk) == ("", "", "", "")
    assert classified(talk, request_type="question", outcome="solved", complete=True)


def test_customers_do_not_learn_how_they_are_filed(desk, talk):
    classified(talk, request_type="question", outcome="solved")
    hers = conversations.conversation(desk.customer, talk)
    assert (hers.request_type, hers.outcome, hers.escalated_at) == ("", "", None)
