"""The mail that a colleague or a partner forwarded: who really wrote, about what, and what."""

import re

from .addresses import address
from .shapes import Forwarded, Letter
from .trimming_words import ABOUT, BREAK, FORWARDS, FROM

SUBJECT = re.compile(r"\s*(?:fwd?|wg|tr|rv|転送)\s*[:：]", re.IGNORECASE)
FIELD = re.compile(rf"[\s>|*]*({FROM}|{ABOUT})[\s*]*[:：][\s*]*(.*)", re.IGNORECASE)
FROM_FIELD = re.compile(rf"(?:{FROM})", re.IGNORECASE)
SUBJECT_FIELD = re.compile(
    r"(?:subject|objet|asunto|assunto|oggetto|betreff|onderwerp|ämne|emne|temat|тема|件名|主题|主旨|제목)",
    re.I,
)


def forwarded(letter: Letter) -> Forwarded | None:
    """The first mail inside one whose subject or whose mark says that it was forwarded.

    None without a sender.
    """
    lines = letter.text.split("\n")[:5000]
    marked = next(
        (at for at, line in enumerate(lines) if BREAK.fullmatch(line.rstrip()) and FORWARDS.search(line)),
        None,
    )
    if marked is None and not SUBJECT.match(letter.subject):
        return None
    fields, behind = _fields(lines, marked + 1 if marked is not None else 0)
    sender = next((address(value) for name, value in fields if FROM_FIELD.fullmatch(name)), None)
    if sender is None:
        return None
    subject = next((value for name, value in fields if SUBJECT_FIELD.fullmatch(name)), "")
    text = (
        re.sub(r"(?m)^> ?", "", "\n".join(lines[behind:]))
        if _all_quoted(lines[behind:])
        else "\n".join(lines[behind:])
    )
    return Forwarded(sender, subject.strip(), text.strip("\n"))


def _fields(lines: list[str], begin: int) -> tuple[list[tuple[str, str]], int]:
    """The first block with a sender, and the line behind it."""
    fields: list[tuple[str, str]] = []
    for at in range(begin, len(lines)):
        found = FIELD.fullmatch(lines[at].strip())
        if found and (fields or FROM_FIELD.fullmatch(found[1])):
            fields.append((found[1], re.sub(r"\[mailto:([^\]]+)\]", r"<\1>", found[2].strip("* "))))
        elif fields:
            return fields, at
    return fields, len(lines)


def _all_quoted(lines: list[str]) -> bool:
    said = [line for line in lines if line.strip()]
    return bool(said) and all(line.startswith(">") for line in said)
