"""What a customer has marked at the service: the signs she set on messages, and which one she answers."""

from collections.abc import Sequence

from django.db import connection

from ..models import Message
from ..shapes import QuotedLine
from ..text import LINE_CHARACTERS, first_line

_REACTIONS = """
SELECT m.id, r.sign FROM conversations_message m
JOIN conversations_outsidereaction r ON r.channel = m.channel AND r.external_id = m.external_id
WHERE m.id = ANY(%(ids)s) AND m.external_id <> '' AND r.sign <> ''
UNION
SELECT d.message_id, r.sign FROM conversations_delivery d
JOIN conversations_deliverypart p ON p.delivery_id = d.id
JOIN conversations_outsidereaction r ON r.channel = p.channel AND r.external_id = p.external_id
WHERE d.message_id = ANY(%(ids)s) AND r.sign <> ''
"""
_QUOTED = """
WITH said AS (
  SELECT m.id, m.channel, m.card->>'quotes' AS external_id, c.customer_id
  FROM conversations_message m JOIN conversations_conversation c ON c.id = m.conversation_id
  WHERE m.id = ANY(%(ids)s)),
named AS (
  SELECT s.id, s.customer_id, q.id AS quoted FROM said s
  JOIN conversations_message q ON q.channel = s.channel AND q.external_id = s.external_id
  UNION ALL
  SELECT s.id, s.customer_id, d.message_id FROM said s
  JOIN conversations_deliverypart p ON p.channel = s.channel AND p.external_id = s.external_id
  JOIN conversations_delivery d ON d.id = p.delivery_id)
SELECT n.id, q.conversation_id, q.sequence, q.author_kind, q.body, q.id FROM named n
JOIN conversations_message q ON q.id = n.quoted AND NOT q.private
JOIN conversations_conversation c ON c.id = q.conversation_id AND c.customer_id = n.customer_id
"""


def reactions_of(lines: Sequence[Message]) -> dict[int, str]:
    """The signs on these lines; one query, none where nothing came from or went to a service."""
    ids = [
        line.pk for line in lines if line.external_id or line.author_kind != "customer" and not line.private
    ]
    if not ids or all(line.channel == "webchat" for line in lines):
        return {}
    found: dict[int, str] = {}
    with connection.cursor() as cursor:
        cursor.execute(_REACTIONS, {"ids": ids})
        for id, sign in sorted(cursor.fetchall()):
            found[id] = f"{found[id]} {sign}" if id in found else sign
    return found


def quoted_by(lines: Sequence[Message]) -> dict[int, QuotedLine]:
    """The earlier lines that these answer; one query, none where nothing is quoted."""
    ids = [line.pk for line in lines if line.card.get("quotes")]
    if not ids:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(_QUOTED, {"ids": ids})
        return {
            id: QuotedLine(conversation_id, sequence, author, first_line(body, LINE_CHARACTERS), message_id)
            for id, conversation_id, sequence, author, body, message_id in cursor.fetchall()
        }
