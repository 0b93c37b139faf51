"""RSS and Atom. Only bytes that we fetched are parsed; the parser reads no file and no address."""

import calendar
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from typing import Any
from xml.sax import SAXParseException
from xml.sax.handler import ContentHandler

import feedparser
from defusedxml import DefusedXmlException
from defusedxml.sax import parseString
from django.utils.translation import gettext_lazy as _

from ..reading import plain_text, whole
from ..shapes import Adapter, Ask, Entry, Item, NotUnderstood, Source

MOST = 200


def asks(source: Source) -> tuple[Ask, ...]:
    """The feed itself."""
    wanted = "application/atom+xml, application/rss+xml, application/xml;q=0.9, */*;q=0.5"
    return (Ask(source.said("address"), {"Accept": wanted}),)


def read(source: Source, body: bytes) -> tuple[Item, ...]:
    """Its entries. Raises NotUnderstood for anything that is no feed, and for one that declares entities."""
    _refuse_bombs(body)
    try:
        found = feedparser.parse(
            BytesIO(body), sanitize_html=False, resolve_relative_uris=False,
            response_headers={"content-location": source.said("address")},
        )  # fmt: skip
    except Exception as error:  # a parser of other people's mistakes
        raise NotUnderstood("feed") from error
    if not found.get("version") and not found.get("entries"):
        raise NotUnderstood("feed")
    return tuple(_items(found.entries[:MOST]))


def _refuse_bombs(body: bytes) -> None:
    try:
        parseString(body, ContentHandler(), forbid_entities=True, forbid_external=True)
    except DefusedXmlException as error:
        raise NotUnderstood("entities") from error
    except (SAXParseException, ValueError, LookupError):
        return  # not well-formed: read leniently, where no entity is ever put in


def _items(entries: list[Any]) -> Iterator[Item]:
    for one in entries:
        said = [part.get("value", "") for part in one.get("content") or ()] or [one.get("summary", "")]
        title, text = plain_text(one.get("title", "")), plain_text("\n".join(map(str, said)))
        name = str(one.get("id") or one.get("link") or "")
        if name and (title or text):
            yield Item(
                external_id=whole(name), title=title, text=text, author=plain_text(one.get("author", "")),
                url=str(one.get("link") or ""), language=str(one.get("language") or ""),
                at=_moment(one.get("published_parsed") or one.get("updated_parsed")),
            )  # fmt: skip


def _moment(given: Any) -> datetime | None:
    try:
        return datetime.fromtimestamp(calendar.timegm(given), UTC) if given else None
    except (ValueError, OverflowError, TypeError, OSError):
        return None


ADAPTER = Adapter(
    kind="feed", label=_("RSS or Atom feed"), icon="rss", asks=asks, read=read,
    help=_("News, blogs, question boards, alerts of a search engine: whatever publishes a feed."),
    entries=(Entry("address", _("Address of the feed"), address=True),),
)  # fmt: skip
