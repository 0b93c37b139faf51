"""What somebody wrote now, apart from what is quoted below or above and from how it is signed.

Lines get a kind first (text, quote, introduction of a quote, header of an enclosed mail, signature); which of
them are cut is decided from their order alone. Answers between quoted lines stay, with the lines they answer.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .shapes import Trimmed
from .trimming_words import (
    BREAK,
    COMPANY,
    CONTACT,
    DATE,
    FORWARDS,
    HEADER_ABOUT,
    HEADER_FROM,
    MAILBOX,
    NOTICE,
    OPENS,
    PERSON,
    POINTS_AHEAD,
    POINTS_INTO,
    RULER,
    SENT_FROM,
    SIDE_NOTE,
    SIGN,
    STARTS_WITH_DATE,
    WROTE,
)

QUOTE = re.compile(r"\s*(?:>|＞|》|\|(?=\s|$))")
FENCE = re.compile(r"\s*(?:```|~~~)")
INTRODUCTION_LINES = 7  # so many lines may an introduction be broken into
POINTING = 2_000  # letters in which it is looked for
LONGEST = 20_000  # lines that are looked at; further ones stay with the text
SIGNED_LINES = 14
BROKEN_FROM = 60  # columns from which a quoted line may have been broken, so that its rest has no mark
LONGEST_NOTICE = 3_000  # letters of a paragraph that may be a notice of confidentiality
DEEPEST = 20  # introductions one below the other


@dataclass(slots=True)
class Line:
    """A line and what it is: e(mpty), t(ext), q(uote), i(ntroduction), b(reak), h(eader), s(ignature),
    r(uler)."""

    text: str
    kind: str


def trim(text: str) -> Trimmed:
    """The writer's own words, what is quoted, the signature.

    Where nothing else is there, the quote stays the text.
    """
    lines = _kinds(re.sub(r"\r+\n?", "\n", text).replace("\xa0", " ").split("\n"))
    kept, quoted = _without_enclosed(lines)
    kept, ending = _without_trailing_quote(kept)
    kept, signed = _without_signature(kept)
    if any(line.kind == "t" for line in kept):
        kept, more = _without_trailing_quote(kept)
        ending = more + ending
    if not _told([line for line in kept if line.kind != "i"]):
        kept, quoted, ending = (lines, [], []) if not signed else (kept, quoted, ending)
    cut = ending + quoted
    return Trimmed(_told([one for one in kept if one.kind != "i"]), _told(cut), _told(signed))


def points_into_quote(words: str) -> bool:
    """Whether the writer says that her answers stand within what she quotes: 赤字で回答します, see inline."""
    return bool(POINTS_INTO.search(words[:POINTING]))


def passes_on(quoted: str) -> bool:
    """Whether what is cut is a mail that the writer passed on, and not one that she answers."""
    first = next((line for line in quoted.split("\n") if line.strip()), "")
    return bool(BREAK.fullmatch(first.rstrip()) and FORWARDS.search(first))


def _kinds(texts: list[str]) -> list[Line]:
    lines = [Line(text.rstrip(), "") for text in texts[:LONGEST]]
    fenced = False
    for line in lines:
        if FENCE.match(line.text):
            fenced, line.kind = not fenced, "t"
        else:
            line.kind = "t" if fenced else _kind(line.text)
    _introductions(lines)
    _headers(lines)
    return lines + [Line(text, "t") for text in texts[LONGEST:]]


def _kind(text: str) -> str:
    if not text.strip():
        return "e"
    if BREAK.fullmatch(text) or SIDE_NOTE.fullmatch(text):
        return "b"
    if QUOTE.match(text):
        return "q"
    if SIGN.fullmatch(text):
        return "d"
    if RULER.fullmatch(text):
        return "r"
    return "s" if len(text) < 160 and SENT_FROM.fullmatch(text) else "t"


def _introductions(lines: list[Line]) -> None:
    """Mark the lines that say who wrote the quote and when, be they broken into several."""
    for at, line in enumerate(lines):
        if line.kind == "q" and at and lines[at - 1].kind == "i" and WROTE.fullmatch(line.text.strip(" >:")):
            line.kind = "i"
        elif line.kind in {"t", "q"} and (_may_end(line.text) or _quote_follows(lines, at)):
            begin = _introduction_begin(lines, at)
            quoted = begin is not None and lines[begin].kind == "q"
            for one in lines[begin : at + 1] if begin is not None else []:
                one.kind = "q" if quoted else "i"


def _may_end(text: str) -> bool:
    bare = text.strip(" >*_-")
    return bare.endswith((":", "：")) or bool(WROTE.search(bare[-40:]))


def _quote_follows(lines: list[Line], at: int) -> bool:
    after = next((line for line in lines[at + 1 : at + 3] if line.kind != "e"), None)
    return after is not None and after.kind == "q" and lines[at].kind == "t"


def _introduction_begin(lines: list[Line], end: int) -> int | None:
    """Where it begins: at the nearest line that opens one, else at the paragraph's first line."""
    before_quote = _quote_follows(lines, end)
    spans = list(_spans(lines, end))
    opened = (begin for begin, text in spans if _opens(text, before_quote))
    named = (
        begin
        for begin, text in spans
        if (begin == 0 or lines[begin - 1].kind in {"e", "i", "r", "s"}) and _names(text, before_quote)
    )
    return next(opened, next(named, None))


