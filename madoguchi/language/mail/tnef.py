"""winmail.dat: the files and the text that Outlook packs into one attachment of its own kind (TNEF)."""

import struct
from collections.abc import Iterator

from . import rtf
from .charsets import decode
from .parameters import file_name
from .shapes import Attachment

SIGNATURE = 0x223E9F78
TITLE, DATA, RENDERING, PROPERTIES, BODY, MESSAGE = 0x8010, 0x800F, 0x9002, 0x9005, 0x800C, 0x9003
PLAIN_BODY, PACKED_BODY = 0x1000, 0x1009
LONG_NAME, MIME_TYPE, CONTENT = 0x3707, 0x370E, 0x3701
SIZES = {2: 4, 3: 4, 4: 4, 5: 8, 6: 8, 7: 8, 10: 4, 11: 4, 20: 8, 64: 8, 72: 16}
VARIABLE = {13, 30, 31, 258}


def opened(raw: bytes) -> tuple[str, list[Attachment]]:
    """The plain text and the files of a winmail.dat.

    Nothing of one that cannot be read to its end is lost.
    """
    text, formatted = "", ""
    files: list[dict[str, bytes | str]] = []
    for kind, value in _attributes(raw):
        if kind == RENDERING:
            files.append({})
        elif kind == BODY:
            text = decode(value.rstrip(b"\0"))[0]
        elif kind == MESSAGE:
            formatted = _body(value)
        elif files and kind == TITLE:
            files[-1].setdefault("name", decode(value.rstrip(b"\0"))[0])
        elif files and kind == DATA:
            files[-1]["content"] = value
        elif files and kind == PROPERTIES:
            files[-1] |= _named(value)
    return text if text.strip() else formatted, [_attachment(one) for one in files if "content" in one]


def _attributes(raw: bytes) -> Iterator[tuple[int, bytes]]:
    if len(raw) < 6 or struct.unpack_from("<I", raw)[0] != SIGNATURE:
        return
    at = 6
    while at + 9 <= len(raw):
        kind, _, length = struct.unpack_from("<HHI", raw, at + 1)
        yield kind, raw[at + 9 : at + 9 + length]
        at += 9 + length + 2


def _named(raw: bytes) -> dict[str, bytes | str]:
    found: dict[str, bytes | str] = {}
    try:
        for name, kind, value in _properties(raw):
            if name in {LONG_NAME, MIME_TYPE}:
                told = value.decode("utf-16-le", "replace") if kind == 31 else decode(value)[0]
                found["name" if name == LONG_NAME else "type"] = told.rstrip("\0")
            elif name == CONTENT and "content" not in found:
                found["content"] = value
    except (struct.error, IndexError):
        pass
    return found


def _body(raw: bytes) -> str:
    """The text among the properties of the message: plain, else out of its compressed RTF."""
    told = ""
    try:
        for name, kind, value in _properties(raw):
            if name == PLAIN_BODY:
                said = value.decode("utf-16-le", "replace") if kind == 31 else decode(value)[0]
                return said.rstrip("\0")
            if name == PACKED_BODY:
                told = rtf.to_text(rtf.unpacked(value))
    except (struct.error, IndexError):
        pass
    return told


def _properties(raw: bytes) -> Iterator[tuple[int, int, bytes]]:
    (count,) = struct.unpack_from("<I", raw)
    at = 4
    for _ in range(min(count, 1000)):
        kind, name = struct.unpack_from("<HH", raw, at)
        at += 4
        if name >= 0x8000:
            at = _behind_name(raw, at)
        several, kind = bool(kind & 0x1000), kind & 0x0FFF
        values = 1
        if several or kind in VARIABLE:
            (values,) = struct.unpack_from("<I", raw, at)
            at += 4
        for _ in range(min(values, 1000)):
            if kind in VARIABLE:
                (length,) = struct.unpack_from("<I", raw, at)
                yield name, kind, raw[at + 4 : at + 4 + length]
                at += 4 + length + (-length % 4)
            else:
                at += SIZES[kind] if kind in SIZES else len(raw)


def _behind_name(raw: bytes, at: int) -> int:
    (how,) = struct.unpack_from("<I", raw, at + 16)
    if how == 0:
        return at + 24
    (length,) = struct.unpack_from("<I", raw, at + 20)
    return at + 24 + length + (-length % 4)


def _attachment(found: dict[str, bytes | str]) -> Attachment:
    content = found["content"]
    name = file_name(str(found.get("name", ""))) or "winmail-part"
    kind = str(found.get("type", "")) or "application/octet-stream"
    return Attachment(name, kind, content if isinstance(content, bytes) else content.encode())
