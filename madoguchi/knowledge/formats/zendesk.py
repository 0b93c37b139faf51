"""What Zendesk Guide's API exports: articles, their translations, sections and categories, as JSON.

One file that holds them all (`{"articles": […], "sections": […], …}`), or a zip with `articles.json`,
`translations.json`, `sections.json`, `categories.json`, `user_segments.json`, each as the API pages it, also
`articles_2.json` and so on. HTML becomes Markdown; a section becomes a category; drafts stay drafts.
"""

import json
import re
import zipfile
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from markdownify import markdownify

from ..reading import LANGUAGES, LONGEST_BODY, RowRefused
from .archives import FileUnreadable, contents, members

NOUNS = ("articles", "translations", "sections", "categories", "user_segments")
MOST_BYTES = 60_000_000
LONGEST_HTML = 4 * LONGEST_BODY
_ACTIVE = re.compile(r"<(script|style|iframe|object)\b.*?(</\1\s*>|\Z)", re.I | re.S)
Thing = Mapping[str, Any]


def rows(path: Path) -> Iterator[Mapping[str, Any] | RowRefused]:
    """A row for each article and each of its translations. Raises FileUnreadable."""
    held = _held(path)
    sections = {one.get("id"): str(one.get("name") or "") for one in held["sections"]}
    segments = {one.get("id"): one.get("user_type") for one in held["user_segments"]}
    translations = defaultdict(list)
    for one in held["translations"]:
        if one.get("source_type", "Article") == "Article":
            translations[one.get("source_id")].append(one)
    for article in held["articles"]:
        about = _about(article, sections, segments)
        texts = [*(article.get("translations") or ()), *translations[article.get("id")]]
        yield from _texts(article, about, texts)


def _held(path: Path) -> dict[str, list[Thing]]:
    held: dict[str, list[Thing]] = {noun: [] for noun in NOUNS}
    for name, data in _files(path):
        for noun, things in _nouns(name, data).items():
            held[noun] += [one for one in things if isinstance(one, Mapping)]
    if not held["articles"]:
        raise FileUnreadable("no_articles")
    return held


def _files(path: Path) -> Iterator[tuple[str, bytes]]:
    if not zipfile.is_zipfile(path):
        if path.stat().st_size > MOST_BYTES:
            raise FileUnreadable("too_large")
        yield "", path.read_bytes()
        return
    for name, data in contents(path, members(path, (".json",)), most_each=MOST_BYTES):
        if data is None:
            raise FileUnreadable("too_large")
        yield name, data


def _nouns(name: str, data: bytes) -> dict[str, list[Any]]:
    """What a file holds; a bare list is what the file is called."""
    try:
        told = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise FileUnreadable("not_json") from None
    if isinstance(told, list):
        stem = re.sub(r"[\W_]*\d*$", "", PurePosixPath(name).stem) or "articles"
        return {stem: told} if stem in NOUNS else {}
    if not isinstance(told, Mapping):
        raise FileUnreadable("not_json")
    return {noun: told[noun] for noun in NOUNS if isinstance(told.get(noun), list)}


def _about(article: Thing, sections: Mapping[Any, str], segments: Mapping[Any, Any]) -> dict[str, Any]:
    """What holds for every text of an article."""
    segment = article.get("user_segment_id")
    seen_by = "customers" if segments.get(segment) == "signed_in_users" else "staff"
    return {
        "id": str(article.get("id") or ""),
        "group": str(article.get("id") or ""),
        "category": sections.get(article.get("section_id"), ""),
        "tags": [str(tag) for tag in article.get("label_names") or ()],
        "visibility": seen_by if segment else "public",
    }


def _texts(article: Thing, about: Thing, texts: list[Thing]) -> Iterator[Mapping[str, Any] | RowRefused]:
    """One row for each language; a translation of its own says more than the article itself."""
    source = str(article.get("source_locale") or article.get("locale") or "")
    spoken = {str(one.get("locale") or ""): one for one in texts if one.get("title")}
    if source not in spoken:
        spoken[source] = article
    for locale, text in spoken.items():
        language = locale.lower().partition("-")[0]
        if language not in LANGUAGES:
            yield RowRefused("unknown_language", f"{about['id']} ({locale[:20]})")
            continue
        draft = article.get("draft") or text.get("draft")
        html = str(text.get("body") or "")
        if len(html) > LONGEST_HTML:
            yield RowRefused("body_too_long", about["id"])
            continue
        yield {
            **about, "language": language, "heading": text.get("title"), "body": markdown_of(html),
            "status": "draft" if draft else "published",
            "updated": text.get("updated_at") or article.get("updated_at"),
        }  # fmt: skip


def markdown_of(html: str) -> str:
    """HTML as Markdown; scripts, styles and frames go."""
    try:
        text: str = markdownify(_ACTIVE.sub("", html), heading_style="ATX", bullets="-", escape_misc=False)
    except RecursionError:
        return ""
    return re.sub(r"\n{3,}", "\n\n", text).strip()
