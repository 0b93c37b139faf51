"""What a form or an address holds is read, or refused; however long or deep it is, nothing breaks."""

import pytest
import yaml

from madoguchi.core import api as core


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", 0), ("042", 42), ("１２", 12), ("9" * 18, 10**18 - 1), ("9" * 19, None), ("9" * 5000, None),
        ("", None), ("-1", None), ("1.0", None), ("²", None), (" 1", None), ("1\x00", None),
    ],
)  # fmt: skip
def test_whole_numbers(text, number):
    assert core.whole_number(text) == number


@pytest.mark.parametrize("text", ["", "[", "[" * 100_000, "9" * 5000, "\x00", b"\xff"])
def test_what_is_no_json_is_refused(text):
    with pytest.raises(ValueError):  # noqa: PT011
        core.json_value(text)


@pytest.mark.parametrize("text", ["[" * 8000, "{" * 8000, "a: [", "\x00", "- " * 60 + "a"])
def test_yaml_without_bottom_is_refused(text):
    with pytest.raises(yaml.YAMLError):
        core.shallow_yaml(text)


def test_yaml_is_read():
    assert yaml.safe_load(core.shallow_yaml("a: [1, [2]]")) == {"a": [1, [2]]}


def test_json_is_read():
    assert core.json_value('{"a": [1, null]}') == core.json_value(b'{"a": [1, null]}') == {"a": [1, None]}
