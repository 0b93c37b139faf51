"""Static files under names that carry their content's hash, ES imports included."""

import re
from collections.abc import Callable
from typing import Any

from servestatic.storage import CompressedManifestStaticFilesStorage

AS_THEY_ARE = "django_htmx/"


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


def _unchanged(match: "re.Match[str]") -> str:
    return match.group(0)
