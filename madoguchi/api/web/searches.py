"""/api/v1/search: the one ranking, for other systems."""

from typing import Annotated, Any

from django.http import HttpRequest
from django.utils.translation import gettext_noop as _
from ninja import Query, Router
from pydantic import StringConstraints

from madoguchi.knowledge import api as knowledge

from .. import schemas
from ..shapes import SEARCH
from .entry import Token, holder, refusals

router = Router(tags=["Search"])
Words = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=1_000), schemas.Storable
]


@router.get(
    "",
    auth=Token(SEARCH),
    response={200: schemas.Hits, **refusals()},
    url_name="search",
    summary=_("Search"),
    description=_(
        "The same ranking as in the help centre and at the desk, with the passage that answers. "
        "`language` is the reader's; of an answer in both languages she gets hers."
    ),
)
def search(
    request: HttpRequest,
    q: Words,
    language: schemas.Language = "ja",
    collection: list[schemas.Name] = Query([], max_length=20),  # noqa: B008
    limit: int = Query(5, ge=1, le=50),
) -> Any:
    """Search."""
    hits = knowledge.search(
        query=q, language=language, audience=holder(request).audience, collections=collection or None,
        limit=limit,
    )  # fmt: skip
    knowledge.note_search(
        query=q, language=language, door="api", confidences=[hit.confidence for hit in hits],
        reader=knowledge.token_searcher(holder(request).id),
    )  # fmt: skip
    return {"items": hits}
