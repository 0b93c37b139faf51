"""What other systems do with articles: one function for each act, each with its line in the log."""

import uuid
from typing import Any

from django.db import transaction

from madoguchi.core import api as core
from madoguchi.knowledge import api as knowledge

from . import schemas
from .events import ArticleWritten
from .problems import Problem, address
from .refusals import hindrance, refusal
from .shapes import KeptAnswer, TokenShape


def seen(token: TokenShape, article_id: int) -> knowledge.exchange.ArticleRecord:
    """The article as the token may see it. Raises Problem (404)."""
    found = knowledge.exchange.record(audience=token.audience, id=article_id) if article_id < 2**63 else None
    if found is None:
        raise Problem(404, "not_found")
    return found


@transaction.atomic
def add(token: TokenShape, given: schemas.NewArticle) -> KeptAnswer:
    """A new article, and how it is answered. Raises Problem."""
    row = given.dict(exclude={"collection", "external_id", "checked_on", "category", "products"})
    row |= {"products": [f"{one.product};{one.since};{one.until}" for one in given.products]}
    row |= {"id": given.external_id or uuid.uuid4().hex, "checked": given.checked_on}
    row |= {"category": given.category} if given.category else {}
    try:
        made = knowledge.exchange.add_article(collection=given.collection, row=row, actor=core.SYSTEM)
    except knowledge.exchange.ArticleExists as there:
        raise Problem(409, "exists", id=there.article_id) from None
    except LookupError as missing:
        raise Problem(422, "invalid", str(missing.args[0])) from None
    except knowledge.ArticleRefused as refused:
        raise refusal(refused.reason, refused.detail) from None
    _noted(token, made)
    found = seen(token, made)
    body = schemas.Article.from_orm(found).model_dump_json()
    place = {"Location": address(f"/api/v1/articles/{made}"), "ETag": f'"{found.edition}"'}
    return KeptAnswer(201, body, place)


@transaction.atomic
def amend(
    token: TokenShape, found: knowledge.exchange.ArticleRecord, changes: dict[str, Any]
) -> knowledge.exchange.ArticleRecord:
    """Other words, if it is still the edition that was found. Raises Problem."""
    if "products" in changes:
        changes["products"] = [knowledge.exchange.ProductHeld(**one) for one in changes["products"]]
    try:
        amended = knowledge.exchange.amend_article(
            article_id=found.id, seen=found.edition, changes=changes, actor=core.SYSTEM,
            note=f"API: {token.name}",
        )  # fmt: skip
    except knowledge.ArticleMoved:
        raise Problem(412, "moved") from None
    except LookupError as missing:
        raise Problem(422, "invalid", str(missing.args[0])) from None
    except knowledge.NotPublishable as hindered:
        raise hindrance(hindered.found) from None
    _noted(token, found.id)
    return amended


@transaction.atomic
def publish(token: TokenShape, article_id: int) -> None:
    """Let it be read by those it is meant for. Raises Problem when its state or its words forbid it."""
    held = knowledge.editable_article(article_id)
    if held and held.status != "published" and (found := knowledge.obstacles(held.text, held.language)):
        raise hindrance(found)
    try:
        knowledge.publish(article_id=article_id, actor=core.SYSTEM)
    except (knowledge.NotNow, knowledge.OtherEyesNeeded):
        raise Problem(409, "not_possible") from None
    _noted(token, article_id)


@transaction.atomic
def withdraw(token: TokenShape, article_id: int) -> None:
    """A draft again."""
    knowledge.withdraw(article_id=article_id, actor=core.SYSTEM)
    _noted(token, article_id)


@transaction.atomic
def archive(token: TokenShape, article_id: int) -> None:
    """Put it away: nobody finds it, nothing is lost."""
    knowledge.archive(article_id=article_id, actor=core.SYSTEM)
    _noted(token, article_id)


@transaction.atomic
def restore(token: TokenShape, article_id: int) -> None:
    """Back from the archive, as a draft."""
    knowledge.restore(article_id=article_id, actor=core.SYSTEM)
    _noted(token, article_id)


def _noted(token: TokenShape, article_id: int) -> None:
    core.record(ArticleWritten(token_id=token.id, article_id=article_id), actor=core.SYSTEM)
