"""What one customer was told becomes an answer for all: a draft, without what points to her."""

import uuid
from dataclasses import dataclass

from django.db import transaction

from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import ConversationShape, LinkedArticle
from madoguchi.core import api as core
from madoguchi.knowledge import api as knowledge
from madoguchi.knowledge.shapes import ArticleText
from madoguchi.language import api as language
from madoguchi.people.shapes import Viewer

LOOKED_AT, LONGEST_HEADING, SHORTEST = 200, 120, 6


@dataclass(frozen=True)
class Proposal:
    """What an article could say: her first question and the last answer of a person, made impersonal."""

    heading: str
    body: str
    language: str


def propose(viewer: Viewer, conversation: ConversationShape) -> Proposal:
    """Read the conversation as its viewer may and propose a heading and a body; either may be empty."""
    lines = conversations.thread(viewer, conversation.id, limit=LOOKED_AT)
    said = [one.body for one in lines if not one.private and one.body]
    asked = [one.body for one in lines if one.author_kind == "customer" and len(one.body) >= SHORTEST]
    told = [one.body for one in lines if one.author_kind == "agent" and not one.private and one.body]
    spoken = language.language_of((told or said or [""])[-1], default=conversation.language)
    spoken = "en" if spoken == "en" else "ja"
    first = asked[0].strip().splitlines()[0] if asked else ""
    heading = language.impersonal(first, spoken)[:LONGEST_HEADING]
    return Proposal(heading, language.impersonal(told[-1], spoken) if told else "", spoken)


@transaction.atomic
def begin(*, conversation: ConversationShape, proposal: Proposal, staff_id: int, client_id: uuid.UUID) -> int:
    """A draft in the person's name, linked to the conversation it came of; its id. Repeating makes one."""
    actor = core.staff(staff_id)
    article_id = knowledge.write_article(
        collection=knowledge.help_collection(), language=proposal.language, client_id=client_id,
        text=ArticleText(heading=proposal.heading, body=proposal.body), actor=actor,
    )  # fmt: skip
    knowledge.hand_over(article_ids=[article_id], owner_id=staff_id, actor=actor)
    [made] = knowledge.articles(ids=[article_id])
    link = LinkedArticle(article_id, made.heading, made.url)
    conversations.link_articles(conversation_id=conversation.id, articles=[link], role="linked", actor=actor)
    return article_id
