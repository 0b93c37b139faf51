"""Article pages kept for two seconds, for the many who come at once and of whom nothing is known.

Only a process that follows keeps any. A kept page is shown again only after one small statement has found
the article and everything that the page leads to still open, at the same address and unchanged: what was
withdrawn or closed is gone with the commit, as ever. Who carries a cookie that says who she is gets a page
of her own.
"""

import re
import time
from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token

from . import access, recent

LIVES = 2.0  # seconds
MOST = 500
MARK = "0" * 64  # where the reader's own token stands
_TOKEN = re.compile(r'(?<=csrfmiddlewaretoken" value=")\w{64}(?=")|(?<=csrf-token" content=")\w{64}(?=")')
_TELL_NOTHING = {settings.LANGUAGE_COOKIE_NAME, settings.CSRF_COOKIE_NAME, "madoguchi_theme", recent.COOKIE}
Key = tuple[str, ...]
State = frozenset[tuple[object, ...]]


@dataclass(frozen=True, slots=True)
class Kept:
    """A page without anybody's token, the article it shows, and how all that it names stood."""

    html: str
    article_id: int
    state: State
    until: float


class KeptPages:
    """The pages that this process keeps."""

    def __init__(self) -> None:
        self.keeps = False
        self._pages: dict[Key, Kept] = {}

    def follow(self) -> None:
        """Keep pages from now on."""
        self.keeps = True

    def shown(self, request: HttpRequest) -> tuple[HttpResponse, int] | None:
        """The page as it was kept, with this reader's token, and its article; None: make it anew."""
        key = self._key(request)
        kept = self._pages.get(key) if key else None
        if kept is None or kept.until < time.monotonic() or _state(_ids(kept.state)) != kept.state:
            return None
        return HttpResponse(kept.html.replace(MARK, get_token(request))), kept.article_id

    def keep(self, request: HttpRequest, response: HttpResponse, ids: Iterable[int]) -> None:
        """Keep a page of an article; `ids` begin with the article, then follow those that the page names."""
        key = self._key(request)
        if key is None:
            return
        if len(self._pages) >= MOST:
            self._pages = {}
        wanted = list(ids)
        state, html = _state(wanted), _TOKEN.sub(MARK, response.content.decode())
        if _ids(state) == set(wanted):
            self._pages[key] = Kept(html, wanted[0], state, time.monotonic() + LIVES)

    def _key(self, request: HttpRequest) -> Key | None:
        """What the page depends on; None where it depends on who reads."""
        if not self.keeps or request.method != "GET" or request.GET or request.COOKIES.keys() - _TELL_NOTHING:
            return None
        return (
            request.get_host(),
            request.path,
            str(request.LANGUAGE_CODE),  # type: ignore[attr-defined]
            request.COOKIES.get("madoguchi_theme", ""),
        )


def _ids(state: State) -> set[object]:
    return {row[0] for row in state}


def _state(ids: Iterable[object]) -> State:
    """How these articles stand for everybody, in one statement; a closed one is not among them."""
    open_ones = access.readable("public").filter(id__in=list(ids)).order_by()
    return frozenset(open_ones.values_list("id", "updated_at", "version", "slug", "heading"))


kept_pages = KeptPages()
