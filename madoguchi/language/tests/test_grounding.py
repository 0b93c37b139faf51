"""Sentences that a source bears stand; other numbers, names, moments and polarities do not."""

import pytest

from madoguchi.language import api as language
from madoguchi.language.grounding import features
from madoguchi.language.grounding.quantities import quantities_of

RETURNS = language.Source(
    "商品を返品する",
    "商品の到着から14日以内で未使用のものは返品できます。\n"
    "返金は、商品が当社に着いてから5営業日以内です。\n"
    "発送後は、お届け先を変更できません。",
)


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [("未使用の商品は、到着から14日以内であれば返品できます。", ""),
     ("到着から30日以内であれば返品できます。", "number"),
     ("返金は翌日です。", "number"), ("返金は、PayPayで5営業日以内です。", "name"),
     ("発送後も、お届け先を変更できます。", "opposite")],
)  # fmt: skip
def test_each_sentence_is_judged_by_what_the_source_says(sentence, reason):
    (found,) = language.check_grounding(sentence, [RETURNS])
    assert (found.stands, found.reason) == (not reason, reason)


WIFI = language.Source(
    "Connect a heater to Wi-Fi",
    "The HT-20 only works with 2.4 GHz Wi-Fi. It never dials three times.\n"
    "Hold “Link” for five seconds until the lamp flashes.\n"
    "Turn the heater off and leave it off overnight if it smells.\n"
    "Setting it up again is free of charge once a year.",
)


@pytest.mark.parametrize("second", [True, False])
@pytest.mark.parametrize(
    ("sentence", "reason"),
    [("Keep “Link” pressed for five seconds; the lamp begins to flash.", ""),
     ("Setting it up again is free once a year.", ""),
     ("The HT-20 dials three times.", "opposite"),
     ("Hold “Link” for nine seconds.", "number"),
     ("We lend you another heater while yours is repaired.", "unsupported")],
)  # fmt: skip
def test_english_is_judged_with_the_second_model_and_without(sentence, reason, second, monkeypatch):
    if not second:
        monkeypatch.setattr(features, "second_embedder", lambda: None)
    (found,) = language.check_grounding(sentence, [WIFI])
    assert (found.stands, found.reason) == (not reason, reason)


@pytest.mark.parametrize(
    ("text", "values"),
    [("half an hour", [(30, "minute")]), ("1年に1回", [(12, "month"), (1, "time")]),
     ("¥1,100", [(1100, "yen")]), ("14〜16時", [(14, "clock"), (16, "clock")]), ("AK-12", [])],
)  # fmt: skip
def test_numbers_are_read_with_their_units(text, values):
    assert [(one.value, one.unit) for one in quantities_of(text)] == values
