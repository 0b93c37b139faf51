"""Bounces: which address a mail did not reach, why, and which mail it was (RFC 3464, or in words)."""

import re

from .addresses import address
from .charsets import decode
from .headers import Fields, decoded, split
from .nature import nature
from .parts import first
from .reading import identities
from .shapes import Bounce, BounceReason, Letter

STATUS = re.compile(r"\b([245])\.(\d{1,3})\.(\d{1,3})\b")
REPLY = re.compile(r"\b([45])\d\d\b")
MAILBOX = re.compile(r"[\w.+!#$%&'*/=?^`{|}~-]+@[\w-]+(?:\.[\w-]+)+")
IDENTITY = re.compile(r"(?im)^\s*message-id:\s*<([^<>\s]+)>")
BY_STATUS: dict[str, BounceReason] = {
    "1.0": "unknown_address", "1.1": "unknown_address", "1.3": "unknown_address", "1.6": "unknown_address",
    "1.10": "unknown_domain", "1.2": "unknown_domain", "4.4": "unknown_domain", "2.1": "disabled",
    "2.2": "mailbox_full", "2.3": "too_large", "3.4": "too_large", "4.7": "expired", "4.1": "expired",
}  # fmt: skip
BY_WORDS: tuple[tuple[str, BounceReason], ...] = (
    (r"mailbox (?:is )?full|over ?quota|quota exceeded|容量(?:を超|が一杯)|"
    r"insufficient storage", "mailbox_full"),
    (r"user unknown|unknown user|no such (?:user|recipient|mailbox)|does ?n.t exist|not found in|"
     r"unknown (?:address|recipient)|invalid (?:recipient|mailbox)|宛先不明|存在しません", "unknown_address"),
    (r"host (?:or domain name )?(?:unknown|not found)|domain (?:not found|does not exist)|"
    r"name service", "unknown_domain"),
    (r"too (?:large|big)|size limit|exceeds", "too_large"),
    (r"spam|blocked|rejected|refused|policy|denied|not authori[sz]ed|拒否", "refused"),
    (r"disabled|inactive|suspended", "disabled"),
    (r"delivery time expired|too long|timed? ?out", "expired"),
)  # fmt: skip


def bounces(letter: Letter) -> tuple[Bounce, ...]:
    """Each address that was not reached; nothing for a mail that is no bounce or tells of deliveries."""
    if nature(letter).kind != "bounce":
        return ()
    ours = _original(letter)
    found = [
        bounce
        for part in letter.attachments
        if part.content_type == "message/delivery-status"
        for block in _blocks(part.content)
        if (bounce := _told(block, ours))
    ]
    return tuple(dict.fromkeys(found)) or _in_words(letter, ours)


def _blocks(raw: bytes) -> list[Fields]:
    blocks = []
    for piece in re.split(rb"(?:\r?\n){2,}", raw.strip()):
        fields = split(piece)[0]
        if fields:
            blocks.append(fields)
    return blocks[:500]


def _told(fields: Fields, ours: str) -> Bounce | None:
    recipient = _recipient(first(fields, "final-recipient")) or _recipient(
        first(fields, "original-recipient")
    )
    action = decoded(first(fields, "action")).split("(")[0].strip().lower()
    if not recipient or action in {"delivered", "relayed", "expanded"}:
        return None
    said = re.sub(r"^(?:smtp|x-\w+|[\w-]+)\s*;\s*", "", decoded(first(fields, "diagnostic-code")))
    return _bounce(recipient, decoded(first(fields, "status")), said, ours, action == "delayed")


def _recipient(raw: bytes) -> str:
    found = address(decoded(raw).rpartition(";")[2])
    return found.email if found else ""


def _bounce(recipient: str, status: str, said: str, ours: str, delayed: bool) -> Bounce:
    number = STATUS.search(status) or STATUS.search(said)
    reply = REPLY.search(said)
    permanent = number[1] == "5" if number else reply[1] == "5" if reply else True
    reason = _reason(number, said)
    return Bounce(recipient, reason, permanent and not delayed, number[0] if number else "", said[:500], ours)


def _reason(number: re.Match[str] | None, said: str) -> BounceReason:
    detail = f"{number[2]}.{number[3]}" if number else ""
    if detail in BY_STATUS and detail not in {"1.0"}:
        return BY_STATUS[detail]
    for words, reason in BY_WORDS:
        if re.search(words, said, re.IGNORECASE):
            return reason
    if number and number[2] == "7":
        return "refused"
    return BY_STATUS.get(detail, "other")


def _original(letter: Letter) -> str:
    """The Message-ID of the mail that came back, from what is enclosed, else from the words."""
    for part in letter.attachments:
        if part.content_type in {"message/rfc822", "text/rfc822-headers", "message/global"}:
            known = identities(first(split(part.content)[0], "message-id"))
            if known:
                return known[0]
    told = letter.text + "".join(
        "\n" + decode(part.content[:20_000])[0]
        for part in letter.attachments
        if part.content_type.startswith("text/")
    )
    found = IDENTITY.search(told)
    return found[1] if found else next(iter((*letter.in_reply_to, *letter.references)), "")


def _in_words(letter: Letter, ours: str) -> tuple[Bounce, ...]:
    own = {one.email for one in letter.to}
    named = address(letter.header("x-failed-recipients"))
    above = re.split(
        r"(?im)^.*(?:original message|copy of the message|below this line|元のメッセージ).*$", letter.text
    )[0]
    known = [named.email] if named else [one for one in MAILBOX.findall(above) if one not in own]
    known = [one for one in known if not re.match(r"(?i)(?:mailer-daemon|postmaster)@", one)]
    return tuple(_bounce(one, "", above.strip()[:2000], ours, False) for one in dict.fromkeys(known[:1]))
