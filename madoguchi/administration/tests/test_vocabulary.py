"""Arranging and keeping the company's lists."""

import pytest
from django.http import QueryDict

from madoguchi.administration.forms import vocabulary as forms
from madoguchi.conversations.api import CODE_FIELDS, Vocabulary
from madoguchi.core import api as core

pytestmark = pytest.mark.django_db
PAGE = "/settings/vocabulary/"


def as_posted(words: Vocabulary, **more: str) -> dict[str, object]:
    """What the browser sends for these lists."""
    given: dict[str, object] = {"required": list(words.required)}
    for name in forms.LISTS:
        terms = getattr(words, name)
        given[f"{name}-code"] = [term.code for term in terms]
        for term in terms:
            given |= {f"{name}-{term.code}-ja": term.ja, f"{name}-{term.code}-en": term.en}
            given |= {f"{name}-{term.code}-active": "on"} if term.active else {}
    return given | more


def held() -> Vocabulary:
    return core.option(Vocabulary)


def test_what_is_sent_back_unchanged_changes_nothing(megumi):
    before = held()
    assert megumi.post(PAGE, as_posted(before)).status_code == 302
    assert held() == before


def test_an_entry_is_renamed_switched_off_and_no_longer_asked_for(megumi):
    given = as_posted(held(), **{"types-question-ja": "ご質問"})
    del given["types-praise-active"]
    given["required"] = ["outcome"]
    megumi.post(PAGE, given)
    types = {term.code: term for term in held().types}
    assert types["question"].ja == "ご質問"
    assert types["praise"].active is False
    assert held().required == ("outcome",)


def test_arranging_changes_the_page_and_keeps_nothing(megumi):
    before = held()
    page = megumi.post(PAGE, as_posted(before, act="types:down:question"))
    assert page.status_code == 200
    shown = [row.code for row in page.context["lists"][0]["rows"]]
    assert shown[:2] == ["sales", "question"]
    assert 'data-unsaved="yes"' in page.content.decode()
    assert held() == before


def test_a_new_entry_is_added_named_and_kept_with_a_code_of_its_own(megumi):
    page = megumi.post(PAGE, as_posted(held(), act="topics:add"))
    row = page.context["lists"][1]["rows"][-1]
    assert (row.kept, row.ja) == (False, "")
    given = as_posted(held())
    given["topics-code"] += [row.code]
    given |= {f"topics-{row.code}-ja": "点検", f"topics-{row.code}-active": "on"}
    megumi.post(PAGE, given)
    assert (held().topics[-1].ja, held().topics[-1].en) == ("点検", "点検")


def test_a_blank_new_entry_is_left_out_and_can_be_dropped(megumi):
    before = held()
    given = as_posted(before)
    given["topics-code"] += ["t-new"]
    dropped = megumi.post(PAGE, given | {"act": "topics:drop:t-new"})
    assert [row.code for row in dropped.context["lists"][1]["rows"]] == [t.code for t in before.topics]
    megumi.post(PAGE, given)
    assert held() == before


def test_an_entry_that_conversations_carry_is_never_lost(megumi):
    before = held()
    given = as_posted(before)
    given["types-code"] = ["question"]
    megumi.post(PAGE, given)
    assert {term.code for term in held().types} == {term.code for term in before.types}
    megumi.post(PAGE, as_posted(held(), act="types:drop:question"))
    assert held().types[0].code == "question"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"types-question-ja": ""}, "名前を入力してください。"),
        ({"types-question-ja": "苦情"}, "同じ名前の項目があります。"),
    ],
)
def test_names_are_there_and_differ(megumi, change, words):
    before = held()
    answer = megumi.post(PAGE, as_posted(before, **change))
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert held() == before


def test_a_list_that_resolving_asks_for_offers_something(megumi):
    before = held()
    given = {
        k: v for k, v in as_posted(before).items() if not (k.startswith("outcomes") and k.endswith("active"))
    }
    answer = megumi.post(PAGE, given)
    assert answer.status_code == 422
    assert "必須項目" in answer.content.decode()
    assert held() == before


@pytest.mark.parametrize(
    "act", ["", "x", "types", "types:up", "types:up:nobody", "types:explode:question", "a:b:c:d"]
)
def test_an_unknown_act_arranges_nothing(act):
    form = forms.typed(QueryDict(), Vocabulary())
    assert forms.arranged(form, act).rows == form.rows
    assert set(CODE_FIELDS) >= set(form.required)
