"""What a part holds: its transfer encoding undone, its text decoded, lines joined that flowed apart."""

import binascii
import re

from .charsets import decode
from .headers import from_base64
from .parts import Part
from .shapes import Attachment

UUENCODED = re.compile(
    rb"(?m)^begin(?:-base64)? [0-7]{3,4} ([^\r\n]{1,200})\r?\n(.*?)(?:^(?:end|====)[ \t]*\r?$|\Z)", re.DOTALL
)
META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
LONGEST_TEXT = 2_000_000  # letters of one part that are read as text; the original is kept whole
PACKED_LINES = re.compile(rb"(?:[A-Za-z0-9+/]+={0,2}[ \t]*\r?\n)+")
SHORTEST_PACKED = 24  # letters from which lines are taken for base64 though plain words follow
SPACES = {"7bit", "8bit", "binary", ""}


def content(part: Part) -> bytes:
    """The bytes of a part as they were before they were packed for the way.

    A wrong name leaves them as they are.
    """
    how = decode(part.value("content-transfer-encoding"))[0].split(";")[0].strip(" \"'").lower()
    how = re.sub(r"[^a-z0-9-]", "", how)
    if how == "base64":
        return _from_base64(part)
    if how in {"quoted-printable", "quotedprintable"}:
        return binascii.a2b_qp(re.sub(rb"[ \t]+(?=\r?\n)", b"", part.body))
    if how in {"x-uuencode", "uuencode", "x-uue", "uue"}:
        found = UUENCODED.search(part.body)
        return _uudecoded(found[2]) if found else part.body
    if how.replace("-", "") not in SPACES:
        part.problems.append("encoding_unknown")
    return part.body


def text(part: Part) -> str:
    """The text of a part, with line ends as "\\n"."""
    raw = content(part)[: LONGEST_TEXT * 4]
    label = part.parameters.get("charset", "")
    if not label and part.kind == "text/html" and (meta := META.search(raw[:4000])):
        label = meta[1].decode("ascii")
    told, problem = decode(raw, label)
    if problem:
        part.problems.append(problem)
    told = re.sub(r"\r\n?|\x0b|\x0c|\u2028|\u2029", "\n", told)[:LONGEST_TEXT]
    if part.parameters.get("format", "").lower() == "flowed" and part.kind == "text/plain":
        return flowing(told, part.parameters.get("delsp", "").lower() == "yes")
    return told


def flowing(text: str, join: bool) -> str:
    """Lines that end in a space and the line after them become one (RFC 3676)."""
    out: list[str] = []
    open_depth = -1
    for line in text.split("\n"):
        marks = len(line) - len(line.lstrip(">"))
        bare = line[marks:].removeprefix(" ")
        flows = bare.endswith(" ") and bare != "-- "
        bare = bare[:-1] if flows and join else bare
        if open_depth == marks and bare != "-- ":
            out[-1] += bare
        else:
            out.append(("> " if marks == 1 else ">" * marks + " ") + bare if marks else bare)
        open_depth = marks if flows else -1
    return "\n".join(out)


def without_uuencoded(text: bytes) -> tuple[bytes, list[Attachment]]:
    """A text without the files that are written into it, and those files."""
    files = [
        Attachment(decode(found[1])[0].strip(), "application/octet-stream", _uudecoded(found[2]))
        for found in UUENCODED.finditer(text)
    ]
    return (UUENCODED.sub(b"", text), files) if files else (text, [])


def _from_base64(part: Part) -> bytes:
    """Base64, also with a text that a list wrote behind it; what plainly is none stays."""
    body = part.body.strip()
    if (told := _above_a_footer(part, body)) is not None:
        return told
    alphabet = len(re.findall(rb"[A-Za-z0-9+/=\s]", body))
    if alphabet * 10 < len(body) * 9 or re.search(rb"\w \w+ \w", body[:200]):
        part.problems.append("encoding_wrong")
        return part.body
    packed = re.match(rb"(?:[A-Za-z0-9+/]+[ \t]*\r?\n?)*[A-Za-z0-9+/=]*", body)
    end = packed.end() if packed else len(body)
    if body[end:].strip():
        part.problems.append("encoding_wrong")
        return from_base64(body)
    return from_base64(body[:end])


def _above_a_footer(part: Part, body: bytes) -> bytes | None:
    """What is packed above lines that a list wrote in plain text below; None where it is not so."""
    lead = PACKED_LINES.match(body)
    behind = body[lead.end() :].strip() if lead else b""
    letters = re.sub(rb"\s", b"", lead[0]) if lead else b""
    if not behind or len(letters) < SHORTEST_PACKED or len(letters) % 4 or b" " not in behind:
        return None
    told, readable = from_base64(letters), part.kind.startswith("text/")
    if readable and decode(told, part.parameters.get("charset", ""))[1]:
        return None
    part.problems.append("encoding_wrong")
    return told + b"\r\n\r\n" + behind if readable else told


def _uudecoded(lines: bytes) -> bytes:
    out = []
    for line in lines.splitlines():
        try:
            out.append(binascii.a2b_uu(line))
        except binascii.Error:
            length = (((line[0] - 32) & 63) * 4 + 5) // 3 if line else 0
            try:
                out.append(binascii.a2b_uu(line[:length]))
            except binascii.Error:
                continue
    return b"".join(out)
