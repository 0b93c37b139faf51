"""A mail out of its bytes. Never raises; what could not be read well is named in `problems`."""

import re
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from . import tnef
from .addresses import addresses
from .bodies import content, text, without_uuencoded
from .charsets import decode
from .headers import decoded
from .html import to_text
from .parameters import file_name, parameters
from .parts import Part, first, leaves, subject_of
from .shapes import Attachment, Letter

TEXTS = {"text/plain", "text/html"}
WINMAIL = {"application/ms-tnef", "application/vnd.ms-tnef"}
IDENTITY = re.compile(r"<\s*([^<>\s]{1,900})\s*>")
ENDINGS = {
    "message/rfc822": ".eml", "message/delivery-status": ".txt", "text/rfc822-headers": ".txt",
    "text/calendar": ".ics", "text/csv": ".csv", "text/plain": ".txt", "text/html": ".html",
    "image/png": ".png", "image/jpeg": ".jpg", "image/gif": ".gif", "application/pdf": ".pdf",
}  # fmt: skip


@dataclass(slots=True)
class _Found:
    """What is gathered on the way through the parts."""

    plain: dict[int, str] = field(default_factory=dict)
    html: dict[int, str] = field(default_factory=dict)
    groups: list[int] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def read(raw: bytes) -> Letter:
    """The mail. Whatever the bytes are, there is one; its raw form is for the caller to keep."""
    found = _Found()
    top: Part | None = None
    for part in leaves(raw):
        top = top or part
        if part.disposition != "container":
            _take(part, found)
        found.problems.extend(part.problems)
    if top is None:
        return Letter(problems=("empty",))
    if b"\0" in raw and b"\0" in b"".join(value for _, value in top.fields) + top.body:
        found.problems.append("nul")
    return _letter(top, found)


def identities(raw: bytes) -> tuple[str, ...]:
    """Message-IDs of a field without their brackets.

    One without brackets counts where nothing else stands.
    """
    told = decoded(raw)
    found = IDENTITY.findall(told)
    if not found and re.fullmatch(r"[^\s<>]{3,900}", told):
        found = [told]
    return tuple(dict.fromkeys(one.strip() for one in found))[:200]


def date(raw: bytes) -> datetime | None:
    """When a mail says it was sent; None where it says nothing a calendar knows."""
    told = re.sub(r"\(.*?\)", " ", decoded(raw))
    try:
        found = parsedate_to_datetime(told)
        found = found if found.tzinfo else found.replace(tzinfo=UTC)
        found = found.astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError, AttributeError):
        return None
    return found if 1900 < found.year < 2200 else None


def _take(part: Part, found: _Found) -> None:
    name = _name(part)
    is_text = part.kind in TEXTS and part.disposition != "attachment" and not name
    if is_text:
        _take_text(part, found)
    elif part.kind in WINMAIL or name.lower() == "winmail.dat":
        _take_winmail(part, name, found)
    elif part.body or part.kind != "text/plain":
        cid = decoded(part.value("content-id")).strip("<> ")
        kind, packed = part.kind, content(part)
        inline = part.disposition == "inline" or bool(cid) and part.disposition != "attachment"
        found.attachments.append(Attachment(name or _named_after(part, found), kind, packed, cid, inline))


def _take_text(part: Part, found: _Found) -> None:
    if part.kind == "text/plain" and re.search(rb"(?m)^begin(?:-base64)? [0-7]{3}", part.body):
        body, files = without_uuencoded(part.body)
        files = [Attachment(file_name(one.name) or "file", one.content_type, one.content) for one in files]
        found.attachments.extend(files)
        part = replace(part, body=body)
    said = text(part)
    if part.kind == "text/html" or _is_html(part, said):
        kept = found.html
    else:
        kept = found.plain
    kept[part.group] = "\n\n".join(one for one in (kept.get(part.group, ""), said) if one)
    if part.group not in found.groups:
        found.groups.append(part.group)


def _take_winmail(part: Part, name: str, found: _Found) -> None:
    packed = content(part)
    said, files = tnef.opened(packed)
    if not files and not said:
        found.problems.append("winmail_unread")
        found.attachments.append(Attachment(name or "winmail.dat", part.kind, packed))
        return
    found.attachments.extend(files)
    if said.strip() and not any(one.strip() for one in found.plain.values()):
        found.plain[part.group] = re.sub(r"\r\n?", "\n", said)
        found.groups.append(part.group)


def _letter(top: Part, found: _Found) -> Letter:
    fields = top.fields
    senders = addresses(first(fields, "from")) or addresses(first(fields, "sender"))
    sent_at = date(first(fields, "date"))
    problems = [*found.problems]
    problems += ["sender_missing"] * (not senders) + ["date_wrong"] * (
        sent_at is None and bool(first(fields, "date"))
    )
    says_html = any(said.strip() for said in found.html.values())
    return Letter(
        headers=tuple((name, decoded(value)) for name, value in fields),
        message_id=next(iter(identities(first(fields, "message-id"))), ""),
        in_reply_to=identities(first(fields, "in-reply-to")),
        references=identities(first(fields, "references")),
        subject=decoded(first(fields, "subject")),
        sender=senders[0] if senders else None,
        reply_to=addresses(first(fields, "reply-to")),
        to=addresses(b",".join(value for name, value in fields if name.lower() == "to")),
        cc=addresses(b",".join(value for name, value in fields if name.lower() == "cc")),
        sent_at=sent_at,
        content_type=parameters(first(fields, "content-type"))[0] or top.kind,
        parameters=top.parameters,
        text=_joined([_plain(group, found) for group in found.groups]),
        html="\n".join(_html(group, found) for group in found.groups) if says_html else "",
        attachments=tuple(found.attachments),
        problems=tuple(dict.fromkeys(problems)),
    )


def _plain(group: int, found: _Found) -> str:
    said = found.plain.get(group, "")
    return said if said.strip() else to_text(found.html.get(group, ""))


def _html(group: int, found: _Found) -> str:
    said = found.html.get(group, "")
    return said if said.strip() else f"<pre>{_escaped(found.plain.get(group, ''))}</pre>"


def _escaped(said: str) -> str:
    return said.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _joined(texts: list[str]) -> str:
    return "\n\n".join(one.strip("\n") for one in texts if one.strip())


def _name(part: Part) -> str:
    given = part.disposition_parameters.get("filename") or part.parameters.get("name") or ""
    if not given and part.disposition == "attachment" and (where := part.value("content-location")):
        given = decode(where)[0]
    return file_name(given)


def _named_after(part: Part, found: _Found) -> str:
    stem = ""
    if part.kind == "message/rfc822":
        stem = file_name(subject_of(part.body))[:80]
    stem = stem or f"{part.kind.partition('/')[0]}-{len(found.attachments) + 1}"
    return stem + ENDINGS.get(part.kind, ".bin")


def _is_html(part: Part, said: str) -> bool:
    return not part.value("content-type") and bool(
        re.match(r"\s*(?:<!doctype html|<html)", said, re.IGNORECASE)
    )
