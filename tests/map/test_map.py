"""The house keeps to its map. Each rule is proved on a broken little house in test_rules_bite.py."""

from collections.abc import Callable
from pathlib import Path

import grimp
import pytest
from django.apps import apps
from importlinter.cli import lint_imports

from . import rules

HOUSE = Path(__file__).resolve().parents[2] / "madoguchi"
CONTRACTS = Path(__file__).with_name("contracts.ini")
PLUMBING = {"core", "ui", "language", "config", "journeys", "demo"}


def contracts_for(root: str, folder: Path, tmp_path: Path) -> str:
    """Write the contracts for the package at `folder` and return the file's name."""
    contexts = sorted(p.parent.name for p in folder.glob("*/__init__.py"))
    inside = [f"    {root}.{name}" for name in contexts if name not in PLUMBING]
    text = CONTRACTS.read_text().replace("{contexts}", "\n".join(inside)).replace("{root}", root)
    written = tmp_path / "contracts.ini"
    written.write_text(text)
    return str(written)


def test_imports_keep_the_contracts(tmp_path: Path) -> None:
    exit_code = lint_imports(config_filename=contracts_for("madoguchi", HOUSE, tmp_path), no_cache=True)
    assert exit_code == 0


def test_contexts_are_entered_by_their_front_door() -> None:
    assert rules.front_door_breaks(grimp.build_graph("madoguchi", cache_dir=None), "madoguchi") == []


def test_foreign_keys_point_down() -> None:
    assert rules.foreign_key_breaks(apps.get_models(), "madoguchi") == []


@pytest.mark.parametrize(
    "rule",
    [
        rules.size_breaks,
        rules.name_breaks,
        rules.template_breaks,
        rules.journey_breaks,
        rules.habit_breaks,
    ],
)
def test_files_keep_the_rules(rule: Callable[[Path], list[str]]) -> None:
    assert rule(HOUSE) == []
