"""The front door's part for other systems: articles in and out, as rows, records and files."""

from .adding import ArticleExists, add_article
from .amending import amend_article
from .exporting import ENDINGS, MEDIA_TYPES, ExportForm, export_articles
from .formats.archives import FileUnreadable
from .formats.files import packed
from .formats.opening import FILE_REASONS, FORMS, form_of, opened
from .records import (
    ArticleRecord,
    CollectionShape,
    ProductHeld,
    Wanted,
    collections,
    each_record,
    record,
    records,
)
from .runs import RunShape, accept_import, begin_import, drop_import, import_run, import_runs, plan_import

__all__ = [
    "ENDINGS",
    "FILE_REASONS",
    "FORMS",
    "MEDIA_TYPES",
    "ArticleExists",
    "ArticleRecord",
    "CollectionShape",
    "ExportForm",
    "FileUnreadable",
    "ProductHeld",
    "RunShape",
    "Wanted",
    "accept_import",
    "add_article",
    "amend_article",
    "begin_import",
    "collections",
    "drop_import",
    "each_record",
    "export_articles",
    "form_of",
    "import_run",
    "import_runs",
    "opened",
    "packed",
    "plan_import",
    "record",
    "records",
]
