"""What the editors of the demo company have done: products, blocks, owners, and texts on their way."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid5

from django.utils import timezone

from madoguchi.conversations.shapes import LinkedArticle
from madoguchi.core import api as core
from madoguchi.knowledge import api as knowledge
from madoguchi.knowledge.shapes import Kind

from . import world

NAMES = UUID("0c9a2a52-5a39-4a4e-8f0f-3b1f4f1b7a01")
Articles = dict[tuple[str, str], LinkedArticle]


def keep_house(*, collection: str, staff: dict[str, int], articles: Articles) -> None:
    """Do all of it, as the editor and an agent of the company."""
    kept, editor, agent = world.read("keeping"), core.staff(staff["sho"]), core.staff(staff["misaki"])
    notes = _write_notes(collection, kept["notes"], editor)
    for product in kept["products"]:
        _add_product(product, articles, notes, editor)
    for block in kept["blocks"]:
        knowledge.write_block(
            title=block["title"], slug=block["slug"], body_ja=block["ja"], body_en=block["en"], actor=editor
        )
    _hand_out(articles, editor)
    _write_what_waits(collection, kept, editor, agent)
    _leave_a_translation_behind(articles, editor)


def _write_notes(collection: str, notes: dict[str, Any], editor: core.Actor) -> int:
    """The release note in both languages; the Japanese one's id."""
    ja = _write(collection, notes["ja"], editor, kind="release")
    words = knowledge.ArticleText(kind="release", **notes["en"])
    en = knowledge.translate_article(article_id=ja, text=words, actor=editor)
    for id in (ja, en):
        knowledge.publish(article_id=id, actor=editor)
    return ja


def _add_product(product: dict[str, Any], articles: Articles, notes: int, editor: core.Actor) -> None:
    """A product with its versions; the articles that carry its tags speak of it."""
    today = timezone.localdate(core.now())
    id = knowledge.add_product(title_ja=product["ja"], title_en=product["en"])
    for release in product["releases"]:
        knowledge.release_product(
            product_id=id, version=release["version"], released_on=today - timedelta(days=release["days"]),
            notes_id=notes if release.get("notes") else None, actor=editor,
        )  # fmt: skip
    for article in knowledge.articles(ids=[one.article_id for one in articles.values()]):
        if set(article.tags) & set(product["tags"]):
            knowledge.span_product(article_id=article.id, product_id=id)


def _hand_out(articles: Articles, editor: core.Actor) -> None:
    """Every article is the editor's; some are to be looked at again soon, and some should have been."""
    ids = [one.article_id for one in articles.values()]
    knowledge.hand_over(article_ids=ids, owner_id=editor.id, actor=editor)
    today = timezone.localdate(core.now())
    for number, id in enumerate(ids):
        knowledge.review_by(article_ids=[id], day=today + timedelta(days=number * 7 % 200 - 10))


def _write_what_waits(collection: str, kept: dict[str, Any], editor: core.Actor, agent: core.Actor) -> None:
    """An agent's draft waits for approval; the notice for the turn of the year waits for its day."""
    waiting = _write(collection, kept["review"], agent, kind="guide")
    knowledge.submit(article_id=waiting, actor=agent)
    later = _write(collection, kept["scheduled"], editor)
    now = core.now()
    knowledge.plan_hours(
        article_id=later, valid_from=now + timedelta(days=20), valid_until=now + timedelta(days=45),
        actor=editor,
    )  # fmt: skip
    knowledge.publish(article_id=later, actor=editor)


def _leave_a_translation_behind(articles: Articles, editor: core.Actor) -> None:
    """The Japanese text has a new sentence; the English one has not followed yet."""
    article = knowledge.editable_article(articles["gift-wrapping", "ja"].article_id)
    if article is None:
        return
    text = knowledge.ArticleText(
        heading=article.text.heading, body=f"{article.text.body}\n\n包装紙は季節によって変わります。",
        category_id=article.text.category_id, questions=article.text.questions, tags=article.text.tags,
    )  # fmt: skip
    knowledge.rewrite_article(
        article_id=article.id, text=text, seen=article.updated_at, actor=editor, note="包装紙について補足"
    )


def _write(collection: str, words: dict[str, str], by: core.Actor, kind: Kind = "faq") -> int:
    text = knowledge.ArticleText(kind=kind, heading=words["heading"], body=words["body"].strip())
    client_id = uuid5(NAMES, words["heading"])
    return knowledge.write_article(
        collection=collection, language="ja", text=text, client_id=client_id, actor=by
    )
