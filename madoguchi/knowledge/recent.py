"""Which articles a browser read last, in a signed cookie: at most ten ids, newest first."""

from django.core import signing
from django.http import HttpRequest, HttpResponse

COOKIE, SALT = "madoguchi_read", "knowledge.read"
MOST, MAX_AGE = 10, 60 * 60 * 24 * 30


def read_ids(request: HttpRequest) -> list[int]:
    """Article ids, newest first; an absent, old or forged cookie is an empty list."""
    try:
        found = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=MAX_AGE)
    except signing.BadSignature:
        return []
    if not isinstance(found, list):
        return []
    return [i for i in found if isinstance(i, int)][:MOST]


def remember(request: HttpRequest, response: HttpResponse, article_id: int) -> None:
    """Put this article first among the ten last read."""
    ids = [article_id, *(i for i in read_ids(request) if i != article_id)][:MOST]
    response.set_cookie(
        COOKIE,
        signing.dumps(ids, salt=SALT),
        max_age=MAX_AGE,
        httponly=True,
        samesite="Lax",
        secure=request.is_secure(),
    )
