"""What approving a proposal does, in the room that owns it."""

import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import LinkedArticle
from madoguchi.core import api as core
from madoguchi.core.shapes import Actor
from madoguchi.knowledge import api as knowledge
from madoguchi.knowledge.shapes import ArticleText

from ..intents.book import book
from ..intents.shapes import key_of
from ..models import Intent, Proposal, Sentence
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
    known = book().intents.get(one.target)
    if known is None or known.removed:
        raise ProposalRefused("target")
    texts = _questions(one, content)
    _teach(one.language, one.target, texts)
    return {"intent": one.target, "sentences": texts}


def _new_intent(one: Proposal, content: Mapping[str, Any], actor: Actor) -> dict[str, Any]:
    """An intent of the company's own, or one that there is, learns these sentences."""
    texts = _questions(one, content)
    code = str(content.get("intent", ""))
    if code:
        if code not in book().intents:
            raise ProposalRefused("target")
    else:
        name = " ".join(str(content.get("name") or one.title).split())[:80]
        code = f"own-{one.mark[:12]}"
        given = {
            "own": True,
            "name_ja": name,
            "name_en": name,
            "leads_to": "nothing",
            "changed_at": core.now(),
        }
        Intent.objects.get_or_create(code=code, defaults=given)
    _teach(one.language, code, texts)
    return {"intent": code, "sentences": texts}


def _teach(spoken: str, code: str, texts: Sequence[str]) -> None:
    for text in texts:
        given = {"text": text[:400], "intent": code, "dropped": False, "changed_at": core.now()}
        Sentence.objects.update_or_create(
            role="example", language=spoken, key=key_of(text), defaults={**given, "source": LEARNT}
        )


def undo_example(one: Proposal) -> None:
    """The sentence that was taken over goes from what the next version learns from."""
    keys = [key_of(text) for text in one.made.get("sentences", ())]
    Sentence.objects.filter(
        role="example", language=one.language, key__in=keys, intent=one.target, source=LEARNT
    ).delete()


_APPLY = {
    "example": _new_example,
    "intent": _new_intent,
    "article": _better_article,
    "faq": _new_faq,
}
