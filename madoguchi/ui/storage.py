"""Static files under names that carry their content's hash, ES imports included."""

from servestatic.storage import CompressedManifestStaticFilesStorage


class HashedStorage(CompressedManifestStaticFilesStorage):
    """Hashed once `collectstatic` has run; before that (development, tests) the plain names."""

    support_js_module_import_aggregation = True
    manifest_strict = False

    def stored_name(self, name: str) -> str:
        """The hashed name, or the plain one while nothing was collected."""
        return super().stored_name(name) if self.hashed_files else name
