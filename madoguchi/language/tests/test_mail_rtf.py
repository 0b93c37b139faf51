"""The text of Outlook's compressed RTF: unpacked as the standard's examples are, read in its code page."""

import struct

import pytest

from madoguchi.language.mail import rtf, tnef

HELLO = bytes.fromhex(
    "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0"
)
AGAIN = bytes.fromhex("1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0")


def plain(text: bytes) -> bytes:
    return struct.pack("<IIII", len(text) + 12, len(text), 0x414C454D, 0) + text


def test_it_is_unpacked_as_the_standard_shows() -> None:
    assert rtf.unpacked(HELLO) == b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"
    assert rtf.unpacked(AGAIN) == b"{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}"
    assert rtf.to_text(rtf.unpacked(HELLO)) == "hello world"


@pytest.mark.parametrize("cut", range(0, len(HELLO), 3))
def test_what_breaks_off_is_given_as_far_as_it_goes(cut: int) -> None:
    assert rtf.unpacked(HELLO).startswith(rtf.unpacked(HELLO[:cut]))


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"{\\rtf1\\ansi\\ansicpg932 \\'93\\'fa\\'96\\'7b\\par \\'8c\\'ea}", "日本\n語"),
        (b"{\\rtf1\\uc1 \\u26085?\\u26412?}", "日本"),
        (b"{\\rtf1{\\fonttbl{\\f0 Arial;}}{\\*\\generator X;}text\\~here \\{a\\}}", "text\xa0here {a}"),
        (
            b"{\\rtf1\\fromhtml1{\\*\\htmltag <p>}\\htmlrtf {\\htmlrtf0 word\\htmlrtf\\par}\\htmlrtf0 }",
            "word",
        ),
        (b"no rtf }}}{{{", "no rtf"),
    ],
)
def test_it_is_read_in_its_code_page_without_its_marks(raw: bytes, said: str) -> None:
    assert rtf.to_text(raw) == said


def test_a_winmail_without_a_plain_text_says_what_its_rtf_says() -> None:
    packed = plain(b"{\\rtf1\\ansi quotation follows}")
    value = struct.pack("<IHHII", 1, 258, 0x1009, 1, len(packed)) + packed + b"\0" * (-len(packed) % 4)
    raw = struct.pack("<IH", tnef.SIGNATURE, 1)
    raw += struct.pack("<BHHI", 1, 0x9003, 6, len(value)) + value + b"\0\0"
    assert tnef.opened(raw) == ("quotation follows", [])
