"""A folder of Markdown files with front matter, as one zip: `<category>/<id>.<language>.md`.

Front matter holds the fields of an import row. What it leaves out is told by the place: the file's name is
the id, `.en.md` (or a folder `en/`) the language, the folder the category, a first heading `# …` the heading.
"""

import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import IO, Any

import yaml

from madoguchi.core import api as core

from ..reading import LANGUAGES, RowRefused
from .archives import contents, members
from .files import ADDRESS, FOLDER

ENDINGS = (".md", ".markdown")
_FENCE = re.compile(r"\A\ufeff?---[ \t]*\r?\n(.*?)^---[ \t]*\r?$\n?", re.S | re.M)
_TITLE = re.compile(r"\A\s*#[ \t]+(.+?)[ \t]*#*[ \t]*(?:\r?\n|\Z)")
_OURS = re.compile(rf"(\]\(<?){re.escape(ADDRESS)}(?=[\w-]{{22}})")
_BESIDE = re.compile(rf"(\]\(<?)(?:\.\./)*{FOLDER}(?=[\w-]{{22}})")
_GUIDES = ("readme", "license", "changelog")


class _Loader(yaml.SafeLoader):
    """YAML without anchors: a few lines must not become gigabytes."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.AliasEvent):
            raise yaml.YAMLError("aliases")
        return super().compose_node(parent, index)


def names(path: Path) -> list[str]:
    """The files that hold an article each. Raises FileUnreadable."""
    found = members(path, ENDINGS)
    return [one for one in found if PurePosixPath(one).stem.lower() not in _GUIDES]


def rows(path: Path) -> Iterator[Mapping[str, Any] | RowRefused]:
    """A row, or why there is none, for each file."""
    for name, data in contents(path, names(path)):
        if data is None:
            yield RowRefused("too_long", name)
            continue
        try:
            yield row_of(name, data)
        except RowRefused as refused:
            yield RowRefused(refused.reason, name)


def row_of(name: str, data: bytes) -> dict[str, Any]:
    """One file as a row. Raises RowRefused."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise RowRefused("not_text_file") from None
    said, body = _parted(text)
    row = {**_told_by_place(PurePosixPath(name)), **said}
    title = _TITLE.match(body)
    if title and not row.get("heading"):
        row["heading"], body = title[1], body[title.end() :]
    return {**row, "body": _BESIDE.sub(rf"\1{ADDRESS}", body)}


def write(
    stream: IO[bytes], rows: Iterable[Mapping[str, Any]], more: Callable[[zipfile.ZipFile], None]
) -> None:
    """The same folder as a zip; reading it again gives the same rows. `more` adds files at the end.

    Pictures are named by their place in the folder, so that every reader of Markdown shows them.
    """
    taken: set[str] = set()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for row in rows:
            name = _place_for(row, taken)
            up = "../" * name.count("/")
            here = {**row, "body": _OURS.sub(rf"\1{up}{FOLDER}", str(row["body"]))}
            archive.writestr(
                zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), file_of(here), zipfile.ZIP_DEFLATED
            )
        more(archive)


def file_of(row: Mapping[str, Any]) -> str:
    """A row as a Markdown file."""
    head = {name: value for name, value in row.items() if name != "body"}
    told = yaml.safe_dump(head, allow_unicode=True, sort_keys=False, width=110)
    return f"---\n{told}---\n\n{row['body']}\n"


def _parted(text: str) -> tuple[dict[str, Any], str]:
    fence = _FENCE.match(text)
    if fence is None:
        return {}, text.lstrip("\ufeff")
    try:
        said = yaml.load(core.shallow_yaml(fence[1]), Loader=_Loader)
    except (yaml.YAMLError, ValueError, RecursionError):
        raise RowRefused("bad_front_matter") from None
    if said is not None and not isinstance(said, dict):
        raise RowRefused("bad_front_matter")
    return {str(name): value for name, value in (said or {}).items()}, text[fence.end() :]


def _told_by_place(place: PurePosixPath) -> dict[str, Any]:
    stem, dot, ending = place.stem.rpartition(".")
    folders = list(place.parts[:-1])
    language = ending if dot and ending in LANGUAGES else next((f for f in folders if f in LANGUAGES), "")
    name = stem if dot and ending in LANGUAGES else place.stem
    shelves = [folder for folder in folders if folder not in LANGUAGES]
    told = {"id": name, "language": language, "category": shelves[-1] if shelves else ""}
    return {key: value for key, value in told.items() if value}


def _place_for(row: Mapping[str, Any], taken: set[str]) -> str:
    parts = [re.sub(r"[^\w-]+", "-", str(part)).strip("-") for part in (row.get("category", ""), row["slug"])]
    stem = "/".join(part for part in parts if part) or "article"
    name, number = f"{stem}.{row['language']}.md", 2
    while name in taken:
        name, number = f"{stem}-{number}.{row['language']}.md", number + 1
    taken.add(name)
    return name
