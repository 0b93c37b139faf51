"""Questions about one matter stand together, in whatever words and order; ids stay."""

import random

import pytest

from madoguchi.core import api as core
from madoguchi.gaps import api as gaps
from madoguchi.gaps.models import Gap
from madoguchi.language import api as language

from .conftest import asks

MATTERS = {
    "warranty": ["延長保証に入りたい", "保証期間を延ばすことはできますか", "メーカー保証を5年に延長したい",
                 "Can I extend the warranty?"],
    "student": ["学生割引はありますか", "学割は使えますか", "学生向けの割引"],
    "robot": ["ロボット掃除機が充電台に戻らない", "掃除ロボットがドックに戻れない",
              "お掃除ロボットが充電器に帰らない"],
    "gift card": ["ギフトカードの残高を知りたい", "ギフトカードはいくら残っていますか"],
}  # fmt: skip


@pytest.mark.parametrize("seed", range(3))
def test_each_matter_is_one_gap_in_any_order(nothing, seed):
    every = [question for questions in MATTERS.values() for question in questions]
    random.Random(seed).shuffle(every)
    for question in every:
        asks(question)
        gaps.gather()
    found = {frozenset(gap.signals.values_list("question", flat=True)) for gap in Gap.objects.all()}
    assert found == {frozenset(questions) for questions in MATTERS.values()}


def test_questions_that_only_ask_alike_are_about_different_matters():
    student, card = language.subject_vectors(["学割は使えますか", "商品券は使えますか"])
    assert float(student @ card) < language.SAME_MATTER
    assert language.subject("学割は使えますか?") == "学割"
    assert language.subject("How do I return an item") == "return an item"
    assert language.subject("?") == "?"


def test_the_number_of_a_gap_stays_while_it_grows(nothing):
    asks(MATTERS["warranty"][0])
    gaps.gather()
    before = Gap.objects.get().pk
    for question in MATTERS["warranty"][1:]:
        asks(question)
    gaps.gather()
    assert Gap.objects.get().pk == before
    assert Gap.objects.get().asked == 4


def test_a_closed_matter_that_is_asked_again_opens_again_and_a_dismissed_one_stays(nothing, editor):
    asks(MATTERS["robot"][0])
    asks(MATTERS["student"][0])
    gaps.gather()
    robot, student = Gap.objects.order_by("title").values_list("pk", flat=True)
    gaps.dismiss(gap_id=student, reason="not_ours", actor=core.staff(editor.id))
    Gap.objects.filter(pk=robot).update(state="closed", settled_at=core.now())
    asks(MATTERS["robot"][1])
    asks(MATTERS["student"][1])
    gaps.gather()
    states = dict(Gap.objects.values_list("pk", "state"))
    assert states == {robot: "open", student: "dismissed"}
    assert Gap.objects.get(pk=robot).reopened == 1
