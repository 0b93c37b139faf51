"""The log of searches: what readers asked for, redacted, with no more about them than a day's mark."""

import re
import secrets
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from hashlib import sha256

from django.db.models import Q
from django.http import HttpRequest, HttpResponse

from madoguchi.core import api as core
from madoguchi.language import api as language
from madoguchi.people import api as people

from .kept_shapes import SearchDoor, SearchShape
from .models import Search
from .shapes import CONFIDENT

COOKIE = "madoguchi_searcher"
DAY, KEPT = timedelta(days=1), timedelta(days=180)
LONGEST, ONCE = 500, 600
SHORTEST_KEY = 20
_NOTE = """
INSERT INTO knowledge_search (mark, query, language, door, found, confidence, reader, customer_id,
  conversation_id, at)
VALUES (%(mark)s, %(query)s, %(language)s, %(door)s, %(found)s, %(confidence)s, %(reader)s, %(customer)s,
  %(conversation)s, %(at)s)
ON CONFLICT (mark) DO UPDATE SET mark = excluded.mark RETURNING id
"""
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"(?<!\d)(?:\+81|0)[\d\-‐－ー() ]{8,14}\d(?!\d)")


def note_search(
    *,
    query: str,
    language: str,
    door: SearchDoor,
    confidences: Sequence[float],
    reader: str = "",
    customer_id: int | None = None,
    conversation_id: int | None = None,
) -> int:
    """Keep one search and return its id; the same search by the same reader within ten minutes is one.

    `confidences` are those of its hits, in any order; `reader` comes from `searcher_of`.
    """
    at, asked = core.now(), redacted(query, language if door == "chat" else "")
    who = reader or (f"customer:{customer_id}" if customer_id else secrets.token_hex(8))
    mark = _hash(f"{who}|{door}|{conversation_id}|{asked.casefold()}|{int(at.timestamp()) // ONCE}")
    row = {
        "mark": mark, "query": asked, "language": language[:8], "door": door, "reader": reader,
        "customer": customer_id, "conversation": conversation_id, "at": at,
        "confidence": min(1.0, max([0.0, *confidences])),
        "found": sum(sure >= CONFIDENT for sure in confidences),
    }  # fmt: skip
    with core.prepared() as cursor:
        cursor.execute(_NOTE, row)
        return int(cursor.fetchone()[0])


def note_choice(request: HttpRequest, article_id: int, search_id: int = 0) -> bool:
    """This browser opened an article from its search (`?search=`); the first counts. Whether it is news."""
    given, reader = request.GET.get("search", ""), searcher_of(request)
    search_id = search_id or (int(given) if given.isdecimal() and len(given) < 16 else 0)
    if not search_id or not reader:
        return False
    mine = Search.objects.filter(pk=search_id, reader=reader)
    return mine.exists() and note_opened(search_id=search_id, article_id=article_id)


def note_opened(*, search_id: int, article_id: int) -> bool:
    """An article was opened from this search; the first one counts. Whether it is news."""
    unopened = Search.objects.filter(pk=search_id, chosen=None)
    return bool(unopened.update(chosen=article_id, chosen_at=core.now()))


def searcher_of(request: HttpRequest) -> str:
    """The mark under which this browser's searches of a day are kept; "" before its first one."""
    key = people.visitor_token(request) or request.COOKIES.get(COOKIE, "")
    return _hash(key) if len(key) >= SHORTEST_KEY and key.isascii() else ""


def staff_searcher(staff_id: int) -> str:
    """The mark under which one of the staff's searches of a day are kept; it does not say whose they are."""
    return _hash(f"staff:{staff_id}|{core.now():%Y-%m-%d}")


def token_searcher(token_id: int) -> str:
    """The same for another system's searches: many people may stand behind it."""
    return _hash(f"token:{token_id}|{core.now():%Y-%m-%d}")


def become_searcher(request: HttpRequest) -> str:
    """The same, with a new key on the request where there was none (see `keep_searcher`)."""
    if not searcher_of(request):
        request.COOKIES[COOKIE] = request._new_searcher = secrets.token_urlsafe(18)  # type: ignore[attr-defined]
    return searcher_of(request)


def keep_searcher(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Give the browser the key that `become_searcher` made, for a day."""
    if key := getattr(request, "_new_searcher", ""):
        response.set_cookie(
            COOKIE, key, max_age=int(DAY.total_seconds()), httponly=True, samesite="Lax",
            secure=request.is_secure(),
        )  # fmt: skip
    return response


def claim_searches(request: HttpRequest, *, customer_id: int) -> int:
    """What this browser searched for in the last 24 hours was this customer's; how many searches that is."""
    keys = {people.visitor_token(request), request.COOKIES.get(COOKIE, "")}
    readers = [_hash(key) for key in keys if len(key) >= SHORTEST_KEY and key.isascii()]
    if not readers:
        return 0
    hers = Search.objects.filter(reader__in=readers, customer=None, at__gte=core.now() - DAY)
    return hers.update(customer=customer_id)


def searches(
    *, since: datetime, until: datetime, customer_ids: Iterable[int] | None = None
) -> tuple[SearchShape, ...]:
    """The searches of since ≤ moment < until, of all readers or of these customers, the oldest first."""
    rows = Search.objects.filter(at__gte=since, at__lt=until)
    if customer_ids is not None:
        rows = rows.filter(customer__in=list(customer_ids))
    return tuple(map(_shape, rows.order_by("at", "pk").iterator()))


def search_figures(*, since: datetime, until: datetime) -> tuple[int, int]:
    """Of the searches of readers and customers in that time, how many led somewhere; and all of them.

    One led somewhere when an answer was sure enough to be given, or an article was opened from it.
    What staff looked for does not count.
    """
    made = Search.objects.filter(at__gte=since, at__lt=until).exclude(door="desk")
    return made.filter(Q(found__gt=0) | Q(chosen__isnull=False)).count(), made.count()


def forget_searches() -> int:
    """Remove what was searched for half a year ago and before."""
    return Search.objects.filter(at__lt=core.now() - KEPT).delete()[0]


def forget_searches_in(*, conversation_id: int, since: datetime, until: datetime | None) -> None:
    """Remove what was searched for in a conversation from then until then (None: to the end)."""
    rows = Search.objects.filter(conversation_id=conversation_id, at__gte=since)
    (rows.filter(at__lt=until) if until else rows).delete()


def redacted(query: str, said_in: str = "") -> str:
    """A question as it may be kept: one line, without card numbers, My Numbers, addresses and telephones.

    With `said_in`, the language of a conversation that it was said in, also without names and places.
    """
    text = language.redact(" ".join(query.replace("\x00", "").split())).text
    text = _PHONE.sub("[tel]", _MAIL.sub("[mail]", text))
    return (language.impersonal(text, said_in) if said_in else text)[:LONGEST]


def _shape(row: Search) -> SearchShape:
    return SearchShape(
        id=row.pk, query=row.query, language=row.language, door=row.door,  # type: ignore[arg-type]
        found=row.found, confidence=row.confidence, reader=row.reader, customer_id=row.customer_id,
        conversation_id=row.conversation_id, at=row.at, chosen_id=row.chosen_id,
    )  # fmt: skip


def _hash(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:40]
