"""Bytes of mails into text. Never raises, and never gives NUL or lone surrogates.

The standard codecs lose ①, ㈱ and half-width kana in ISO-2022-JP, take Windows' Shift_JIS for the narrow one
and refuse names they do not know; here JIS is decoded by way of cp932, and what has no label is recognised.
"""

import codecs
import re
from collections.abc import Callable

ESCAPES = {
    b"\x1b(B": "ascii", b"\x1b(J": "ascii", b"\x1b(H": "ascii", b"\x1b(I": "kana",
    b"\x1b$@": "jis", b"\x1b$B": "jis", b"\x1b$(@": "jis", b"\x1b$(B": "jis", b"\x1b$(D": "supplement",
    b"\x1b$(Q": "plane1", b"\x1b$(O": "plane1", b"\x1b$(P": "plane2", b"\x1b&@": "same",
}  # fmt: skip
ESCAPE = re.compile(b"(" + b"|".join(re.escape(one) for one in sorted(ESCAPES, key=len, reverse=True)) + b")")
LOOKS_JIS = re.compile(rb"\x1b(?:\$\(?[@BDQOP]|\([IJ])")
HIGH = re.compile(rb"[\x80-\xff]")
UNWANTED = re.compile("[\x00\ud800-\udfff]")
PRIVATE = re.compile("[\ue000-\uf8ff]+")  # pictures of the old mobile carriers have no letters of their own
KANA = re.compile("[ぁ-んァ-ヴー]")
JAPANESE = re.compile("[ぁ-んァ-ヴー一-鿿々、。「」（）！？・〜～０-９Ａ-Ｚａ-ｚ]")

FAMILIES = {
    "jis": {"iso2022jp", "iso2022jp1", "iso2022jp2", "iso2022jp3", "iso2022jp2004", "iso2022jpext",
            "iso2022jpms", "csiso2022jp", "cp50220", "cp50221", "cp50222", "jis", "jis7"},
    "cp932": {"shiftjis", "sjis", "xsjis", "cp932", "windows31j", "mskanji", "ms932", "csshiftjis",
              "shiftjis2004", "xmscp932", "sjiswin"},
    "euc": {"eucjp", "xeucjp", "ujis", "cp51932", "eucjpms", "eucjpwin", "xeuc", "euc"},
    "cp949": {"ksc56011987", "ksc5601", "euckr", "cp949", "ksc56011989", "uhc", "csksc56011987", "korean"},
    "gb18030": {"gb2312", "gbk", "gb18030", "cp936", "xgbk", "csgb2312", "gb231280", "euccn"},
    "cp950": {"big5", "xbig5", "cp950", "cnbig5", "csbig5"},
    "utf-8": {"utf8", "unicode11utf8", "unicodeutf8", "xunicode20utf8", "utf8mb4", "cp65001"},
    "utf-7": {"utf7", "unicode11utf7", "xunicode20utf7"},
    "cp1252": {"iso88591", "latin1", "windows1252", "cp1252", "iso8859115", "ansi", "iso8859"},
    "cp874": {"tis620", "windows874", "iso885911"},
    "guess": {"", "usascii", "ascii", "unknown8bit", "xunknown", "default", "defaultcharset", "unknown",
              "binary", "8bit", "7bit", "none", "ansix341968", "xuserdefined", "iso646"},
}  # fmt: skip
FAMILY_OF = {name: family for family, names in FAMILIES.items() for name in names}


def decode(raw: bytes, label: str = "") -> tuple[str, str]:
    """The text, and the name of a problem ("" without one).

    `charset_unknown`, `charset_wrong`, `undecodable`.
    """
    family, problem = _family(label)
    if LOOKS_JIS.search(raw) and not (family == "utf-8" and HIGH.search(raw)):
        return _clean(from_jis(raw)), problem if family in {"jis", "guess"} else "charset_wrong"
    if family == "guess":
        return _clean(guess(raw)), problem
    text = READERS.get(family, lambda raw: _strict(raw, family))(raw)
    if text is not None:
        return _clean(text), problem
    guessed = guess(raw)
    return _clean(guessed), "undecodable" if "\ufffd" in guessed else "charset_wrong"


def guess(raw: bytes) -> str:
    """Text of bytes that carry no (true) label.

    JIS by its escapes, UTF-8, Japanese by its kana, else Western.
    """
    if LOOKS_JIS.search(raw):
        return from_jis(raw)
    if (text := _strict(raw, "utf-8")) is not None:
        return text
    readings = [text for reader in (from_cp932, from_euc) if (text := reader(raw)) is not None]
    best = max(readings, key=_japaneseness, default="")
    if best and _is_japanese(best):
        return best
    if len(HIGH.findall(raw)) * 4 > len(raw) and (japanese := _mostly(raw)) is not None:
        return japanese
    return from_western(raw)


def from_jis(raw: bytes) -> str:
    """ISO-2022-JP of any kind, CP50220 and CP50221 among them; a line's end returns to ASCII."""
    out: list[str] = []
    mode = "ascii"
    for piece in ESCAPE.split(raw):
        if piece in ESCAPES:
            mode = ESCAPES[piece] if ESCAPES[piece] != "same" else mode
            continue
        first, *rest = re.split(rb"(?=[\r\n])", piece, maxsplit=1) if mode != "ascii" else [piece]
        out.append(MODES[mode](first))
        out.extend(_ascii(one) for one in rest)
    return "".join(out)


