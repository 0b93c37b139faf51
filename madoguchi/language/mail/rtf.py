"""The text that Outlook packs into a winmail.dat as compressed RTF (MS-OXRTFCP, MS-RTF)."""

import re
import struct
from dataclasses import dataclass, field, replace

from .charsets import decode

BEGINNING = (
    b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript "
    b"\\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par "
    b"\\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"
)
"""What the dictionary holds before the first byte."""
RING = 4096
PACKED, PLAIN = 0x75465A4C, 0x414C454D
LONGEST = 2_000_000
TOKEN = re.compile(
    rb"\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-z])|([{}])|[\r\n]+|([^\\{}\r\n]+)"
)
SILENT = {
    b"fonttbl", b"colortbl", b"stylesheet", b"info", b"pict", b"object", b"themedata", b"header", b"footer",
    b"listtable", b"listoverridetable", b"generator", b"xmlnstbl", b"latentstyles", b"datastore",
}  # fmt: skip
SAID = {
    b"par": "\n", b"line": "\n", b"tab": "\t", b"emdash": "—", b"endash": "–", b"bullet": "・",
    b"lquote": "‘", b"rquote": "’", b"ldblquote": "“", b"rdblquote": "”", b"cell": "\t", b"row": "\n",
}  # fmt: skip


def unpacked(raw: bytes) -> bytes:
    """The RTF of such a property; b"" where it is none. What breaks off is given as far as it goes."""
    if len(raw) < 16:
        return b""
    kind = struct.unpack_from("<I", raw, 8)[0]
    if kind == PLAIN:
        return raw[16:][:LONGEST]
    return _inflated(raw) if kind == PACKED else b""


def _inflated(raw: bytes) -> bytes:
    ring = bytearray(RING)
    ring[: len(BEGINNING)] = BEGINNING
    out, write, at = bytearray(), len(BEGINNING), 16
    while at < len(raw) and len(out) < LONGEST:
        control, at = raw[at], at + 1
        for bit in range(8):
            if control >> bit & 1:
                if at + 2 > len(raw):
                    return bytes(out)
                token, at = raw[at] << 8 | raw[at + 1], at + 2
                offset, length = token >> 4, (token & 15) + 2
                if offset == write:
                    return bytes(out)
                for step in range(length):
                    byte = ring[(offset + step) % RING]
                    out.append(byte)
                    ring[write] = byte
                    write = (write + 1) % RING
            elif at < len(raw):
                out.append(raw[at])
                ring[write] = raw[at]
                write, at = (write + 1) % RING, at + 1
    return bytes(out)


@dataclass(slots=True)
class _State:
    """What holds within a group: silent, the letters that stand for one of Unicode, HTML's own marks."""

    silent: bool = False
    stands_for: int = 1
    marks: bool = False


@dataclass(slots=True)
class _Reader:
    """The text as it is gathered; bytes wait until their letters are whole."""

    charset: str = "cp1252"
    out: list[str] = field(default_factory=list)
    bytes_held: bytearray = field(default_factory=bytearray)
    skip: int = 0

    def flush(self) -> None:
        if self.bytes_held:
            self.out.append(decode(bytes(self.bytes_held), self.charset)[0])
            self.bytes_held.clear()

    def raw(self, said: bytes) -> None:
        cut = min(self.skip, len(said))
        self.skip -= cut
        self.bytes_held += said[cut:]

    def text(self, said: str) -> None:
        self.flush()
        self.out.append(said)


def to_text(raw: bytes) -> str:
    """The readable text of an RTF; never raises."""
    reader, states = _Reader(), [_State()]
    for found in TOKEN.finditer(raw[:LONGEST]):
        word, number, code, sign, brace, plain = found.groups()
        if brace == b"{":
            states.append(replace(states[-1]))
        elif brace == b"}":
            if len(states) > 1:
                states.pop()
        elif word:
            _word(reader, states[-1], word, int(number) if number else None)
        elif sign == b"*":
            states[-1].silent = True
        elif not states[-1].silent and not states[-1].marks:
            if code:
                reader.raw(bytes([int(code, 16)]))
            elif sign:
                reader.raw(b"\xa0" if sign == b"~" else sign if sign in b"\\{}" else b"")
            elif plain:
                reader.raw(plain)
    reader.flush()
    return re.sub(r"\n{3,}", "\n\n", "".join(reader.out)).strip("\n\0 ")


def _word(reader: _Reader, state: _State, word: bytes, number: int | None) -> None:
    if word in SILENT:
        state.silent = True
    elif word == b"htmlrtf":
        state.marks = number != 0
    elif word == b"ansicpg" and number:
        reader.charset = f"cp{number}"
    elif word == b"uc":
        state.stands_for = min(max(number or 0, 0), 9)
    elif state.silent or state.marks:
        return
    elif word == b"u" and number is not None:
        reader.text(chr(number % 0x10000) if not 0xD800 <= number % 0x10000 <= 0xDFFF else "\ufffd")
        reader.skip = state.stands_for
    elif word in SAID:
        reader.text(SAID[word])