def _spans(lines: list[Line], end: int) -> Iterator[tuple[int, str]]:
    """The line alone, with the one above it, and so on; an empty line is passed only above a mailbox."""
    joined = ""
    for begin in range(end, max(end - INTRODUCTION_LINES, -1), -1):
        line = lines[begin]
        if begin != end and line.kind not in {"t", "e"}:
            return
        if line.kind == "e" and not joined.startswith("<"):
            return
        joined = f"{line.text.strip()} {joined}".strip()
        if line.kind != "e" and len(joined) <= 400:
            yield begin, joined


def _opens(text: str, before_quote: bool) -> bool:
    """On 8 May 2017 17:34, … wrote: · 2016-10-24 15:36 Foo bar <info@foo.bar>: · 2026年11月21日(土) …"""
    bare = text.lstrip("> ")
    ends = _ends(text)
    wrote = _wrote(text)
    if OPENS.match(bare):
        near = DATE.search(bare[:60]) or re.search(r"\d", bare[:40])
        return bool(near) and bool(wrote or MAILBOX.search(text) and (ends or before_quote))
    if not STARTS_WITH_DATE.match(bare):
        return False
    closes = ends or before_quote
    return bool(wrote and closes) or bool(MAILBOX.search(text) and (closes or text.endswith(">")))


def _names(text: str, before_quote: bool) -> bool:
    """Some One <some.one@foo.bar> wrote: and the like, as a paragraph of its own."""
    wrote = _wrote(text)
    dated, from_mailbox = DATE.search(text), MAILBOX.search(text)
    if wrote and _ends(text) and (dated or from_mailbox):
        return True
    return before_quote and len(text) < 120 and bool(wrote and _ends(text) or dated and from_mailbox)


def _ends(text: str) -> bool:
    return text.rstrip(" *_-").endswith((":", "："))


def _wrote(text: str) -> bool:
    return bool(WROTE.search(text if _ends(text) else text[-30:]))


def _headers(lines: list[Line]) -> None:
    """Mark the block of From, Date, To and Subject that stands above an enclosed mail."""
    at = 0
    while at < len(lines):
        if lines[at].kind in {"t", "i"} and (HEADER_FROM.match(lines[at].text) or _about(lines[at].text)):
            end = _header_end(lines, at)
            block = [line for line in lines[at:end] if line.kind != "e"]
            from_somebody = any(HEADER_FROM.match(line.text) for line in block)
            if from_somebody and sum(_about(line.text) for line in block) >= 2:
                for line in lines[at:end]:
                    line.kind = "h"
            at = max(end, at + 1)
        else:
            at += 1


def _header_end(lines: list[Line], at: int) -> int:
    """Where the block ends: fields, each with at most two lines that go on with it."""
    end, since, empty = at, 0, 0
    for number in range(at, min(at + 40, len(lines))):
        text = lines[number].text
        if HEADER_FROM.match(text) or _about(text):
            end, since, empty = number + 1, 0, 0
        elif not text.strip():
            empty += 1
        else:
            since += 1
        if since > 2 or empty > 1 or (empty and since):
            break
    return end


def _about(text: str) -> bool:
    return bool(HEADER_ABOUT.match(text)) and len(text) < 1000


def _without_enclosed(lines: list[Line], deep: int = 0) -> tuple[list[Line], list[Line]]:
    """Cut from the first mark of an enclosed mail on, where words of the writer's own stand before it."""
    own, passed = False, 0
    for at, line in enumerate(lines):
        if own and line.kind == "i" and passed < DEEPEST and _answered(lines, at):
            passed += 1
            continue
        if own and line.kind in {"b", "h", "i"}:
            return lines[: _above_ruler(lines, at)], lines[at:]
        if line.kind == "i" and not own:
            return _answers_below(lines, at, deep)
        own = own or line.kind == "t"
    return lines, []


def _answers_below(lines: list[Line], at: int, deep: int) -> tuple[list[Line], list[Line]]:
    """Nothing stands above the introduction: what is quoted first goes, what is written below it stays."""
    if _answered_within(lines, at) or deep > DEEPEST:
        return lines, []
    begin = at
    while begin < len(lines) and lines[begin].kind == "i":
        begin += 1
    end = begin
    while end < len(lines) and lines[end].kind in {"q", "e"}:
        end += 1
    below, deeper = _without_enclosed(lines[end:], deep + 1)
    if not any(line.kind == "t" for line in below):
        return lines, []
    return lines[:at] + below, lines[at:end] + deeper


def _answered(lines: list[Line], at: int) -> bool:
    return _answered_within(lines, at) or _answered_at_end(lines, at)