def from_cp932(raw: bytes) -> str | None:
    """Windows' Shift_JIS, or that of 2004; None where it is neither."""
    text = _strict(raw, "cp932")
    return text if text is not None else _strict(raw, "shift_jis_2004")


def from_euc(raw: bytes) -> str | None:
    """EUC-JP with the letters of Windows (①, ㈱); None where it is none."""
    text = _strict(raw, "euc_jp")
    if text is not None or not re.fullmatch(rb"(?:[\x00-\x7f]|\x8e[\xa1-\xdf]|[\xa1-\xfe]{2})*", raw):
        return text
    pieces = re.findall(rb"[\x00-\x7f]+|\x8e[\xa1-\xdf]|[\xa1-\xfe]{2}", raw)
    return "".join(
        bytes([piece[1]]).decode("cp932")
        if piece[0] == 0x8E
        else _jis(bytes(one & 0x7F for one in piece))
        if piece[0] > 0x7F
        else piece.decode("ascii")
        for piece in pieces
    )


def from_western(raw: bytes) -> str:
    """Windows' Western letters; the five codes it does not know as ISO 8859-1 has them."""
    return "".join(
        chr(code) if code in {0x81, 0x8D, 0x8F, 0x90, 0x9D} else bytes([code]).decode("cp1252")
        for code in raw
    ) if HIGH.search(raw) else raw.decode("ascii")  # fmt: skip


def _family(label: str) -> tuple[str, str]:
    name = re.sub(r"[^a-z0-9]", "", label.lower())
    if name in FAMILY_OF:
        return FAMILY_OF[name], ""
    try:
        found = codecs.lookup(label.strip(" \"'").lower())
    except (LookupError, ValueError, UnicodeError):
        return "guess", "charset_unknown"
    known = getattr(found, "_is_text_encoding", True) and found.name not in {"idna", "punycode", "undefined"}
    return (found.name, "") if known else ("guess", "charset_unknown")


def _strict(raw: bytes, name: str) -> str | None:
    try:
        return raw.decode(name)
    except (UnicodeError, LookupError, ValueError):
        return None


def _jis(raw: bytes) -> str:
    """Pairs of seven bits by way of Windows' Shift_JIS, which knows the letters NEC and IBM added."""
    out = []
    for at in range(0, len(raw) - 1, 2):
        high, low = raw[at] & 0x7F, raw[at + 1] & 0x7F
        if not (0x21 <= high <= 0x7E and 0x21 <= low <= 0x7E):
            out.append(raw[at : at + 2].decode("ascii", "replace"))
            continue
        lead = (high + 1) // 2 + (0x70 if high < 0x5F else 0xB0)
        trail = low + (0x1F + (low >= 0x60) if high % 2 else 0x7E)
        out.append(bytes([lead, trail]).decode("cp932", "replace"))
    return "".join(out) + raw[len(raw) - len(raw) % 2 :].decode("ascii", "replace")


def _ascii(raw: bytes) -> str:
    raw = raw.replace(b"\x0e", b"").replace(b"\x0f", b"")
    return guess(raw) if HIGH.search(raw) else raw.decode("ascii")


def _kana(raw: bytes) -> str:
    return bytes(code | 0x80 if 0x21 <= code <= 0x5F else code for code in raw).decode("cp932", "replace")


def _two_bytes(name: str, prefix: bytes) -> Callable[[bytes], str]:
    def reader(raw: bytes) -> str:
        high = bytes(code | 0x80 for code in raw)
        pairs = [high[at : at + 2] for at in range(0, len(high), 2)]
        return b"".join(prefix + pair for pair in pairs).decode(name, "replace")

    return reader


MODES: dict[str, Callable[[bytes], str]] = {
    "ascii": _ascii,
    "kana": _kana,
    "jis": _jis,
    "supplement": _two_bytes("euc_jp", b"\x8f"),
    "plane1": _two_bytes("euc_jis_2004", b""),
    "plane2": _two_bytes("euc_jis_2004", b"\x8f"),
}
READERS: dict[str, Callable[[bytes], str | None]] = {
    "jis": lambda raw: guess(raw) if HIGH.search(raw) else raw.decode("ascii"),
    "cp932": from_cp932,
    "euc": from_euc,
    "cp1252": from_western,
}


def _mostly(raw: bytes) -> str | None:
    """Japanese with a few broken letters: read with marks for them where kana are many."""
    for name in ("utf-8", "cp932", "euc_jp"):
        text = raw.decode(name, "replace")
        if text.count("\ufffd") * 20 <= len(text) and len(KANA.findall(text)) * 5 >= len(text):
            return text
    return None


def _japaneseness(text: str) -> int:
    return 3 * len(KANA.findall(text)) + len(JAPANESE.findall(text)) - 2 * len(re.findall("[｡-ﾟ]", text))


def _is_japanese(text: str) -> bool:
    beyond = [letter for letter in text if ord(letter) > 0x7F]
    spoken = len(KANA.findall(text)) * 6 >= len(beyond)
    return _japaneseness(text) > 0 and (spoken or 3 * len(beyond) > len(text.strip()))


def _clean(text: str) -> str:
    return PRIVATE.sub(lambda found: "〓" * len(found[0]), UNWANTED.sub("", text))
