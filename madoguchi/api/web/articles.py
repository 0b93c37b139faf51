"""/api/v1/articles: read, write, publish."""

import base64
import binascii
import json
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_noop as _
from ninja import Header, Query, Router, Status

from madoguchi.core import api as core
from madoguchi.knowledge import api as knowledge

from .. import schemas, writing
from ..problems import Problem, address
from ..shapes import PUBLISH, READ, WRITE
from ..writing import seen
from .entry import Token, holder, idempotent, refusals, require

router = Router(tags=["Articles"])


@router.get(
    "",
    auth=Token(READ),
    response={200: schemas.Articles, **refusals()},
    url_name="articles",
    summary=_("List articles"),
    description=_(
        "A page of the articles that the token may see, by id. `next` is the cursor of the following page."
    ),
)
def articles(request: HttpRequest, response: HttpResponse, asked: Query[schemas.ArticlesAsked]) -> Any:
    """List articles."""
    wanted = knowledge.exchange.Wanted(**asked.dict(exclude={"cursor", "limit"}, exclude_none=True))
    found = knowledge.exchange.records(
        audience=holder(request).audience, wanted=wanted, after=_place(asked.cursor), limit=asked.limit + 1
    )
    following = _cursor(found[asked.limit - 1].id) if len(found) > asked.limit else None
    if following:
        query = request.GET.copy()
        query["cursor"] = following
        response["Link"] = f'<{address(request.path)}?{query.urlencode()}>; rel="next"'
    return {"items": found[: asked.limit], "next": following}


@router.get(
    "/{int:article_id}",
    auth=Token(READ),
    response={200: schemas.Article, 304: None, **refusals(404)},
    url_name="article",
    summary=_("Read an article"),
    description=_(
        "The ETag names its edition: send it back in `If-None-Match` and get 304 while nothing has changed."
    ),
)
def article(
    request: HttpRequest,
    response: HttpResponse,
    article_id: int,
    if_none_match: str = Header("", alias="If-None-Match"),
) -> Any:
    """Read an article."""
    found = seen(holder(request), article_id)
    response["ETag"] = f'"{found.edition}"'
    if found.edition in _editions(if_none_match):
        return Status(304, None)
    return found


@router.post(
    "",
    auth=Token(WRITE),
    response={201: schemas.Article, **refusals(409, 413)},
    url_name="articles",
    summary=_("Write an article"),
    description=_(
        "A draft, unless `status` says `published`. With an `Idempotency-Key` the same request may be"
        " sent again within a day and makes one article."
    ),
)
def new_article(
    request: HttpRequest,
    given: schemas.NewArticle,
    idempotency_key: str = Header("", alias="Idempotency-Key", max_length=200),
) -> Any:
    """Write an article."""
    if given.status == "published":
        require(holder(request), PUBLISH)
    return idempotent(request, lambda: writing.add(holder(request), given))


@router.patch(
    "/{int:article_id}",
    auth=Token(WRITE),
    response={200: schemas.Article, **refusals(404, 412, 413, 428)},
    url_name="article",
    summary=_("Change an article"),
    description=_(
        "Only the fields that are named change. `If-Match` has to hold the ETag that you have read "
        "(or `*` for whatever stands there now); if somebody was faster, the answer is 412 and "
        "nothing is changed. Changing what is published needs `articles:publish`."
    ),
)
def change(
    request: HttpRequest,
    response: HttpResponse,
    article_id: int,
    given: schemas.ArticleChange,
    if_match: str = Header("", alias="If-Match"),
) -> Any:
    """Change an article."""
    token = holder(request)
    found = seen(token, article_id)
    if found.status == "published":
        require(token, PUBLISH)
    if not if_match:
        raise Problem(428, "edition_needed")
    if not {"*", found.edition} & _editions(if_match):
        raise Problem(412, "moved")
    amended = writing.amend(token, found, given.dict(exclude_unset=True))
    response["ETag"] = f'"{amended.edition}"'
    return amended


@router.put(
    "/{int:article_id}/publication",
    auth=Token(PUBLISH),
    response={200: schemas.Article, **refusals(404, 409)},
    url_name="publication",
    summary=_("Publish an article"),
    description=_(
        "Done already: nothing happens. What the company's writing rules keep from readers (a picture without"
        " a description, banned words) is refused with `writing_rules`."
    ),
)
def publication(request: HttpRequest, article_id: int) -> Any:
    """Publish an article."""
    token = holder(request)
    seen(token, article_id)
    writing.publish(token, article_id)
    return seen(token, article_id)


@router.delete(
    "/{int:article_id}/publication",
    auth=Token(PUBLISH),
    response={200: schemas.Article, **refusals(404, 409)},
    url_name="publication",
    summary=_("Withdraw an article"),
    description=_("It becomes a draft again; from this moment on nobody finds or opens it."),
)
def withdrawal(request: HttpRequest, article_id: int) -> Any:
    """Withdraw an article."""
    token = holder(request)
    seen(token, article_id)
    writing.withdraw(token, article_id)
    return seen(token, article_id)


@router.put(
    "/{int:article_id}/archive",
    auth=Token(PUBLISH),
    response={200: schemas.Article, **refusals(404)},
    url_name="archive",
    summary=_("Archive an article"),
    description=_("Nobody finds it any more; its words and its history stay. Done already: nothing happens."),
)
def archiving(request: HttpRequest, article_id: int) -> Any:
    """Archive an article."""
    token = holder(request)
    seen(token, article_id)
    writing.archive(token, article_id)
    return seen(token, article_id)


@router.delete(
    "/{int:article_id}/archive",
    auth=Token(PUBLISH),
    response={200: schemas.Article, **refusals(404)},
    url_name="archive",
    summary=_("Bring an article back from the archive"),
    description=_("It becomes a draft; publish it to show it again."),
)
def restoration(request: HttpRequest, article_id: int) -> Any:
    """Bring an article back from the archive."""
    token = holder(request)
    seen(token, article_id)
    writing.restore(token, article_id)
    return seen(token, article_id)


def _editions(header: str) -> set[str]:
    """The editions of an If-Match or If-None-Match header; a weak mark counts like a strong one."""
    return {one.strip().removeprefix("W/").strip('"') for one in header.split(",") if one.strip()}


def _cursor(place: int) -> str:
    return base64.urlsafe_b64encode(json.dumps([place]).encode()).decode().rstrip("=")


def _place(cursor: str) -> int:
    """The id behind which a page begins. Raises Problem for what we have not given out."""
    try:
        held = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)) if cursor else b"[0]"
        [place] = core.json_value(held)
        if type(place) is int and 0 <= place < 2**63:
            return place
    except (binascii.Error, ValueError, TypeError):
        pass
    raise Problem(400, "bad_request", "cursor")
