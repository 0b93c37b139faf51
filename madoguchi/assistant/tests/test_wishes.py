"""The wish for a person is understood, and nothing else is mistaken for it."""

from pathlib import Path

import pytest

from madoguchi.assistant.wishes import wants_person

HERE = Path(__file__).parent


def sentences(name: str) -> list[str]:
    return (HERE / name).read_text(encoding="utf-8").splitlines()


YES = sentences("wishes_ja_yes.txt") + sentences("wishes_en_yes.txt")
NO = sentences("wishes_ja_no.txt") + sentences("wishes_en_no.txt")


@pytest.mark.parametrize("text", YES)
def test_a_wish_for_a_person_is_understood(text: str) -> None:
    assert wants_person(text) is True


@pytest.mark.parametrize("text", NO)
def test_other_sentences_are_no_wish_for_a_person(text: str) -> None:
    assert wants_person(text) is False


def test_the_table_is_large_enough() -> None:
    assert (len(set(YES)) >= 60, len(set(NO)) >= 60) == (True, True)


def test_a_long_text_is_read_quickly() -> None:
    assert wants_person("あ人に" * 5000) is False
