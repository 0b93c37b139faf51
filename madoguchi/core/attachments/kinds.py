"""What a file is, told by its content. Only known, inert kinds are taken; the rest is refused."""

import codecs
import re
import zipfile
import zlib
from typing import IO
from xml.etree import ElementTree

import filetype

from .names import RUNS, SHOWS_AS_PAGE, ending

HEAD = 8192
"""Bytes that are read to recognise a kind."""

CHUNK = 65_536

_ENCODINGS = ("utf-16", "utf-8", "iso2022_jp_ext", "cp932", "euc_jp")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_ELSEWHERE = re.compile(r"@import|url\(\s*['\"]?(?!#)", re.IGNORECASE)
_BROKEN_ZIP = (
    zipfile.BadZipFile, zlib.error, LookupError, NotImplementedError, OSError, RuntimeError, ValueError
)  # fmt: skip
_PICTURE = ("#", "data:image/png", "data:image/jpeg")
_SVG_MOST = 1_000_000

_BINARY = frozenset(
    "image/png image/jpeg image/gif image/webp image/heic image/avif image/bmp image/tiff application/pdf"
    " video/mp4 video/x-m4v video/quicktime video/webm video/3gpp video/x-matroska"
    " audio/mpeg audio/mp4 audio/x-wav audio/wav audio/ogg audio/x-flac audio/aac audio/amr audio/opus"
    " application/msword application/vnd.ms-excel application/vnd.ms-powerpoint application/rtf".split()
)
_OOXML = "application/vnd.openxmlformats-officedocument."
_OFFICE = {
    "word/": _OOXML + "wordprocessingml.document",
    "xl/": _OOXML + "spreadsheetml.sheet",
    "ppt/": _OOXML + "presentationml.presentation",
}
_TEXT = {"csv": "text/csv", "json": "application/json", "md": "text/markdown"}
_PROGRAMS = (
    b"MZ", b"#!", b"\x7fELF", b"\xca\xfe\xba\xbe", b"\xfe\xed\xfa\xce", b"\xfe\xed\xfa\xcf",
    b"\xce\xfa\xed\xfe", b"\xcf\xfa\xed\xfe", b"\x00asm", b"dex\n", b"!<arch>", b"\xed\xab\xee\xdb",
    b"L\x00\x00\x00\x01\x14\x02\x00", b"CWS", b"FWS", b"ZWS",
)  # fmt: skip
_PAGE = re.compile(
    r"(<\?xml[^>]*>|<!--.*?-->|\s)*<(!doctype\s+html|html|head|body|script|iframe|style|title|table|div|"
    r"meta|link|base|form|object|embed|img|a|p|h1|br|font|b)[\s>/]",
    re.IGNORECASE | re.DOTALL,
)
_SVG = re.compile(r"<([\w-]+:)?svg[\s>]", re.IGNORECASE)
_SVG_ACTIVE = frozenset(("script", "foreignobject", "iframe", "embed", "object", "handler", "listener", "a"))


class Unwelcome(Exception):
    """This file is not taken. `args[0]` says why: "executable", "page", "script" or "unknown"."""


def kind_of(file: IO[bytes], name: str) -> str:
    """The media type of an open, seekable file; raises Unwelcome."""
    if ending(name) in RUNS:
        raise Unwelcome("executable")
    if ending(name) in SHOWS_AS_PAGE:
        raise Unwelcome("page")
    file.seek(0)
    head = file.read(HEAD)
    if head.startswith(_PROGRAMS):
        raise Unwelcome("executable")
    if head.startswith(b"PK\x03\x04"):
        return _zip_kind(file)
    guess = filetype.guess_mime(head)
    if guess in _BINARY:
        return str(guess)
    return _text_kind(file, head, name)


def _zip_kind(file: IO[bytes]) -> str:
    """Office documents are told by what lies in them; programs, macros and programs inside are refused."""
    try:
        with zipfile.ZipFile(file) as archive:
            names = archive.namelist()
            first = archive.infolist()[0]
            declared = archive.read(first) if first.filename == "mimetype" and first.file_size < 200 else b""
    except _BROKEN_ZIP:
        raise Unwelcome("unknown") from None
    if any(_runs(n.lower()) for n in names):
        raise Unwelcome("executable")
    if "[Content_Types].xml" in names:
        found = [kind for part, kind in _OFFICE.items() if any(n.startswith(part) for n in names)]
        return found[0] if found else "application/zip"
    if declared.startswith((b"application/vnd.oasis.opendocument.", b"application/epub+zip")):
        return declared.decode("ascii", "replace").strip()
    return "application/zip"


def _runs(inside: str) -> bool:
    """Is this member of an archive a program, a macro, or the mark of a program archive?"""
    if inside in ("meta-inf/manifest.mf", "androidmanifest.xml") or inside.endswith("vbaproject.bin"):
        return True
    return ending(inside) in RUNS and not inside.startswith(tuple(_OFFICE))


def _text_kind(file: IO[bytes], head: bytes, name: str) -> str:
    """Text in any of the encodings of Japan, if it is text throughout and no web page."""
    encoding = next((e for e in _ENCODINGS if _reads_as(file, head, e)), None)
    if encoding is None:
        raise Unwelcome("unknown")
    start = head.decode(encoding, "ignore").lstrip("\ufeff \t\r\n")
    if _PAGE.match(start):
        raise Unwelcome("page")
    if ending(name) == "svg" or (start.startswith("<") and _SVG.search(start)):
        return _svg_kind(file)
    return _TEXT.get(ending(name), "text/plain")


def _reads_as(file: IO[bytes], head: bytes, encoding: str) -> bool:
    if (encoding == "utf-16") != head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return False
    decoder = codecs.getincrementaldecoder(encoding)()
    file.seek(0)
    try:
        while chunk := file.read(CHUNK):
            if _CONTROL.search(decoder.decode(chunk)):
                return False
        decoder.decode(b"", final=True)
    except UnicodeError:
        return False
    return True


def _svg_kind(file: IO[bytes]) -> str:
    """A picture is welcome; scripts, entities, links and anything loaded from elsewhere are not."""
    file.seek(0)
    source = file.read(_SVG_MOST + 1)
    if len(source) > _SVG_MOST or b"<!ENTITY" in source.upper() or b"<!DOCTYPE" in source.upper():
        raise Unwelcome("script")
    try:
        root = ElementTree.fromstring(source)
    except (ElementTree.ParseError, LookupError, ValueError):
        raise Unwelcome("unknown") from None
    if any(_active(element) for element in root.iter()):
        raise Unwelcome("script")
    return "image/svg+xml"


def _active(element: ElementTree.Element) -> bool:
    tag = str(element.tag).rpartition("}")[2].lower()
    if tag in _SVG_ACTIVE or (tag == "style" and _ELSEWHERE.search(element.text or "")):
        return True
    for name, value in element.attrib.items():
        attribute, squeezed = name.rpartition("}")[2].lower(), re.sub(r"\s", "", value).lower()
        if attribute.startswith("on") or "javascript:" in squeezed:
            return True
        if attribute in ("href", "src") and not squeezed.startswith(_PICTURE):
            return True
        if attribute == "style" and _ELSEWHERE.search(value):
            return True
    return False
