"""What approving a proposal does, in the room that owns it."""

import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import LinkedArticle
from madoguchi.core.shapes import Actor
from madoguchi.knowledge import api as knowledge
from madoguchi.knowledge.shapes import ArticleText

from ..intents import defining, teaching
from ..intents.book import book
from ..models import Proposal
from .shapes import ProposalRefused

LEARNT = "learnt"
"""Where a sentence came from that was proposed and approved."""
NAMES = uuid.UUID("4a8df0d9-3a3d-49c1-8a53-6dfb6d1d8c11")


def known_examples(spoken: str) -> set[str]:
    """The keys of all sentences about which the product or the company has said where they belong."""
    every = book().intents.values()
    return {example.key for one in every for example in one.sentences.get(spoken, ())}


def apply(one: Proposal, content: Mapping[str, Any], actor: Actor) -> dict[str, Any]:
    """Do it, once; what came of it. Raises ProposalRefused."""
    return _APPLY[one.kind](one, content, actor)


def _questions(one: Proposal, content: Mapping[str, Any]) -> list[str]:
    given = content.get("questions")
    found = given if given is not None else sentences(one)
    kept = [" ".join(str(text).split()) for text in found]
    if not any(kept):
        raise ProposalRefused("empty")
    return list(dict.fromkeys(filter(None, kept)))


def sentences(one: Proposal) -> list[str]:
    """The different sentences that speak for it, the earliest first."""
    rows = one.evidence.order_by("at", "pk").values_list("sentence", flat=True)
    return list(dict.fromkeys(rows))


def _better_article(one: Proposal, content: Mapping[str, Any], actor: Actor) -> dict[str, Any]:
    """From now on the article is found under these questions."""
    article_id = int(one.content["article"])
    questions = _questions(one, content)
    if not knowledge.articles(ids=[article_id]):
        raise ProposalRefused("target")
    knowledge.add_questions(article_id=article_id, questions=questions, actor=actor)
    return {"article": article_id, "questions": questions}


def _new_faq(one: Proposal, content: Mapping[str, Any], actor: Actor) -> dict[str, Any]:
    """A draft in the person's name, linked to the conversation that it came of."""
    heading, body = (
        str(content.get(name, one.content.get(name, ""))).strip() for name in ("heading", "body")
    )
    if not heading or not body:
        raise ProposalRefused("empty")
    asked = tuple(text for text in sentences(one) if text != heading)
    article_id = knowledge.write_article(
        collection=knowledge.help_collection(), language=one.language, actor=actor,
        text=ArticleText(heading=heading, body=body, questions=asked), client_id=uuid.uuid5(NAMES, one.mark),
    )  # fmt: skip
    if actor.kind == "staff":
        knowledge.hand_over(article_ids=[article_id], owner_id=actor.id, actor=actor)
    [made] = knowledge.articles(ids=[article_id])
    link = LinkedArticle(article_id, made.heading, made.url)
    for conversation_id in _conversations(one):
        conversations.link_articles(
            conversation_id=conversation_id, articles=[link], role="linked", actor=actor
        )
    return {"article": article_id}


def _conversations(one: Proposal) -> Sequence[int]:
    rows = one.evidence.exclude(conversation=None).order_by("pk")
    return list(dict.fromkeys(rows.values_list("conversation_id", flat=True)))


def _new_example(one: Proposal, content: Mapping[str, Any], actor: Actor) -> dict[str, Any]:
    """The sentence joins what the next version learns from."""
    return _taught(one, one.target, _questions(one, content))


def _new_intent(one: Proposal, content: Mapping[str, Any], actor: Actor) -> dict[str, Any]:
    """An intent of the company's own, or one that there is, learns these sentences."""
    texts = _questions(one, content)
    code = str(content.get("intent", ""))
    if not code:
        name = " ".join(str(content.get("name") or one.title).split())[:80]
        code = defining.make(names={"ja": name, "en": name}, leads_to="nothing")
    return _taught(one, code, texts)


def _taught(one: Proposal, code: str, texts: Sequence[str]) -> dict[str, Any]:
    known = book().intents.get(code)
    if known is None or known.removed:
        raise ProposalRefused("target")
    done = teaching.teach(intent=code, language=one.language, texts=texts, source=LEARNT)
    if not done.added and not done.known:
        raise ProposalRefused("known")
    return {"intent": code, "sentences": list(done.added), "undo": done.undo.stored()}


def undo_example(one: Proposal) -> None:
    """The sentence that was taken over goes from what the next version learns from."""
    if kept := one.made.get("undo"):
        teaching.undo(teaching.Undo.restored(kept))


_APPLY = {
    "example": _new_example,
    "intent": _new_intent,
    "article": _better_article,
    "faq": _new_faq,
}
