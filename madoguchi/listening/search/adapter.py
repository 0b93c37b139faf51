"""A search that answers in JSON: where it is asked, and where in its answer things stand."""

from urllib.parse import quote

from django.utils.translation import gettext_lazy as _

from ..reading import at_path, json_of, moment_of, plain_text, rating_of, rows_of, whole
from ..shapes import Adapter, Ask, Entry, Item, NotUnderstood, Source

MOST_QUERIES, MOST = 10, 200
HEADER = "header"


def asks(source: Source) -> tuple[Ask, ...]:
    """One request for each query; the secret goes in the header that was named."""
    queries = [line.strip() for line in source.said("queries").splitlines() if line.strip()] or [""]
    key = source.secret("key")
    headers = {"Accept": "application/json", **({source.said(HEADER): key} if key else {})}
    where = source.said("address")
    return tuple(
        Ask(where.replace("{query}", quote(one, safe="")), headers) for one in queries[:MOST_QUERIES]
    )


def read(source: Source, body: bytes) -> tuple[Item, ...]:
    """The items by the paths of the form. Raises NotUnderstood where the list is none."""
    listed = at_path(json_of(body), source.said("path_list"))
    if listed is None:
        raise NotUnderstood("list")
    found = []
    for row in rows_of(listed)[:MOST]:

        def at(name: str, row: object = row) -> object:
            path = source.said(f"path_{name}")
            return at_path(row, path) if path else None

        name, title, text = at("id"), plain_text(at("title")), plain_text(at("text"))
        if name not in (None, "") and (title or text):
            found.append(Item(
                external_id=whole(str(name)), title=title, text=text, author=plain_text(at("author")),
                url=str(at("url") or ""), at=moment_of(at("time")), rating=rating_of(at("rating")),
            ))  # fmt: skip
    return tuple(found)


_PATH = _("A path such as data.user.name; list places by number, from 0")
ADAPTER = Adapter(
    kind="search", label=_("Search with a JSON answer"), icon="braces", asks=asks, read=read,
    help=_("A search service, a board or a review site with an interface of its own."),
    entries=(
        Entry("address", _("Address of the search"), _("{query} stands for the words searched for."),
              address=True),
        Entry("queries", _("Queries, one a line"), required=False),
        Entry("header", _("Header for the key"), default="Authorization", required=False),
        Entry("key", _("Key"), _("Sent as it stands, for example: Bearer …"), secret=True, required=False),
        Entry("path_list", _("Path to the list"), _("Empty where the answer itself is the list."),
              required=False),
        Entry("path_id", _("Path to the id"), _PATH, default="id"),
        Entry("path_text", _("Path to the text"), default="text"),
        Entry("path_title", _("Path to the title"), required=False),
        Entry("path_url", _("Path to the address"), default="url", required=False),
        Entry("path_author", _("Path to the author"), required=False),
        Entry("path_time", _("Path to the time"), required=False),
        Entry("path_rating", _("Path to the rating"), required=False),
    ),
)  # fmt: skip
