"""Header fields: found in the bytes, unfolded, and decoded whatever mixture of RFC 2047 and raw letters
they are."""

import base64
import binascii
import re

from .charsets import decode

FIELD = re.compile(rb"([!-9;-~]{1,200})[ \t]*:[ \t]*(.*)", re.DOTALL)
ENCODED = re.compile(r"=\?([^?\s]{1,60}?)(?:\*[^?\s]*)?\?([bBqQ])\?(.*?)\?=", re.DOTALL)
CONTROL = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029]+")
MOST = 2000  # header fields of one part; what comes after them is taken for text

Fields = list[tuple[str, bytes]]


def split(raw: bytes) -> tuple[Fields, bytes, list[str]]:
    """Header fields with their unfolded bytes, the body behind them, and problems on the way."""
    fields: Fields = []
    problems: list[str] = []
    at, end = _after_mailbox_line(raw), len(raw)
    while at < end and len(fields) < MOST:
        line, after = _line(raw, at)
        if not line.strip(b"\x00"):
            return fields, raw[after:], problems
        if line[:1] in b" \t" and fields:
            name, value = fields[-1]
            fields[-1] = (name, value + b" " + line.strip())
        elif found := FIELD.fullmatch(line):
            fields.append((found[1].decode("ascii"), found[2].strip()))
        elif fields and _field_follows(raw, after):
            problems.append("header_broken")
            name, value = fields[-1]
            fields[-1] = (name, value + b" " + line.strip())
        else:
            problems.append("header_end_missing")
            return fields, raw[at:], problems
        at = after
    return fields, raw[at:], problems


def decoded(raw: bytes) -> str:
    """A field as text, in one line: no line's end and no control letter is left in it."""
    return CONTROL.sub(" ", words(letters(raw))).replace("\t", " ").strip()


def letters(raw: bytes) -> str:
    """The bytes of a field as letters; encoded words stay as they are."""
    return decode(raw)[0]


def words(text: str) -> str:
    """The text with its encoded words decoded.

    Those that stand side by side are one, as letters may be cut.
    """
    out: list[str] = []
    at = 0
    held: tuple[str, bytes] | None = None
    for found in ENCODED.finditer(text):
        between = text[at : found.start()]
        if between.strip():
            out.append(_told(held) + between)
            held = None
        elif held is None:
            out.append(between)
        charset, content = found[1].lower(), _content(found[2], found[3])
        if held and held[0] == charset:
            held = (charset, held[1] + content)
        else:
            out.append(_told(held))
            held = (charset, content)
        at = found.end()
    return "".join(out) + _told(held) + text[at:]


def from_base64(raw: bytes) -> bytes:
    """Base64 with whatever stands between its letters, and with what is missing at its end."""
    kept = re.sub(rb"[^A-Za-z0-9+/=]", b"", raw.replace(b"-", b"+").replace(b"_", b"/"))
    kept = kept.rstrip(b"=").replace(b"=", b"")
    kept = kept[: len(kept) - (len(kept) % 4 == 1)]
    try:
        return base64.b64decode(kept + b"=" * (-len(kept) % 4))
    except (binascii.Error, ValueError):
        return raw


def _told(held: tuple[str, bytes] | None) -> str:
    return decode(held[1], held[0])[0] if held else ""


def _content(how: str, text: str) -> bytes:
    raw = text.encode("utf-8", "ignore")
    if how in "bB":
        return from_base64(raw)
    return binascii.a2b_qp(raw.replace(b"\r", b"").replace(b"\n", b""), header=True)


def _line(raw: bytes, at: int) -> tuple[bytes, int]:
    found = re.compile(rb"\r\n|\n|\r").search(raw, at)
    return (raw[at : found.start()], found.end()) if found else (raw[at:], len(raw))


def _after_mailbox_line(raw: bytes) -> int:
    """Where the header begins: behind empty lines and the "From " line of a mailbox file."""
    at = len(raw) - len(raw.lstrip(b"\r\n"))
    while raw[at : at + 6].lstrip(b">").startswith(b"From "):
        at = _line(raw, at)[1]
    return at


def _field_follows(raw: bytes, at: int) -> bool:
    for _ in range(5):
        line, at = _line(raw, at)
        if not line.strip():
            return False
        if FIELD.fullmatch(line):
            return True
    return False
