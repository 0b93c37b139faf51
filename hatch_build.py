"""How the wheel is made: its dependencies are those of requirements/runtime.in; translations are compiled."""

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from hatchling.metadata.plugin.interface import MetadataHookInterface


class Dependencies(MetadataHookInterface):
    """One source of truth for dependencies: the input of the lock."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Fill in the dependencies."""
        lines = Path(self.root, "requirements", "runtime.in").read_text(encoding="utf-8").splitlines()
        metadata["dependencies"] = [
            line.strip() for line in lines if line.strip() and not line.startswith("#")
        ]


class Translations(BuildHookInterface):
    """Compiles every .po into the .mo that the wheel carries."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the .mo files and name them, since the repository ignores them."""
        for source in Path(self.root, "madoguchi").rglob("locale/*/LC_MESSAGES/*.po"):
            with source.open("rb") as stream:
                catalog = read_po(stream, locale=source.parts[-3])
            with source.with_suffix(".mo").open("wb") as stream:
                write_mo(stream, catalog)
            build_data["artifacts"].append(str(source.with_suffix(".mo").relative_to(self.root)))
