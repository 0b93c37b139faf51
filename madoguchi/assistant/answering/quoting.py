"""An answer as it stands in an article, with its source."""

from typing import Any

from django.utils.translation import gettext

from madoguchi.knowledge.shapes import Hit

from ..shapes import Reply

PASSAGE = 240  # letters of the quoted passage
LONGEST_LIST = 420  # letters of one that has lines, such as steps
ACTIONS = ("solved", "not_solved", "person")


def quote(hit: Hit, language: str, failures: int, *, reserved: bool = False) -> Reply:
    """The found passage, with its source. `reserved`: it may well be another one, and people are offered."""
    if hit.language != language:
        text = gettext("This article should help. It is only available in another language.")
    elif failures:
        text = gettext("Then this article may help.")
    elif reserved:
        text = gettext("This article may help. If it does not, our staff will gladly take over.")
    else:
        text = gettext("This article should help.")
    return Reply("answer", text, answer_card(hit), hit.confidence, stepwise=_stepwise(hit))


def quote_both(hit: Hit, also: Hit) -> Reply:
    """Two passages for two questions, each with its source; never more."""
    second = cited(also)
    text = gettext("These two articles should help.")
    card = answer_card(hit) | {"also": second}
    return Reply("answer", text, card, min(hit.confidence, also.confidence), stepwise=_stepwise(hit))


def _stepwise(hit: Hit) -> bool:
    return hit.kind == "troubleshooting"


def answer_card(hit: Hit) -> dict[str, Any]:
    """The card of an answer: passage, source, and what the customer may say to it."""
    return {"type": "answer", **cited(hit), "actions": list(ACTIONS)}


def cited(hit: Hit) -> dict[str, Any]:
    """A passage with its source."""
    return {
        "passage": hit.card_text or shorten(hit.passage),
        "title": hit.heading,
        "url": hit.url,
        "article_id": hit.article_id,
        "language": hit.language,
    }


def shorten(passage: str) -> str:
    """A passage cut at a line, a sentence or a word; its lines stay lines."""
    lines = [" ".join(line.split()) for line in passage.splitlines()]
    text = "\n".join(filter(None, lines))
    most = LONGEST_LIST if "\n" in text else PASSAGE
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    stop = max(cut.rfind(mark) for mark in "\n。．.!！?？")
    if stop > most // 2:
        return f"{cut[:stop]} …" if cut[stop] == "\n" else cut[: stop + 1]
    space = cut.rfind(" ")
    return (cut[:space] if space > most // 2 else cut) + "…"
