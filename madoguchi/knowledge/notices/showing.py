"""Notices on a page: those of its door that this browser has not put away."""

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language, override

from madoguchi.core import api as core

from ..models import Notice
from ..shapes import NoticeDoor, NoticeShape, NoticeText
from .board import links_of, notices, shape

COOKIE, MOST_PUT_AWAY = "madoguchi_notices", 30


def posted(request: HttpRequest, door: NoticeDoor) -> dict[str, object]:
    """What the piece of a page needs to show them."""
    language = "en" if (get_language() or "ja").startswith("en") else "ja"
    gone = put_away(request)
    return {"notices": [n for n in notices(door=door, language=language) if not _gone(n, gone)], "door": door}


def put_away(request: HttpRequest) -> list[int]:
    """Ids of the notices that this browser has put away, the latest last."""
    kept = request.COOKIES.get(COOKIE, "")[:400].split(".")
    return [int(id) for id in kept if is_id(id)]


def put_away_too(request: HttpRequest, id: int) -> str:
    """The value of the cookie with one more notice, on this request already."""
    ids = [*(one for one in put_away(request) if one != id), id][-MOST_PUT_AWAY:]
    request.COOKIES[COOKIE] = ".".join(map(str, ids))
    return request.COOKIES[COOKIE]


def is_id(text: str) -> bool:
    """Whether a text that came from outside can be the id of a notice."""
    return text.isascii() and text.isdigit() and len(text) < 12


def _gone(notice: NoticeShape, ids: list[int]) -> bool:
    return notice.dismissible and notice.id in ids


def notice_previews(request: HttpRequest, text: NoticeText) -> dict[str, SafeString]:
    """What is being written, as readers of each language will see it; a missing language shows the other."""
    begins = text.begins_at or core.now()
    row = Notice(
        pk=0, level=text.level, title_ja=text.title_ja, title_en=text.title_en, text_ja=text.text_ja,
        text_en=text.text_en, article_id=text.article_id, begins_at=begins, ends_at=text.ends_at,
    )  # fmt: skip
    links = links_of([row])[0] if text.article_id else {}
    return {spoken: _drawn(request, shape(row, spoken, links), spoken) for spoken in ("ja", "en")}


def _drawn(request: HttpRequest, notice: NoticeShape, language: str) -> SafeString:
    with override(language):
        return render_to_string("knowledge/_notice.html", {"notice": notice, "still": True}, request=request)
