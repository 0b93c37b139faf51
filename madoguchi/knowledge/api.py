"""Front door of the knowledge room: find, read, publish and import articles."""

from madoguchi.core import api as core
from madoguchi.language import api as language

from . import drafting, exchange
from .access import audience_of
from .actions import (
    ArticleRefused,
    import_articles,
    reindex,
    remove_collection,
    save_article,
    save_category,
    save_collection,
)
from .addresses import AddressTaken, former_addresses, move_address
from .blocks import BlockUsed, block, blocks, remove_block, users_of_block, write_block
from .bodies import body_html, preview_html, render_body
from .demand import order_shelves, shelf_demand
from .editable import ArticleFilter, EditablePage, editable_article, editable_articles, published_articles
from .editing import (
    ArticleMoved,
    discard_draft,
    help_collection,
    restore_version,
    rewrite_article,
    translate_article,
    write_article,
)
from .files import FileRefused, files_of, keep_file
from .finding.follow import index
from .importing import REASONS
from .kept_pages import kept_pages
from .kept_shapes import KeptArticle, Release, SearchDoor, SearchShape, ShelfDemand
from .kinds.data import clean_data, edition_in
from .kinds.film import VideoHosts, film_in, host_of
from .kinds.followers import (
    fixed_for,
    follows_issues,
    forget_unconfirmed,
    issue_article,
    tell_fixed_by_mail,
    tell_follower_by_mail,
    told,
    waiting_in_chat,
)
from .kinds.issues import IssueRefused, issue_of, mark_issue, update_issue
from .kinds.spoken import transcript_in
from .kinds.tree import Step, flaws, steps_in
from .life.care import check_article, hand_over, rely_on, review_by
from .life.hours import HoursReversed, plan_hours, tell_hours
from .life.revisions import (
    approve_revision,
    discard_revision,
    revise,
    revision,
    revisions_waiting,
    send_revision_back,
)
from .life.states import NotNow, OtherEyesNeeded, archive, publish, restore, send_back, submit, withdraw
from .links import broken_links
from .markdown import markdown_html
from .notices.board import board, notices
from .notices.listing import editable_notice, editable_notices
from .notices.showing import notice_previews
from .notices.writing import (
    NoticeRefused,
    discard_notice,
    draft_notice,
    end_notice,
    publish_notice,
    rewrite_notice,
    tell_turns,
)
from .noting import (
    become_searcher,
    claim_searches,
    forget_searches,
    forget_searches_in,
    keep_searcher,
    note_choice,
    note_opened,
    note_search,
    redacted,
    search_figures,
    searcher_of,
    searches,
    staff_searcher,
    token_searcher,
)
from .opening import article, articles, note_reading, popular, read_by, reading, references
from .products import (
    add_product,
    product,
    product_at,
    product_spans,
    products,
    release_product,
    releases,
    remove_product,
    remove_release,
    rename_product,
    set_products,
    span_product,
)
from .publishable import NotPublishable, Obstacles, WritingRules, obstacles
from .queries import article_at_address, default_collections, index_state, public_collections
from .readers import become_reader, keep_reader, voter_of
from .regrouping import (
    Part,
    RegroupingRefused,
    merge_articles,
    merge_categories,
    move_articles,
    parts_of,
    split_article,
)
from .searching import did_you_mean, open_texts, search, suggest, voice_texts
from .shapes import (
    CONFIDENT,
    NOTICE_DOORS,
    NOTICE_LEVELS,
    ArticleRef,
    ArticleShape,
    ArticleState,
    ArticleText,
    AssistantKnowledge,
    BlockShape,
    CategoryShape,
    ChangedField,
    ChangedLine,
    EditableArticle,
    EditableNotice,
    FileShape,
    Hit,
    ImportReport,
    ImportRow,
    IndexState,
    NoticeShape,
    NoticeText,
    Piece,
    ProductShape,
    ProductSpan,
    Reading,
    ReleaseShape,
    ReviewRule,
    RevisionShape,
    VersionShape,
)
from .shelving import add_category, categories, move_category, remove_category, rename_category
from .synonyms import SynonymRefused, add_synonym, remove_synonym, rewrite_synonym, synonyms
from .tally import add_readings, tally
from .translations import confirm_translation, lead_with
from .upkeep import (
    add_questions,
    articles_of_release,
    kept_articles,
    nearest,
    published_ids,
    readings_by_day,
    release,
)
from .versions import compare, version, versions

