"""As how many text messages a text is charged."""

import pytest

from ..segments import BASIC, EXTENDED, Segments, count, segments


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", Segments("gsm7", 0, 0, 160)),
        ("a" * 160, Segments("gsm7", 1, 160, 0)),
        ("a" * 161, Segments("gsm7", 2, 161, 145)),
        ("a" * 306, Segments("gsm7", 2, 306, 0)),
        ("a" * 307, Segments("gsm7", 3, 307, 152)),
        ("€" * 80, Segments("gsm7", 1, 160, 0)),
        ("€" * 81, Segments("gsm7", 2, 162, 143)),
        ("あ" * 70, Segments("ucs2", 1, 70, 0)),
        ("あ" * 71, Segments("ucs2", 2, 71, 63)),
        ("あ" * 134, Segments("ucs2", 2, 134, 0)),
        ("あ" * 135, Segments("ucs2", 3, 135, 66)),
        ("😀" * 35, Segments("ucs2", 1, 70, 0)),
        ("😀" * 36, Segments("ucs2", 2, 72, 61)),
        ("a" * 71 + "ç", Segments("ucs2", 2, 72, 62)),
    ],
)
def test_a_text_is_parted_as_networks_do(text: str, found: Segments) -> None:
    assert segments(text) == found


def test_no_pair_is_cut_in_two() -> None:
    assert segments("a" * 152 + "€" + "a" * 100) == Segments("gsm7", 2, 254, 51)
    assert segments("あ" * 66 + "😀" + "あ" * 10).left == 67 - 12
    assert count("あ" * 66 + "😀" * 33 + "あ" * 2) == 3


def test_the_tables_are_those_of_the_standard() -> None:
    assert (len(BASIC), len(EXTENDED), BASIC & EXTENDED) == (127, 10, frozenset())
