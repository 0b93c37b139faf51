"""How the wheel is made: dependencies from requirements/*.in, translations, the browser's modules."""

import subprocess
import sys
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from hatchling.metadata.plugin.interface import MetadataHookInterface


class Dependencies(MetadataHookInterface):
    """One source of truth for dependencies: the inputs of the locks."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Fill in the dependencies."""
        metadata["dependencies"] = self._wanted("runtime")
        metadata["optional-dependencies"] = {"voice": self._wanted("voice")}

    def _wanted(self, name: str) -> list[str]:
        lines = Path(self.root, "requirements", f"{name}.in").read_text(encoding="utf-8").splitlines()
        return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


class WhatIsMade(BuildHookInterface):
    """What the wheel carries and the repository ignores."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make the files and name them."""
        package = Path(self.root, "madoguchi")
        for made in [*compiled_translations(package), *browser_modules(package)]:
            build_data["artifacts"].append(str(made.relative_to(self.root)))


def compiled_translations(package: Path) -> list[Path]:
    """Every .po as .mo."""
    sources = sorted(package.rglob("locale/*/LC_MESSAGES/*.po"))
    for source in sources:
        with source.open("rb") as stream:
            catalog = read_po(stream, locale=source.parts[-3])
        with source.with_suffix(".mo").open("wb") as stream:
            write_mo(stream, catalog)
    return [source.with_suffix(".mo") for source in sources]


def browser_modules(package: Path) -> list[Path]:
    """The kept libraries, bundled where bin/setup has not done it yet."""
    subprocess.run([sys.executable, package.parent / "browser" / "build.py"], check=True)
    return sorted(package.glob("ui/static/kept/*.js"))
