"""The packet: what the customer wants and what she already tried, so that nobody asks twice."""

from django.db.models import QuerySet

from madoguchi.people import api as people
from madoguchi.people.shapes import Viewer

from ..access import open_for, visible_to
from ..models import ArticleLink, Conversation, Message
from ..shapes import ArticleRefShape, GivenAnswer, PacketShape, ProofShape

LINES = 200
SAID = 10
EARLIER = 100


def packet(viewer: Viewer, conversation_id: int) -> PacketShape:
    """The story of the present matter: since it was last resolved, else from the start.

    Raises ConversationUnknown.
    """
    row = open_for(viewer, conversation_id)
    lines = _matter(_lines(row))
    said = tuple(line.body for line in lines if line.author_kind == "customer" and line.body)
    customer = people.customer(row.customer_id)
    others = visible_to(viewer).filter(customer_id=row.customer_id).exclude(pk=row.pk)
    return PacketShape(
        conversation_id=row.pk,
        wish=said[0] if said else row.subject,
        language=row.language,
        channel=row.channel,
        page_url=row.page_url if viewer.is_staff else "",
        customer_name=customer.display_name if customer else "",
        answers=_answers(lines),
        articles=articles_of(row),
        identities=tuple(
            ProofShape(i.kind, "" if i.kind == "visitor" else i.value, i.proven_at, i.proven_how)
            for i in (customer.identities if customer else ())
        ),
        earlier=len(others.values_list("pk")[:EARLIER]),
        said=said[1 : SAID + 1],
    )


def _lines(row: Conversation) -> QuerySet[Message]:
    lines = Message.objects.filter(conversation=row, private=False).order_by("-sequence")
    return lines.only("id", "author_kind", "kind", "body", "card", "created_at")[:LINES]


def _matter(latest_first: QuerySet[Message]) -> list[Message]:
    """The lines after the last resolution that the customer has answered."""
    lines: list[Message] = []
    asked = False
    for line in latest_first:
        if asked and line.card.get("code") == "resolved":
            break
        asked = asked or line.author_kind == "customer"
        lines.append(line)
    return lines[::-1]


def _answers(lines: list[Message]) -> tuple[GivenAnswer, ...]:
    given, question = [], ""
    for line in lines:
        if line.author_kind == "customer":
            question = line.body
        elif line.kind == "answer":
            given.append(
                GivenAnswer(
                    question=question,
                    answer=line.card.get("passage") or line.body,
                    source_title=line.card.get("title", ""),
                    source_url=line.card.get("url", ""),
                    helpful=line.card.get("helpful"),
                    at=line.created_at,
                    message_id=line.pk,
                )
            )
    return tuple(given)


def articles_of(row: Conversation) -> tuple[ArticleRefShape, ...]:
    """Articles that came up, in order."""
    links = ArticleLink.objects.filter(conversation=row).order_by("at", "id")
    return tuple(ArticleRefShape(a.article_id, a.title, a.url, a.role, a.at) for a in links)


def articles(viewer: Viewer, conversation_id: int) -> tuple[ArticleRefShape, ...]:
    """Articles that came up in a conversation, in order. Raises ConversationUnknown."""
    return articles_of(open_for(viewer, conversation_id))


def linked_articles(conversation_id: int) -> tuple[ArticleRefShape, ...]:
    """Articles that people linked to a conversation; the caller has checked that it is open to the viewer."""
    links = ArticleLink.objects.filter(conversation_id=conversation_id, role="linked").order_by("at", "id")
    return tuple(ArticleRefShape(a.article_id, a.title, a.url, a.role, a.at) for a in links)


def shown_articles(conversation_id: int) -> tuple[int, ...]:
    """Ids of the articles the assistant has shown in this conversation, for not showing one twice."""
    rows = ArticleLink.objects.filter(conversation_id=conversation_id, role="shown").order_by("id")
    return tuple(rows.values_list("article_id", flat=True))
