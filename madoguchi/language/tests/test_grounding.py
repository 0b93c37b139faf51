"""Sentences that a source bears stand; other numbers, names, moments and polarities do not."""

import pytest

from madoguchi.language import api as language
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


@pytest.mark.parametrize(
    ("text", "values"),
    [("half an hour", [(30, "minute")]), ("1年に1回", [(12, "month"), (1, "time")]),
     ("¥1,100", [(1100, "yen")]), ("14〜16時", [(14, "clock"), (16, "clock")]), ("AK-12", [])],
)  # fmt: skip
def test_numbers_are_read_with_their_units(text, values):
    assert [(one.value, one.unit) for one in quantities_of(text)] == values
