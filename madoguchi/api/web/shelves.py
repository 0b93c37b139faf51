"""/api/v1/collections and /api/v1/token: where articles stand, and who asks."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_noop as _
from ninja import Router

from madoguchi.knowledge import api as knowledge

from .. import schemas
from ..shapes import READ
from .entry import Token, holder, refusals

router = Router(tags=["Shelves"])


@router.get(
    "/collections",
    auth=Token(READ),
    response={200: list[schemas.Collection], **refusals()},
    url_name="collections",
    summary=_("List collections and categories"),
)
def collections(request: HttpRequest) -> Any:
    """List collections and categories."""
    return list(knowledge.exchange.collections(audience=holder(request).audience))


@router.get(
    "/token",
    auth=Token(""),
    response={200: schemas.Token, **refusals()},
    url_name="token",
    summary=_("See what your token may do"),
)
def token(request: HttpRequest) -> Any:
    """See what your token may do."""
    return holder(request)