__all__ = [
    "CONFIDENT",
    "NOTICE_DOORS",
    "NOTICE_LEVELS",
    "REASONS",
    "AddressTaken",
    "ArticleFilter",
    "ArticleMoved",
    "ArticleRef",
    "ArticleRefused",
    "ArticleShape",
    "ArticleState",
    "ArticleText",
    "AssistantKnowledge",
    "BlockShape",
    "BlockUsed",
    "CategoryShape",
    "ChangedField",
    "ChangedLine",
    "EditableArticle",
    "EditableNotice",
    "EditablePage",
    "FileRefused",
    "FileShape",
    "Hit",
    "HoursReversed",
    "ImportReport",
    "ImportRow",
    "IndexState",
    "IssueRefused",
    "KeptArticle",
    "Part",
    "NotNow",
    "NotPublishable",
    "NoticeRefused",
    "NoticeShape",
    "NoticeText",
    "OtherEyesNeeded",
    "Piece",
    "Obstacles",
    "ProductShape",
    "ProductSpan",
    "Reading",
    "RegroupingRefused",
    "Release",
    "ReleaseShape",
    "ReviewRule",
    "RevisionShape",
    "SynonymRefused",
    "WritingRules",
    "SearchDoor",
    "SearchShape",
    "ShelfDemand",
    "Step",
    "VersionShape",
    "VideoHosts",
    "add_category",
    "add_product",
    "add_questions",
    "add_synonym",
    "add_readings",
    "approve_revision",
    "archive",
    "article",
    "article_at_address",
    "articles",
    "articles_of_release",
    "audience_of",
    "become_reader",
    "become_searcher",
    "block",
    "blocks",
    "body_html",
    "broken_links",
    "categories",
    "check_article",
    "clean_data",
    "edition_in",
    "film_in",
    "fixed_for",
    "follows_issues",
    "flaws",
    "host_of",
    "remove_synonym",
    "rewrite_synonym",
    "synonyms",
    "transcript_in",
    "forget_unconfirmed",
    "issue_article",
    "issue_of",
    "keep_reader",
    "mark_issue",
    "steps_in",
    "tell_fixed_by_mail",
    "tell_follower_by_mail",
    "told",
    "update_issue",
    "voter_of",
    "waiting_in_chat",
    "claim_searches",
    "compare",
    "confirm_translation",
    "default_collections",
    "did_you_mean",
    "discard_draft",
    "discard_notice",
    "discard_revision",
    "draft_notice",
    "editable_article",
    "editable_articles",
    "editable_notice",
    "editable_notices",
    "end_notice",
    "drafting",
    "exchange",
    "files_of",
    "forget_searches",
    "forget_searches_in",
    "former_addresses",
    "hand_over",
    "help_collection",
    "import_articles",
    "index_state",
    "keep_file",
    "keep_searcher",
    "kept_articles",
    "lead_with",
    "markdown_html",
    "merge_articles",
    "merge_categories",
    "move_articles",
    "move_address",
    "move_category",
    "nearest",
    "note_choice",
    "note_opened",
    "note_reading",
    "preview_html",
    "public_collections",
    "obstacles",
    "open_texts",
    "note_search",
    "notice_previews",
    "notices",
    "order_shelves",
    "parts_of",
    "plan_hours",
    "popular",
    "references",
    "product",
    "product_at",
    "product_spans",
    "products",
    "publish",
    "publish_notice",
    "published_articles",
    "published_ids",
    "read_by",
    "reading",
    "readings_by_day",
    "redacted",
    "reindex",
    "release",
    "release_product",
    "releases",
    "rely_on",
    "remove_block",
    "remove_category",
    "remove_collection",
    "remove_product",
    "remove_release",
    "rename_category",
    "rename_product",
    "render_body",
    "restore",
    "restore_version",
    "review_by",
    "revise",
    "revision",
    "revisions_waiting",
    "rewrite_article",
    "rewrite_notice",
    "save_article",
    "save_category",
    "save_collection",
    "search",
    "search_figures",
    "searcher_of",
    "searches",
    "send_back",
    "send_revision_back",
    "set_products",
    "settle",
    "shelf_demand",
    "split_article",
    "span_product",
    "submit",
    "tell_hours",
    "tell_turns",
    "staff_searcher",
    "suggest",
    "token_searcher",
    "translate_article",
    "users_of_block",
    "version",
    "versions",
    "voice_texts",
    "warm",
    "withdraw",
    "write_article",
    "write_block",
]


def warm() -> None:
    """Load words and vectors (a second), then keep this process's search index in step from now on.

    Call it in a thread after the port is bound; searches that come earlier wait some seconds for what they
    need and then find among the articles that have been read so far (`index_state().ready` is still False).
    """
    core.on_nudge("process:index", lambda _hint: index.wake())
    board.follow()
    language.warm()
    tally.follow()
    kept_pages.follow()
    index.follow()


def settle() -> None:
    """Write what this process has counted and not written; call it when the process ends."""
    tally.write_patiently()
