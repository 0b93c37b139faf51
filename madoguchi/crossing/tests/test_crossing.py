"""A way to another channel: offered, taken once, gone afterwards."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import InboundMessage
from madoguchi.core import api as core
from madoguchi.crossing import api as crossing
from madoguchi.crossing.codes import LETTERS, code_of, codes_in, id_in, token_of
from madoguchi.crossing.models import Crossing
from madoguchi.people import api as people

pytestmark = pytest.mark.django_db
WHO = core.Actor("customer", 1)


@pytest.fixture
def here():
    """A conversation in the chat."""
    customer_id = people.identify(kind="email", value="cross@example.com", name="橋本", proven_how="code")
    said = conversations.receive(InboundMessage(customer_id, "webchat", "ケトルが動きません", client_id="c1"))
    return conversations.brief(said.conversation_id)


def offered(here, channel="line", why="asked"):
    return crossing.offer(conversation_id=here.id, channel=channel, why=why, actor=WHO)


def taken(here, way, by="line:U1"):
    return crossing.take(crossing_id=way.id, by=by, held=("identity",), customer_id=here.customer_id)


def test_offered_again_is_the_same_code_that_lasts_longer(here):
    first = offered(here)
    with core.shift(timedelta(hours=20)):
        again = offered(here)
    assert (again.id, again.code) == (first.id, first.code)
    assert again.expires_at > first.expires_at
    assert Crossing.objects.count() == 1
    facts = core.history(conversation_id=here.id, types=["crossing.offered"])
    assert [(fact.data["before"], fact.data["after"], fact.data["why"]) for fact in facts] == [
        ("webchat", "line", "asked")
    ]


def test_taken_once_by_whoever_used_it_and_the_other_ways_close(here):
    way, other = offered(here), offered(here, "email")
    assert taken(here, way)
    assert not taken(here, way), "the same use again is no news"
    with pytest.raises(crossing.CrossingRefused, match="gone"):
        taken(here, way, by="line:U2")
    with pytest.raises(crossing.CrossingRefused, match="gone"):
        taken(here, other)
    assert len(core.history(conversation_id=here.id, types=["crossing.crossed"])) == 1


def test_too_late(here):
    way = offered(here)
    with core.shift(timedelta(hours=24, seconds=1)):
        assert crossing.crossing_by_token(way.token, after="line") is None
        with pytest.raises(crossing.CrossingRefused, match="gone"):
            taken(here, way)


def test_nowhere_to_go(here):
    with pytest.raises(crossing.CrossingRefused, match="same"):
        offered(here, "webchat")
    conversations.close(conversation_id=here.id, actor=core.SYSTEM)
    with pytest.raises(crossing.CrossingRefused, match="closed"):
        offered(here)


def test_found_by_its_code_in_any_writing_and_by_its_link(here):
    way = offered(here)
    wide = way.code.lower().translate({ord(sign): chr(ord(sign) + 0xFEE0) for sign in way.code.lower()})
    for text in (f"続ける {way.code}", f"{way.code.replace('-', '')}です", f"コード：{wide}"):
        found = crossing.crossing_in(text)
        assert found == way, text
    assert crossing.crossing_in("注文番号は AB12-CD34 です") is None
    assert crossing.crossing_by_token(way.token, after="line").id == way.id
    assert crossing.crossing_by_token(way.token + "x", after="line") is None
    taken(here, way)
    assert crossing.crossing_by_token(way.token, after="line") is None


@given(st.integers(min_value=1, max_value=2**60))
def test_every_code_and_link_reads_back(id):
    code = code_of(id)
    assert len(code) == 9
    assert set(code) - {"-"} <= set(LETTERS)
    assert codes_in(f"よろしくお願いします。{code}") == (code,)
    assert id_in(token_of(id)) == id


@given(st.text(max_size=300))
def test_no_text_breaks_the_search_for_codes(text):
    assert all(len(code) == 9 for code in codes_in(text))
