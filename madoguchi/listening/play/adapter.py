"""Reviews of an app on Google Play, by its publisher's interface: read and answered."""

import json
from typing import Any
from urllib.parse import quote

from django.utils.translation import gettext_lazy as _

from ..reading import at_path, json_of, moment_of, plain_text, rating_of, rows_of, whole
from ..shapes import Adapter, Ask, Entry, Item, NotUnderstood, Source
from ..signing_in import ENTRIES

GOOGLE = "https://androidpublisher.googleapis.com"


def _reviews(source: Source) -> str:
    server = source.said("address") or GOOGLE
    return f"{server}/androidpublisher/v3/applications/{quote(source.said('package'), safe='.')}/reviews"


def asks(source: Source) -> tuple[Ask, ...]:
    """The reviews of the last week: as many as the interface tells of."""
    return (Ask(f"{_reviews(source)}?maxResults=100", signed=True),)


def read(source: Source, body: bytes) -> tuple[Item, ...]:
    """The latest words of each review, and what we answered."""
    told = json_of(body)
    if not isinstance(told, dict):
        raise NotUnderstood("reviews")
    return tuple(_item(source, row) for row in rows_of(told.get("reviews")) if row.get("reviewId"))


def _item(source: Source, row: dict[str, Any]) -> Item:
    given = row.get("comments")
    comments = rows_of(given) if isinstance(given, list) else []
    user = next((one["userComment"] for one in comments if "userComment" in one), {})
    ours = next((one["developerComment"] for one in comments if "developerComment" in one), {})
    title, between, text = str(at_path(user, "text") or "").partition("\t")
    title, text = (title, text) if between else ("", title)
    app, name = quote(source.said("package"), safe="."), str(row["reviewId"])
    return Item(
        external_id=whole(name), title=plain_text(title), text=plain_text(text),
        author=plain_text(row.get("authorName")),
        url=f"https://play.google.com/store/apps/details?id={app}&reviewId={quote(name, safe='')}",
        rating=rating_of(at_path(user, "starRating")), at=moment_of(at_path(user, "lastModified.seconds")),
        language=str(at_path(user, "reviewerLanguage") or ""), answer=plain_text(at_path(ours, "text")),
    )  # fmt: skip


def answer(source: Source, external_id: str, text: str) -> Ask:
    """One answer to one review; a second one takes the place of the first."""
    where = f"{_reviews(source)}/{quote(external_id, safe='')}:reply"
    body = json.dumps({"replyText": text}, ensure_ascii=False).encode()
    return Ask(where, {"Content-Type": "application/json"}, method="POST", body=body, signed=True)


ADAPTER = Adapter(
    kind="play", label=_("Google Play reviews"), icon="smartphone", asks=asks, read=read, answer=answer,
    help=_("The reviews of an app of yours, and answers to them."), longest=350, signed_in=True,
    entries=(
        Entry("package", _("Name of the package"), _("Such as com.example.app")),
        *ENTRIES,
        Entry("address", _("Another server"), _("Left empty: Google's."), required=False, address=True),
    ),
)  # fmt: skip
