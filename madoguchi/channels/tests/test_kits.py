"""The libraries of services are loaded when they are used: they cost a second of every start."""

import ast
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from madoguchi.core import api as core

CHANNELS = Path(__file__).parents[1]
HEAVY = {"linebot", "telegram"}


def imported(node: ast.AST) -> Iterator[str]:
    """Libraries that are loaded together with a module; not those that only its types name."""
    if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
        return
    if isinstance(node, ast.Import):
        yield from (one.name.partition(".")[0] for one in node.names)
    if isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
        yield node.module.partition(".")[0]
    for inner in ast.iter_child_nodes(node):
        yield from imported(inner)


@pytest.mark.parametrize("service", ["line", "telegram"])
def test_no_adapter_loads_its_kit_with_itself(service):
    found = {
        (path.name, name)
        for path in (CHANNELS / service).glob("*.py")
        for name in imported(ast.parse(path.read_text(encoding="utf-8")))
    }
    assert ("client.py", "madoguchi") in found
    assert {one for one in found if one[1] in HEAVY} == set()


def test_a_kit_gives_what_its_library_has():
    assert core.Kit("json.decoder").JSONDecoder is json.JSONDecoder
    with pytest.raises(ModuleNotFoundError):
        core.Kit("no_such_library").anything  # noqa: B018
