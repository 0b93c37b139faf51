"""The demo company's own flows hold together and go as their examples say; its chat understands them."""

import pytest

from madoguchi.assistant import understanding
from madoguchi.assistant.flows import keeping
from madoguchi.assistant.flows.reading import read
from madoguchi.assistant.flows.rehearsing import rehearsed
from madoguchi.assistant.intents import suite, versions
from madoguchi.demo import world

pytestmark = pytest.mark.django_db
FLOWS = [one["flow"] for one in world.read("assistant")["intents"]]


@pytest.mark.parametrize("code", FLOWS)
def test_every_example_of_a_flow_goes_well(code):
    assert keeping.flow(code).offered
    assert [one for one in rehearsed(read(world.flow(code))) if not one.passed] == []


def test_the_published_version_understands_all_it_must():
    now = understanding.current()
    assert (now.number, versions.active_turn().number) == (1, 1)
    compared = suite.compare(now, understanding.product(), suite.checks())
    own = {one["code"] for one in world.read("assistant")["intents"]}
    assert (compared.lost, [one for one in compared.wrong if one.intent in own]) == ((), [])
    assert len(compared.won) == 12


@pytest.mark.parametrize(
    "asked", ["でんきの引っ越しについて教えてください", "フィルターの交換時期はいつですか"]
)
def test_questions_stay_questions(asked):
    wish = understanding.wished(asked, "ja")
    assert wish is None or wish.kind == "nothing" or wish.chance < 0.6
