"""Reviews of a place on a map, as Google Business Profile tells them: read and answered."""

import json
import re
from typing import Any
from urllib.parse import quote

from django.utils.translation import gettext_lazy as _

from ..reading import at_path, json_of, moment_of, plain_text, rating_of, rows_of, whole
from ..shapes import Adapter, Ask, Entry, Item, NotUnderstood, Source
from ..signing_in import ENTRIES

GOOGLE = "https://mybusiness.googleapis.com"
_TRANSLATED = re.compile(r"\(Translated by Google\).*?(?:\(Original\)\s*|$)", re.DOTALL)


def _reviews(source: Source) -> str:
    server, place = source.said("address") or GOOGLE, source.said("place").strip("/")
    return f"{server}/v4/{quote(place, safe='/')}/reviews"


def asks(source: Source) -> tuple[Ask, ...]:
    """The latest fifty, by the time of their last change."""
    return (Ask(f"{_reviews(source)}?pageSize=50&orderBy=updateTime%20desc", signed=True),)


def read(source: Source, body: bytes) -> tuple[Item, ...]:
    """Each review; one without words counts by its stars."""
    told = json_of(body)
    if not isinstance(told, dict):
        raise NotUnderstood("reviews")
    return tuple(_item(source, row) for row in rows_of(told.get("reviews")) if row.get("reviewId"))


def _item(source: Source, row: dict[str, Any]) -> Item:
    said = str(row.get("comment") or "")
    original = _TRANSLATED.sub("", said).strip() if "(Translated by Google)" in said else said
    return Item(
        external_id=whole(str(row["reviewId"])), text=plain_text(original or said),
        author=plain_text(at_path(row, "reviewer.displayName")), rating=rating_of(row.get("starRating")),
        at=moment_of(row.get("updateTime") or row.get("createTime")), url=source.said("page"),
        answer=plain_text(at_path(row, "reviewReply.comment")),
    )  # fmt: skip


def answer(source: Source, external_id: str, text: str) -> Ask:
    """The answer of the place's owner; a second one takes the place of the first."""
    where = f"{_reviews(source)}/{quote(external_id, safe='')}/reply"
    body = json.dumps({"comment": text}, ensure_ascii=False).encode()
    return Ask(where, {"Content-Type": "application/json"}, method="PUT", body=body, signed=True)


ADAPTER = Adapter(
    kind="maps", label=_("Reviews on the map"), icon="map-pin", asks=asks, read=read, answer=answer,
    help=_("The reviews of a shop in its Google Business Profile, and answers to them."), window=True,
    longest=1300, signed_in=True,
    entries=(
        Entry("place", _("Name of the place"), _("Such as accounts/123/locations/456")),
        Entry("page", _("Page where people read the reviews"), required=False, address=True),
        *ENTRIES,
        Entry("address", _("Another server"), _("Left empty: Google's."), required=False, address=True),
    ),
)  # fmt: skip
