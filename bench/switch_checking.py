"""An independent look at a transfer packet: every part is rebuilt from the tables, by SQL of its own."""

import json
import unicodedata
from collections.abc import Iterator
from typing import Any

from django.db import connection

from madoguchi.crossing.shapes import TransferPacket

HEAD = """
SELECT c.number, c.language, p.name FROM conversations_conversation c
JOIN people_customer p ON p.id = c.customer_id WHERE c.id = %s
"""
IDENTITY = """
SELECT i.kind, i.value, i.proven_how FROM people_identity i
JOIN conversations_conversation c ON c.customer_id = i.customer_id WHERE c.id = %s AND i.kind <> 'visitor'
"""
STEPS = """
SELECT m.body, s.outcome, s.about, s.solved, s.intent FROM assistant_step s
JOIN conversations_message m ON m.id = s.message_id WHERE m.conversation_id = %s ORDER BY s.id
"""
LINES = """
SELECT sequence, author_kind, channel, body FROM conversations_message
WHERE conversation_id = %s AND NOT private ORDER BY sequence
"""
ARTICLES = """
SELECT article_id, title, role FROM conversations_articlelink WHERE conversation_id = %s ORDER BY at, id
"""
FORMS = """
SELECT r.task, r.values FROM tasks_taskrun r
JOIN conversations_conversation c ON c.customer_id = r.customer_id WHERE c.id = %s AND r.state = 'started'
"""


def wrong_parts(packet: TransferPacket) -> tuple[str, ...]:
    """The parts in which the packet differs from what is stored, or that hold nothing."""
    return tuple(dict.fromkeys(_wrong(packet)))


def _wrong(packet: TransferPacket) -> Iterator[str]:
    here = packet.conversation_id
    [(number, language, name)] = _rows(HEAD, here)
    if (packet.number, packet.language, packet.name) != (number, language, name):
        yield "head"
    known = {(one.kind, one.value, one.proven_how) for one in packet.identity}
    if not known or known != set(_rows(IDENTITY, here)):
        yield "identity"
    if not any(how for _kind, _value, how in known):
        yield "proof"
    steps = _rows(STEPS, here)
    told = [(one.asked, one.outcome, one.about, one.solved) for one in packet.steps]
    if not told or told != [row[:4] for row in steps]:
        yield "steps"
    intents = [row[4] for row in steps if row[4]]
    if not intents or packet.intent != intents[-1]:
        yield "intent"
    yield from _wrong_lines(packet)
    seen = [(one.article_id, one.title, one.role) for one in packet.articles]
    if not seen or seen != _rows(ARTICLES, here):
        yield "articles"
    if not packet.forms or sorted(_filled(packet)) != sorted(_stored(here)):
        yield "forms"


def _wrong_lines(packet: TransferPacket) -> Iterator[str]:
    """Lines of the system are codes in the table and words in the packet; all others are the same."""
    lines = _rows(LINES, packet.conversation_id)
    told = [(one.sequence, one.author, one.channel, one.text) for one in packet.transcript]
    same = len(told) == len(lines) and all(
        mine[:3] == theirs[:3] and (mine[3] == theirs[3] or (theirs[1] == "system" and mine[3]))
        for mine, theirs in zip(told, lines, strict=True)
    )
    if not told or not same:
        yield "transcript"
    hers = next((text for _sequence, author, _channel, text in lines if author == "customer"), "")
    if not hers or packet.wish != hers:
        yield "wish"


def _filled(packet: TransferPacket) -> Iterator[tuple[str, str]]:
    for form in packet.forms:
        for _label, value in form.values:
            yield form.task, _plain(value)


def _stored(conversation_id: int) -> Iterator[tuple[str, str]]:
    for task, values in _rows(FORMS, conversation_id):
        for value in json.loads(values).values():
            if value not in ("", None, []):
                yield task, _plain(str(value))


def _plain(value: str) -> str:
    """Without what only makes it easier to read."""
    return "".join(sign for sign in unicodedata.normalize("NFKC", value) if sign.isalnum())


def _rows(query: str, conversation_id: int) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(query, [conversation_id])
        return cursor.fetchall()
