"""Static files under names that carry their content's hash, ES imports too; one stylesheet for the look."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from django.core.files.base import ContentFile
from servestatic.storage import CompressedManifestStaticFilesStorage

AS_THEY_ARE = "django_htmx/"
LOOK = "ui/css/ui.css"
_IMPORT = re.compile(r'@import "(?P<file>[\w.-]+)" layer\((?P<layer>\w+)\);')


class HashedStorage(CompressedManifestStaticFilesStorage):
    """Hashed once `collectstatic` has run; before that (development, tests) the plain names."""

    support_js_module_import_aggregation = True
    manifest_strict = False

    def stored_name(self, name: str) -> str:
        """The hashed name, or the plain one while nothing was collected."""
        return super().stored_name(name) if self.hashed_files else name

    def url_converter(self, name: str, hashed_files: Any, template: str | None = None) -> Callable[..., str]:
        """Rewrites imports and addresses; htmx's own files mention modules they do not ship and stay."""
        if name.startswith(AS_THEY_ARE):
            return _unchanged
        rewrite: Callable[..., str] = super().url_converter(name, hashed_files, template)
        return rewrite

    def post_process(self, paths: dict[str, Any], dry_run: bool = False, **options: Any) -> Iterator[Any]:
        """As ever, but the look's stylesheet carries what it imports: one request before the first paint."""
        if LOOK in paths and not dry_run:
            whole = _with_imports(paths, LOOK)
            self.delete(LOOK)
            self.save(LOOK, ContentFile(whole.encode()))
            paths = {**paths, LOOK: (self, LOOK)}
        yield from super().post_process(paths, dry_run, **options)


def _with_imports(paths: dict[str, Any], name: str) -> str:
    """A stylesheet with the files that it imports from its own folder, each in its layer."""
    folder = name.rpartition("/")[0]

    def layer(one: "re.Match[str]") -> str:
        text = _text(paths, f"{folder}/{one['file']}")
        return f"@layer {one['layer']} {{\n{text}\n}}"

    return _IMPORT.sub(layer, _text(paths, name))


def _text(paths: dict[str, Any], name: str) -> str:
    storage, path = paths[name]
    with storage.open(path) as file:
        return str(file.read().decode())


def _unchanged(match: "re.Match[str]") -> str:
    return match.group(0)
