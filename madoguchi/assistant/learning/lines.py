"""Proposals as screens show them: with the names of what they speak about, for a whole list at once."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils.translation import get_language

from madoguchi.knowledge import api as knowledge

from ..intents.book import book
from .shapes import ProposalShape
from .words import BY, EFFECTS, ICONS, KINDS, REASONS, WHY


def proposal_lines(shapes: Sequence[ProposalShape]) -> list[dict[str, Any]]:
    """Each with its names; two statements for any number, and two more where intents are named."""
    articles = {one.id: one for one in knowledge.articles(ids=list(_articles(shapes)))}
    names = intent_names() if any(one.kind in ("example", "intent") for one in shapes) else {}
    return [_line(one, articles, names) for one in shapes]


def intent_names() -> dict[str, str]:
    """What each intent is called in the reader's language."""
    spoken = get_language() or "ja"
    return {one.code: one.names.get(spoken) or one.code for one in book().learnt()}


def _articles(shapes: Iterable[ProposalShape]) -> set[int]:
    found = {one.content.get(name) for one in shapes for name in ("article", "shown")}
    return {id for id in (*found, *(one.made.get("article") for one in shapes)) if id}


def _line(
    one: ProposalShape, articles: Mapping[int, knowledge.ArticleShape], names: Mapping[str, str]
) -> dict[str, Any]:
    sentences = list(dict.fromkeys(proof.sentence for proof in reversed(one.proofs)))
    return {
        "one": one,
        "kind": KINDS[one.kind],
        "icon": ICONS[one.kind],
        "why": WHY[one.kind],
        "effect": EFFECTS[one.kind],
        "target": names.get(one.made.get("intent", "") or one.target, one.target),
        "article": articles.get(one.content.get("article") or one.made.get("article") or 0),
        "shown": articles.get(one.content.get("shown") or 0),
        "by": BY.get(one.content.get("by", ""), ""),
        "questions": "\n".join(sentences or [one.title]),
        "reason": REASONS.get(one.reason, ""),
    }
