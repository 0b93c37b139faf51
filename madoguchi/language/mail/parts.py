"""The parts of a mail, found in its bytes without recursion, however deep, broken or many they are."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from .headers import Fields, decoded, split
from .parameters import parameters

DEEPEST = 60  # what lies deeper is kept whole as an attachment
MOST = 1200  # leaves of one mail; the rest is kept whole as an attachment
BOUNDARY_LIKE = re.compile(
    rb"(?:\A|\r?\n)--([^\s-][^\r\n]{0,199}?|-{0,60}=?_?[\w.=+/?()'-]{5,199}?)[ \t]*(?=\r?\n)"
)


@dataclass(frozen=True, slots=True)
class Part:
    """One part: its fields and its body as it came. `group` is the same for ways of saying the same thing."""

    fields: Fields
    body: bytes
    kind: str
    parameters: dict[str, str]
    disposition: str
    disposition_parameters: dict[str, str]
    group: int
    problems: list[str] = field(default_factory=list)

    def value(self, name: str) -> bytes:
        """The first field of that name as bytes; empty without one."""
        return first(self.fields, name)


def first(fields: Fields, name: str) -> bytes:
    """The first field of that name as bytes; empty without one."""
    wanted = name.lower()
    return next((value for key, value in fields if key.lower() == wanted), b"")


def leaves(raw: bytes) -> Iterator[Part]:
    """The first part (the mail itself), then all leaves in their order.

    A container gives only its problems.
    """
    waiting: list[tuple[bytes, str, int, int]] = [(raw, "text/plain", 0, 0)]
    counted, groups = 0, 0
    while waiting:
        content, default, depth, group = waiting.pop()
        groups += 1
        part = _part(content, default, group or groups)
        counted += 1
        pieces = _pieces(part) if part.kind.startswith("multipart/") else None
        if pieces is None and part.kind.startswith("multipart/"):
            part = replace(part, kind="text/plain")
        if depth >= DEEPEST or counted > MOST:
            yield _whole(content, groups)
        elif pieces is None:
            yield part
        else:
            yield _container(part)
            inside = "message/rfc822" if part.kind == "multipart/digest" else "text/plain"
            shared = part.group if part.kind == "multipart/alternative" or group else 0
            waiting.extend((piece, inside, depth + 1, shared) for piece in reversed(pieces))


def _part(raw: bytes, default: str, group: int) -> Part:
    fields, body, problems = split(raw)
    kind, given = parameters(first(fields, "content-type"))
    if not re.fullmatch(r"[\w.+-]+/[\w.+-]+", kind):
        if kind:
            problems.append("type_broken")
        kind = kind if kind in {"text", "multipart"} else ""
        kind = {"text": "text/plain", "multipart": "multipart/mixed"}.get(kind, default)
    disposition, about = parameters(first(fields, "content-disposition"))
    return Part(fields, body, kind, given, disposition, about, group, problems)


def _container(part: Part) -> Part:
    return replace(part, body=b"", disposition="container")


def _whole(content: bytes, group: int) -> Part:
    about = {"filename": "more.eml"}
    return Part([], content, "application/octet-stream", {}, "attachment", about, group, ["too_many_parts"])


def _pieces(part: Part) -> list[bytes] | None:
    """What lies between the boundaries; None where there is no boundary, so that the body is read as text."""
    boundary = part.parameters.get("boundary", "").encode("utf-8", "ignore")
    pieces = _between(part.body, boundary) if boundary else []
    if not pieces and (seen := BOUNDARY_LIKE.search(part.body)):
        part.problems.append("boundary_wrong")
        pieces = _between(part.body, seen[1])
    if not pieces:
        part.problems.append("boundary_missing")
        return None
    return pieces


def _between(body: bytes, boundary: bytes) -> list[bytes]:
    line = re.compile(rb"(?:\A|\r\n|\n|\r)--" + re.escape(boundary) + rb"(--)?[ \t]*(?=\r|\n|\Z)")
    pieces: list[bytes] = []
    at = -1
    for found in line.finditer(body):
        if at >= 0:
            pieces.append(_without_first_end(body[at : found.start()]))
        at = -1 if found[1] else found.end()
        if len(pieces) > MOST:
            break
    if at >= 0 and body[at:].strip():
        pieces.append(_without_first_end(body[at:]))
    return pieces


def _without_first_end(piece: bytes) -> bytes:
    return piece[2:] if piece.startswith(b"\r\n") else piece[1:]


def subject_of(raw: bytes) -> str:
    """The subject of a mail that lies in another one."""
    return decoded(first(split(raw[:20_000])[0], "subject"))
