"""Articles as pages that need no server: one HTML file each, an index for each language, one style sheet."""

import zipfile
from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import IO

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import override

from ..bodies import plain_html
from ..records import ArticleRecord
from .files import ADDRESS, FOLDER

_STYLE = """\
:root { color-scheme: light dark; }
body { max-width: 42rem; margin: 2rem auto; padding: 0 1rem; line-height: 1.7;
       font-family: system-ui, "Hiragino Sans", "Noto Sans JP", "Yu Gothic UI", sans-serif; }
img { max-width: 100%; height: auto; }
table { border-collapse: collapse; } td, th { border: 1px solid #8886; padding: .3rem .6rem; }
pre { overflow-x: auto; } nav { font-size: .9rem; }
"""


def write(
    stream: IO[bytes], records: Iterable[ArticleRecord], more: Callable[[zipfile.ZipFile], None]
) -> None:
    """A zip of the pages with what they show; only titles and addresses are held until the index."""
    listed: dict[str, dict[str, list[tuple[str, str]]]] = defaultdict(lambda: defaultdict(list))
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for record in records:
            name = f"{record.slug}-{record.id}.html"
            archive.writestr(f"{record.language}/{name}", _page(record))
            listed[record.language][record.category].append((record.heading, name))
        for language, shelves in listed.items():
            archive.writestr(f"{language}/index.html", _index(language, shelves))
        archive.writestr("style.css", _STYLE)
        more(archive)


def _page(record: ArticleRecord) -> str:
    with override(record.language):
        html = SafeString(plain_html(record.body, record.language).replace(ADDRESS, f"../{FOLDER}"))
        return render_to_string("knowledge/export/article.html", {"record": record, "html": html})


def _index(language: str, shelves: dict[str, list[tuple[str, str]]]) -> str:
    with override(language):
        context = {"language": language, "shelves": sorted(shelves.items())}
        return render_to_string("knowledge/export/index.html", context)
