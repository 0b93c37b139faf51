"""A version is trained, compared, published and brought back; customers get the one that counts."""

import uuid

import pytest

from madoguchi.assistant import understanding
from madoguchi.assistant.intents import confusing, defining, stock, teaching, training, versions
from madoguchi.assistant.intents.book import book
from madoguchi.assistant.models import Activation, TrainedModel, Version
from madoguchi.people import api as people

pytestmark = pytest.mark.usefixtures("little")
GIFT = [
    "プレゼント用に包んでほしい", "ギフト包装をお願いします", "のしを付けられますか",
    "贈り物なのでラッピングしてください",
    "ギフト用の箱に入れてほしい", "誕生日の贈り物として包装したい",
]  # fmt: skip
ASKED = "ギフト用にラッピングをお願いできますか"


@pytest.fixture
def who() -> int:
    return next(one.id for one in people.all_staff() if one.role == "editor")


@pytest.fixture
def gift(db, little) -> str:
    code = defining.make(names={"ja": "ギフト包装", "en": "Gift wrapping"}, leads_to="person")
    teaching.teach(intent=code, language="ja", texts=GIFT)
    return code


def trained(who: int) -> int:
    number = training.begin(client_id=uuid.uuid4(), note="ギフト", staff_id=who)
    training.train(number)
    return number


def test_a_version_learns_is_compared_and_published(gift, who, django_assert_num_queries):
    number = trained(who)
    told = versions.version(number)
    assert (told.state, told.done, told.figures["ja"]["examples"]) == (
        "ready", told.total, sum(map(len, stock.examples("ja").values())) + len(GIFT)
    )  # fmt: skip
    assert understanding.wished(ASKED, "ja") is None or understanding.wished(ASKED, "ja").intent != gift
    versions.publish(number=number, after=0, staff_id=who)
    with django_assert_num_queries(3):  # which one counts, its row, its models
        wish = understanding.wished(ASKED, "ja")
    assert (wish.kind, wish.intent, wish.version) == ("person", gift, number)
    with django_assert_num_queries(1):
        understanding.wished("注文をキャンセルしたい", "ja")
    versions.return_to(number=0, after=1, staff_id=who)
    assert understanding.current().number == 0


def test_sentences_are_guessed_by_a_model_that_has_not_seen_them(gift, monkeypatch):
    monkeypatch.setattr(confusing, "FOLDS", 3)
    content, parts = book().content(), []
    guessed = confusing.held_out(content, "ja", lambda: parts.append(1))
    assert sorted((one.text, one.intent) for one in guessed) == sorted(content.pairs("ja"))
    wrong = [one for one in guessed if not one.right]
    pairs = confusing.mixed([*wrong, confusing.Guessed("払う", "pay-bill", gift, 0.9)], "ja")
    assert (len(parts), ("gift-wrapping", "pay-bill") in [(one.one, one.other) for one in pairs]) == (3, True)
    assert 0 <= confusing.calibration_error(guessed) < 1
    bands = confusing.bands(guessed)
    assert sum(many for _, many, _, _ in bands) == len(guessed)
    assert sum(right for *_, right in bands) == len(guessed) - len(wrong)
    assert all(start <= said <= 1 and right <= many for start, many, said, right in bands)


def test_training_twice_is_one_version(gift, who):
    same = uuid.uuid4()
    number = training.begin(client_id=same, note="", staff_id=who)
    assert training.begin(client_id=same, note="", staff_id=who) == number
    assert training.begin(client_id=uuid.uuid4(), note="", staff_id=who) == number
    training.train(number)
    built = Version.objects.get().built_at
    training.train(number)
    assert (Version.objects.get().built_at, versions.active_turn().number) == (built, 0)


def test_a_version_that_loses_is_published_with_a_reason_only(gift, who):
    teaching.say(
        [
            teaching.Word("ja", text, "cancel-order", role="check")
            for text in stock.examples("ja")["cancel-order"]
        ]
    )
    cancelling = stock.examples("ja")["cancel-order"]
    teaching.move(chosen=[("ja", text) for text in cancelling], to=gift)
    number = trained(who)
    assert versions.version(number).compared.worse
    with pytest.raises(versions.PublishRefused, match="worse"):
        versions.publish(number=number, after=0, staff_id=who, reason="  ")
    assert not Activation.objects.exists()
    versions.publish(number=number, after=0, staff_id=who, reason="担当者が対応する期間のため")
    assert [(one.number, one.reason) for one in versions.turns()] == [(number, "担当者が対応する期間のため")]


def test_checks_that_came_later_are_compared_anew(gift, who):
    number = trained(who)
    before = versions.version(number).compared
    teaching.say([teaching.Word("ja", ASKED, gift, role="check")])
    after = versions.compare_anew(number)
    assert (after.of, after.right, after.other_right) == (before.of + 1, before.right + 1, before.other_right)
    assert [miss.text for miss in after.won][-1:] == [ASKED]


def test_who_saw_an_older_turn_publishes_nothing(gift, who):
    one, two = trained(who), trained(who)
    versions.publish(number=one, after=0, staff_id=who)
    with pytest.raises(versions.PublishRefused, match="moved"):
        versions.publish(number=two, after=0, staff_id=who)
    with pytest.raises(versions.PublishRefused, match="same"):
        versions.publish(number=one, after=1, staff_id=who)
    with pytest.raises(versions.PublishRefused, match="unready"):
        versions.return_to(number=two, after=1, staff_id=who)
    assert [turn.number for turn in versions.turns()] == [one]


def test_what_cannot_be_loaded_is_logged_and_the_products_own_counts(gift, who, caplog):
    number = trained(who)
    versions.publish(number=number, after=0, staff_id=who)
    TrainedModel.objects.update(data=b"broken")
    assert understanding.current().number == 0
    assert understanding.wished("注文をキャンセルしたい", "ja").ref == "cancel-order"
    assert "cannot be loaded" in caplog.text
    assert (training.mend(), training.mend(), understanding.current().number) == (True, False, number)


def test_a_difference_names_what_was_added_removed_and_moved(gift, who):
    number = trained(who)
    taken, moved = stock.examples("ja")["cancel-order"][:2]
    teaching.drop(chosen=[("ja", taken)], intent="cancel-order")
    teaching.move(chosen=[("ja", moved)], to=gift)
    found = versions.unlearnt()
    assert (found.removed, found.moved) == (
        (("ja", taken, "cancel-order"),), (("ja", moved, "cancel-order", gift),)
    )  # fmt: skip
    first = versions.difference(versions.content_of(0), versions.content_of(number))
    assert ([text for _, text, _ in first.added], first.intents) == (GIFT, (gift,))


def test_of_two_who_publish_at_once_one_is_told(committed_db, gift, who, at_once):
    numbers = [trained(who), trained(who)]

    def publishes(number: int) -> str:
        try:
            versions.publish(number=number, after=0, staff_id=who)
        except versions.PublishRefused as refused:
            return refused.reason
        return "published"

    outcomes = at_once([lambda number=number: publishes(number) for number in numbers])
    assert sorted(outcomes) == ["moved", "published"]
    assert [turn.number for turn in versions.turns()] == [numbers[outcomes.index("published")]]


def test_of_two_who_train_at_once_one_version_comes(committed_db, gift, who, at_once):
    began = at_once([lambda: str(training.begin(client_id=uuid.uuid4(), note="", staff_id=who))] * 2)
    assert (began, Version.objects.count()) == (["1", "1"], 1)
