"""What texts name, sentence by sentence, on a Sunday, 22 November 2026, 14:30 in Tokyo."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from madoguchi.language import api as language

from .sentences import lines

NOW = datetime(2026, 11, 22, 14, 30, tzinfo=ZoneInfo("Asia/Tokyo"))
PRODUCTS = tuple(
    language.Product(code, tuple(names))
    for code, *names in (
        ("ak", "電気ケトル AKシリーズ", "AK-12", "AK-10", "Electric kettles AK"),
        ("ar", "炊飯器 ARシリーズ", "AR-100", "AR-55", "Rice cookers AR"),
        ("ap", "空気清浄機 AP-50", "AP-50", "Air purifier AP-50"),
        ("fl", "AP-50用 交換フィルター", "Filter for AP-50"),
        ("rice", "新米 コシヒカリ 2kg", "New-crop Koshihikari rice 2 kg"),
    )
)
KNOWN = language.Known(
    (
        language.NumberPattern("order", "####-####"),
        language.NumberPattern("contact", "###-###-###", lambda one: one if one == "473-928-654" else None),
    ),
    PRODUCTS,
)


def told(text: str) -> str:
    """All that is named, the best candidate of each product, in the spelling of the sentence files."""
    found = language.entities(text, NOW, KNOWN)
    best = [one for at, one in enumerate(found) if at == 0 or (one.kind, one.start) != _place(found[at - 1])]
    return " | ".join(f"{one.kind}:{one.value} {one.unit}".strip() for one in best) or "-"


def _place(one: language.Entity) -> tuple[str, int]:
    return one.kind, one.start


@pytest.mark.parametrize("name", ["entities_ja", "entities_en"])
def test_what_a_sentence_names(name: str) -> None:
    wrong = [f"{text} => {told(text)}, not {wanted}" for text, wanted in lines(name) if told(text) != wanted]
    assert wrong == []


def test_a_part_of_a_name_gives_all_candidates_the_likelier_first() -> None:
    found = [
        one for one in language.entities("AP50のフィルターが欲しい", NOW, KNOWN) if one.kind == "product"
    ]
    assert [one.value for one in found] == ["fl", "ap"]
    assert 1 > found[0].score > found[1].score > 0


def test_a_whole_name_is_sure_and_alone() -> None:
    found = [one for one in language.entities("ＡＫ１２について", NOW, KNOWN) if one.kind == "product"]
    assert [(one.value, one.score, one.text) for one in found] == [("ak", 1.0, "ＡＫ１２")]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("黒い方で", 1), ("2番目", 1), ("最後のやつ", 2), ("真ん中のがいいです", 1), ("白でお願いします", 0),
     ("どれでもいい", None), ("白か黒", None), ("4番目", None), ("the last one", 2), ("グレー", 2)],
)  # fmt: skip
def test_which_of_three_colours(text: str, wanted: int | None) -> None:
    assert language.chosen(text, ["白", "黒", "グレー"]) is wanted


def test_a_longer_option_is_not_its_shorter_neighbour() -> None:
    assert language.chosen("午前中の早い時間で", ["午前中", "午前中の早い時間"]) == 1


def test_what_is_said_may_be_about() -> None:
    (sum_of_money,) = language.entities("だいたい3000円くらいです", NOW)
    assert (sum_of_money.value, sum_of_money.unit, sum_of_money.about) == ("3000", "JPY", True)
