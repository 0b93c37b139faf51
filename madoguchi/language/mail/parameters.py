"""Parameters of Content-Type and Content-Disposition.

RFC 2231, RFC 2047 where it has no place, raw letters, mixtures.
"""

import re
from urllib.parse import unquote_to_bytes

from .charsets import decode
from .headers import CONTROL, words

JIS = rb"\x1b\$\(?[@BD].*?(?:\x1b\([BJ])"  # its bytes may look like quotes and semicolons
ONE = re.compile(
    rb"\s*([^\s=;\"]+)\s*=\s*(?:\"((?:" + JIS + rb"|\\.|[^\"\\])*)\"?|((?:" + JIS + rb"|[^;])*))\s*;?",
    re.DOTALL,
)
SECTION = re.compile(r"(.+?)(?:\*(\d{1,4}))?(\*)?")
UNSAFE = re.compile(r'[\x00-\x1f\x7f-\x9f<>:"|?*\u202a-\u202e\u2066-\u2069]+')
LONGEST_NAME = 150


def parameters(raw: bytes) -> tuple[str, dict[str, str]]:
    """The value before the first semicolon in lower case, and its parameters by name."""
    value, _, rest = raw.partition(b";")
    plain: dict[str, str] = {}
    sections: dict[str, dict[int, tuple[bytes, bool]]] = {}
    for found in ONE.finditer(rest):
        content = (
            re.sub(rb"\\(.)", rb"\1", found[2]) if _is_quoted_ascii(found[2]) else (found[2] or found[3])
        )
        name, number, encoded = _section(found[1])
        if number is None and not encoded:
            plain.setdefault(name, _told(decode(content or b"")[0]))
        else:
            sections.setdefault(name, {}).setdefault(number or 0, ((content or b"").strip(), encoded))
    joined = {name: _joined(pieces) for name, pieces in sections.items()}
    return decode(value)[0].strip().lower(), plain | joined


def file_name(given: str) -> str:
    """A name without folders, control letters and marks that turn the reading.

    Never longer than 150 letters.
    """
    name = UNSAFE.sub(" ", re.split(r"[/\\]", given)[-1]).strip(" .")
    stem, dot, ending = name.rpartition(".")
    if dot and len(ending) <= 12:
        return stem[: LONGEST_NAME - len(ending) - 1] + dot + ending
    return name[:LONGEST_NAME]


def _section(raw: bytes) -> tuple[str, int | None, bool]:
    found = SECTION.fullmatch(raw.decode("ascii", "replace").lower())
    if found is None:
        return "", None, False
    return found[1], int(found[2]) if found[2] else None, bool(found[3])


def _joined(pieces: dict[int, tuple[bytes, bool]]) -> str:
    """Pieces in their order; percent signs are read only in those that say so, the charset once for all."""
    charset = ""
    content = b""
    for number, (raw, encoded) in sorted(pieces.items()):
        if encoded and (found := re.match(rb"([^']*)'[^']*'(.*)", raw, re.DOTALL)) and not number:
            charset, raw = found[1].decode("ascii", "replace"), found[2]
        content += unquote_to_bytes(raw) if encoded else raw
    return _told(decode(content, charset)[0])


def _told(text: str) -> str:
    return CONTROL.sub("", words(text)).strip()


def _is_quoted_ascii(raw: bytes | None) -> bool:
    return raw is not None and b"\x1b" not in raw and raw.isascii()
