"""Reviews of an app as Apple publishes them (customer reviews, RSS as JSON): read, answered on the page."""

import re
from typing import Any

from django.utils.translation import gettext_lazy as _

from ..reading import at_path, json_of, moment_of, plain_text, rating_of, rows_of, whole
from ..shapes import Adapter, Ask, Entry, Item, NotUnderstood, Source

PAGES = 2
APPLE = "https://itunes.apple.com"


def asks(source: Source) -> tuple[Ask, ...]:
    """The latest reviews, a hundred of them."""
    app = re.sub(r"\D", "", source.said("app")) or "0"
    country = re.sub(r"[^a-z]", "", source.said("country").lower())[:2] or "jp"
    server = source.said("address") or APPLE
    return tuple(
        Ask(f"{server}/{country}/rss/customerreviews/page={page}/id={app}/sortby=mostrecent/json")
        for page in range(1, PAGES + 1)
    )


def read(source: Source, body: bytes) -> tuple[Item, ...]:
    """Each entry that has a rating; the app itself, which old answers list first, has none."""
    feed = at_path(json_of(body), "feed")
    if not isinstance(feed, dict):
        raise NotUnderstood("feed")
    return tuple(_item(row) for row in rows_of(feed.get("entry")) if _label(row, "im:rating"))


def _item(row: dict[str, Any]) -> Item:
    return Item(
        external_id=whole(_label(row, "id")), title=plain_text(_label(row, "title")),
        text=plain_text(_label(row, "content")), author=plain_text(at_path(row, "author.name.label") or ""),
        url=str(at_path(row, "link.attributes.href") or ""), rating=rating_of(_label(row, "im:rating")),
        at=moment_of(_label(row, "updated")),
    )  # fmt: skip


def _label(row: dict[str, Any], name: str) -> str:
    return str(at_path(row, (name, "label")) or "")


ADAPTER = Adapter(
    kind="apple", label=_("App Store reviews"), icon="smartphone", asks=asks, read=read,
    help=_("The public reviews of an app in one country. Answered in App Store Connect, noted here."),
    entries=(
        Entry("app", _("Number of the app"), _("The digits behind “id” in its address in the App Store.")),
        Entry("country", _("Country"), _("Two letters, such as jp or us."), default="jp"),
        Entry("address", _("Another server"), _("Left empty: Apple's."), required=False, address=True),
    ),
)  # fmt: skip