def _answered_within(lines: list[Line], at: int) -> bool:
    """Whether the quote below is answered in pieces: quoted lines, own words, quoted lines again."""
    pattern = re.sub("[eirs]", "", "".join(line.kind for line in lines[at + 1 :]))
    return bool(re.match(r"q+t+(?:q+t+)+", pattern))


def _answered_at_end(lines: list[Line], at: int) -> bool:
    """Whether own words stand below the last line of the quote that begins here: neither the rest of a line
    that was broken, nor a signature or what a list puts below."""
    if any(line.kind in {"b", "h"} for line in lines[at:]):
        return False
    quotes = [number for number in range(at + 1, len(lines)) if lines[number].kind == "q"]
    if not quotes:
        return False
    below = lines[quotes[-1] + 1 :]
    end = next((number for number, line in enumerate(below) if line.kind in {"d", "r", "i"}), len(below))
    if below and below[0].kind == "t" and _width(lines[quotes[-1]].text) >= BROKEN_FROM:
        below, end = below[1:], end - 1
    said = [line for line in below[: max(end, 0)] if line.kind == "t"]
    return bool(said) and not _is_contact(said)


def _width(text: str) -> int:
    """Columns as mail programs count them when they break lines."""
    return sum(1 if ord(one) < 0x1100 else 2 for one in text)


def _above_ruler(lines: list[Line], at: int) -> int:
    while at and lines[at - 1].kind in {"e", "r"}:
        at -= 1
    return at


def _without_trailing_quote(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    end = len(lines)
    while end and lines[end - 1].kind in {"q", "e", "i"}:
        end -= 1
    if not any(line.kind == "t" for line in lines[:end]):
        return lines, []
    return lines[:end], lines[end:]


def _without_signature(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    lines, notices = _without_notices(lines)
    begin = _signature_begin(lines)
    kept, signed = lines[:begin], lines[begin:] + notices
    signed = [line for line in kept if line.kind == "s"] + signed
    kept = [line for line in kept if line.kind != "s"]
    while kept and kept[-1].kind in {"e", "r", "d"}:
        kept.pop()
    return kept, signed


def _without_notices(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """Cut the last paragraphs that no writer writes: confidential, scanned, not to be printed."""
    end = len(lines)
    while True:
        last = end
        while last and lines[last - 1].kind in {"e", "r"}:
            last -= 1
        begin = last
        while begin and lines[begin - 1].kind == "t":
            begin -= 1
        told = " ".join(line.text.strip() for line in lines[begin:last])
        if not 20 < len(told) <= LONGEST_NOTICE or not NOTICE.search(told):
            return lines[:end], lines[end:]
        if not any(line.kind == "t" for line in lines[:begin]):
            return lines[:end], lines[end:]
        end = begin


def _signature_begin(lines: list[Line]) -> int:
    """The first line of the signature.

    Behind "-- ", between rulers at the end, or a company's last paragraph.
    """
    for at, line in enumerate(lines):
        if line.kind == "d" and not any(one.kind in {"q", "i"} for one in lines[at:]):
            return at
    end = len(lines)
    while end and lines[end - 1].kind in {"e", "s", "r"}:
        end -= 1
    begin = max(end - SIGNED_LINES, 0)
    for at in range(begin, end):
        if (
            lines[at].kind == "r"
            and any(one.kind == "t" for one in lines[:at])
            and (_is_contact(lines[at:end]) or _is_signed(lines[at:end]))
        ):
            return at
    at = end
    while at and lines[at - 1].kind == "t":
        at -= 1
    paragraph = lines[at:end]
    above = next((line.text for line in reversed(lines[:at]) if line.text.strip()), "")
    told = _told(paragraph)
    signs = COMPANY.search(told) and _is_contact(paragraph) and len(paragraph) > 2 and "。" not in told
    return at if signs and above and not POINTS_AHEAD.search(above[-24:]) else end


def _is_contact(lines: list[Line]) -> bool:
    said = [line.text for line in lines if line.kind == "t"]
    known = sum(bool(CONTACT.search(text) or COMPANY.search(text)) for text in said)
    short = all(len(text.strip()) <= 60 and not re.search(r"[。？?]$", text) for text in said)
    return 0 < len(said) <= SIGNED_LINES and short and (known >= 2 or known * 2 >= len(said) > 0)


def _is_signed(lines: list[Line]) -> bool:
    """A name, and below it a few short lines of which one says how to reach her, or where she works."""
    said = [line.text.strip() for line in lines if line.kind == "t"]
    if not 1 < len(said) <= 8 or not PERSON.fullmatch(said[0]):
        return False
    reached = any(CONTACT.search(text) or COMPANY.search(text) for text in said[1:])
    return reached and all(len(text) <= 80 and not re.search(r"[。？?]$", text) for text in said)


def _told(lines: list[Line]) -> str:
    return re.sub(r"\A(?:[ \t]*\n)+", "", "\n".join(line.text for line in lines)).rstrip()
