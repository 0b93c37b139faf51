"""An answer in the words of the company's own service, of which only what the articles bear is kept."""

from dataclasses import dataclass, replace

from django.utils.translation import gettext, override

from madoguchi.knowledge import api as knowledge
from madoguchi.knowledge.shapes import Hit
from madoguchi.language import api as words

from .. import endpoint
from ..shapes import Draft, Reply
from .finding import Found

SOURCES = 2  # articles that an answer is worded from
ENOUGH = 0.5  # share of the sentences that has to stand
LONGEST = 600  # letters of a worded answer


@dataclass(frozen=True, slots=True)
class Grounded:
    """What is left of a worded answer, the numbers of the sources that bear it, and how many sentences
    went.
    """

    text: str
    sources: tuple[int, ...]
    dropped: int


def draft_of(question: str, found: Found, language: str) -> Draft | None:
    """What a service would word the answer from; None where there is none, or nothing that it may read."""
    if not endpoint.is_ready():
        return None
    hits = [hit for hit in (found.hit, *found.beside) if hit.language == language][:SOURCES]
    return Draft(question, language, tuple(hits)) if hits else None


def worded(reply: Reply, *, customer_id: int | None) -> Reply:
    """The quoted answer in the service's words; as it was where nothing reliable came of it.

    This may take as long as the service is given: never inside a transaction.
    """
    draft = reply.draft
    if draft is None:
        return reply
    with override(draft.language):
        return _in_own_words(draft, reply, customer_id) or reply


def _in_own_words(draft: Draft, quoted: Reply, customer_id: int | None) -> Reply | None:
    texts = knowledge.open_texts(ids=[hit.article_id for hit in draft.hits])
    hits = [hit for hit in draft.hits if hit.article_id in texts]
    passages = [(hit.heading, texts[hit.article_id]) for hit in hits]
    if not passages:
        return None
    said = endpoint.worded(
        question=draft.question, passages=passages, language=draft.language, customer_id=customer_id
    )
    if said.outcome != "worded":
        return None
    left = grounded(said.text, passages, whole=said.whole, language=draft.language)
    endpoint.note_check(call_id=said.call_id, kept=bool(left), dropped=left.dropped if left else 0)
    return _card_of(left, hits, quoted) if left else None


def _card_of(left: Grounded, hits: list[Hit], quoted: Reply) -> Reply:
    first, *others = [hits[n] for n in left.sources]
    card = quoted.card | {
        "passage": left.text, "title": first.heading, "url": first.url, "article_id": first.article_id,
        "worded": True,
    }  # fmt: skip
    if others:
        card["more"] = [{"title": hit.heading, "url": hit.url, "language": hit.language} for hit in others]
    return replace(quoted, text=gettext("Here is the answer from our articles."), card=card)


def grounded(answer: str, passages: list[tuple[str, str]], *, whole: bool, language: str) -> Grounded | None:
    """The sentences of an answer that the passages bear; None where too little is left, or a step is
    missing.
    """
    try:
        found = words.check_grounding(answer, [words.Source(title, text) for title, text in passages])
    except words.EmbeddingUnavailable:
        return None
    found = found if whole else found[:-1]
    standing = [one for one in found if one.stands]
    if (
        not standing
        or len(standing) < ENOUGH * len(found)
        or any(one.item and not one.stands for one in found)
    ):
        return None
    if words.language_of(standing[0].text, default=language) != language:
        return None
    used = [one.source for one in standing if one.source is not None]
    order = sorted(dict.fromkeys(used), key=lambda source: -used.count(source))
    return Grounded(written(standing, language), tuple(order), len(found) - len(standing))


def written(sentences: list[words.Checked], language: str) -> str:
    """The sentences as a text again: those of a line side by side, points of a list with their mark."""
    lines: dict[int, list[words.Checked]] = {}
    for one in sentences:
        lines.setdefault(one.line, []).append(one)
    joint = "" if language == "ja" else " "
    rows = [("・" if row[0].item else "") + joint.join(one.text for one in row) for row in lines.values()]
    text = "\n".join(rows)
    return (
        text
        if len(text) <= LONGEST
        else text[:LONGEST].rsplit("。" if language == "ja" else ". ", 1)[0] + "…"
    )
