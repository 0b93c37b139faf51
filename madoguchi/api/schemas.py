"""What goes in and out, as the OpenAPI description tells it."""

from datetime import date, datetime
from typing import Annotated, Any, Literal

from django.utils.translation import gettext_noop as _
from ninja import Schema
from pydantic import AfterValidator, ConfigDict, Field, StringConstraints

Language = Literal["ja", "en"]
Visibility = Literal["public", "customers", "staff"]
Kind = Literal["faq", "guide", "video", "troubleshooting", "known_issue", "release", "policy"]
Status = Literal["draft", "review", "published", "archived"]


def _storable(text: str) -> str:
    """PostgreSQL keeps no NUL, and UTF-8 no lone surrogate."""
    if "\0" in text or any("\ud800" <= letter <= "\udfff" for letter in text):
        raise ValueError("must not hold NUL or lone surrogates")
    return text


KIND_DATA = _(
    'What only its kind has: `{"steps": …}`, `{"embed": …, "transcript": …}` or'
    ' `{"edition": …, "day": …}`. What the kind does not know is left out.'
)
OWNER = _("The mail address of a member of staff who minds it; empty: nobody.")

UNCHANGED: Any = None
"""The default of a field that may be left out, but not be null."""

Storable = AfterValidator(_storable)
Heading = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300), Storable]
Body = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200_000), Storable]
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300), Storable]
Tag = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60), Storable]
Name = Annotated[str, StringConstraints(max_length=100), Storable]
ExternalId = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200), Storable]
Card = Annotated[str, StringConstraints(strip_whitespace=True, max_length=2_000), Storable]


def _storable_data(data: dict[str, Any]) -> dict[str, Any]:
    waiting: list[Any] = [data]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            _storable(one)
        elif isinstance(one, dict):
            waiting += [*one, *one.values()]
        elif isinstance(one, list):
            waiting += one
    return data


Data = Annotated[dict[str, Any], AfterValidator(_storable_data)]
Mail = Annotated[str, StringConstraints(strip_whitespace=True, max_length=254), Storable]


class ProductHeld(Schema):
    """A product that an article holds for, from one of its versions on and up to another."""

    model_config = ConfigDict(extra="forbid", from_attributes=True)
    product: Name = Field(description=_("The product's slug."))
    since: Annotated[str, StringConstraints(max_length=40), Storable] = ""
    until: Annotated[str, StringConstraints(max_length=40), Storable] = ""


class Problem(Schema):
    """Why a request was refused (RFC 9457). `code` does not change; `title` is for people."""

    type: str
    title: str
    status: int
    code: str
    detail: str | None = None
    errors: list[dict[str, Any]] | None = Field(
        None, description=_("For `invalid`: where, and what is wrong.")
    )


class Article(Schema):
    """One answer in one language. The texts of one answer in ja and en share their `group`."""

    id: int
    external_id: str = Field(description=_("The id that the article has in your system."))
    collection: str
    category: str = Field(description=_("The category's slug, or empty."))
    language: str
    group: str
    kind: Kind
    heading: str
    body: str = Field(description=_("Markdown."))
    card_text: str = Field(description=_("The answer as a chat card says it; empty: made from the body."))
    voice_text: str = Field(description=_("The answer as it is read aloud; empty: made from the body."))
    questions: list[str] = Field(description=_("Other ways in which customers ask for this."))
    tags: list[str]
    data: dict[str, Any] = Field(
        description=_("What only its kind has: the steps of a tree, a film, an edition and its day.")
    )
    products: list[ProductHeld]
    owner: str = Field(description=_("The mail address of who minds it; only told to tokens for staff."))
    status: Status
    visibility: Visibility
    confidence: str
    slug: str
    url: str = Field(description=_("Where people read it."))
    review_on: date | None
    checked_on: date | None
    valid_from: datetime | None
    valid_until: datetime | None
    created_at: datetime
    updated_at: datetime
    published_at: datetime | None
    edition: str = Field(description=_("A mark of exactly this state; also the ETag."))


class Articles(Schema):
    """A page of articles by id; `next` leads to the following one."""

    items: list[Article]
    next: str | None = Field(description=_("The `cursor` of the next page; null on the last one."))


class ArticlesAsked(Schema):
    """Which articles, and from where on."""

    collection: Name | None = None
    category: Name | None = None
    language: Language | None = None
    kind: Kind | None = None
    status: Status | None = None
    external_id: ExternalId | None = None
    cursor: str = Field("", max_length=200)
    limit: int = Field(50, ge=1, le=200)


class NewArticle(Schema):
    """An article to be made."""

    model_config = ConfigDict(extra="forbid")
    collection: Name = "help"
    external_id: ExternalId = Field(
        "", description=_("Its id in your system: once for each collection and language. Empty: we make one.")
    )
    language: Language = "ja"
    heading: Heading
    body: Body
    category: Name = Field("", description=_("The slug of a category of the collection."))
    group: ExternalId = Field(
        "", description=_("The same for the texts of one answer in both languages. Empty: the external id.")
    )
    questions: list[Line] = Field(default_factory=list, max_length=50)
    tags: list[Tag] = Field(default_factory=list, max_length=50)
    kind: Kind = "faq"
    data: Data = Field(default_factory=dict, description=KIND_DATA)
    card_text: Card = ""
    voice_text: Card = ""
    products: list[ProductHeld] = Field(default_factory=list, max_length=50)
    owner: Mail = Field("", description=OWNER)
    visibility: Visibility = "public"
    checked_on: date | None = None
    status: Literal["draft", "published"] = Field(
        "draft", description=_("`published` needs `articles:publish`.")
    )


class ArticleChange(Schema):
    """Only what is named changes."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"minProperties": 1})
    heading: Heading = UNCHANGED
    body: Body = UNCHANGED
    category: Name = Field(UNCHANGED, description=_("A slug; empty takes the article off its shelf."))
    card_text: Card = UNCHANGED
    voice_text: Card = UNCHANGED
    kind: Kind = UNCHANGED
    data: Data = Field(UNCHANGED, description=KIND_DATA)
    products: list[ProductHeld] = Field(UNCHANGED, max_length=50)
    owner: Mail = Field(UNCHANGED, description=OWNER)
    questions: list[Line] = Field(UNCHANGED, max_length=50)
    tags: list[Tag] = Field(UNCHANGED, max_length=50)
    visibility: Visibility = UNCHANGED
    checked_on: date | None = None


class Hit(Schema):
    """A found article, with the passage that answers."""

    article_id: int
    heading: str
    passage: str = Field(description=_("A quotation from the article, in plain text."))
    url: str
    language: str
    collection: str
    confidence: float = Field(
        description=_("0 to 1: how likely the article answers. Below .5 say you do not know.")
    )


class Hits(Schema):
    """What a search found, best first."""

    items: list[Hit]


class Collection(Schema):
    """A body of articles with its categories."""

    slug: str
    title_ja: str
    title_en: str
    categories: list["Category"]


class Category(Schema):
    """A shelf inside a collection."""

    slug: str
    title_ja: str
    title_en: str


class Token(Schema):
    """The token that you came with."""

    name: str
    scopes: list[str]
    audience: Visibility = Field(description=_("Which articles it may see."))
    per_minute: int
    expires_at: datetime | None
