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
