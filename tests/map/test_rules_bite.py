"""Every rule of the map finds the break that it exists for."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import grimp
import pytest
from django.db import models
from importlinter.cli import lint_imports

from . import rules
from .test_map import contracts_for

ROOT = "brokenhouse"


@pytest.fixture
def build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[dict[str, str]], Path]]:
    """Return a builder of a little house from {path: text}; every folder becomes a package."""
    house = tmp_path / ROOT
    monkeypatch.syspath_prepend(str(tmp_path))

    def builder(files: dict[str, str]) -> Path:
        for name, text in ({"language/tokens.py": ""} | files).items():
            path = house / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
            for folder in [path.parent, *path.parent.parents]:
                if path.suffix == ".py" and folder.is_relative_to(house):
                    (folder / "__init__.py").touch()
        return house

    yield builder
    for name in [module for module in sys.modules if module.split(".")[0] == ROOT]:
        del sys.modules[name]


DOWN = "imports point down the map"
WEB = "a web module asks api and access, never models"
INSIDE = "inside a context the doors stand above the acts, the acts above the tables"
PLAIN = "facts, shapes and the language rooms know no Django"
CONTRACT_BREAKS = {
    "an import that points up": (DOWN, {"core/facts.py": "import brokenhouse.desk.api\n", "desk/api.py": ""}),
    "siblings that know each other": (
        DOWN,
        {"routing/actions.py": "import brokenhouse.feedback.api\n", "feedback/api.py": ""},
    ),
    "a folder that is not on the map": (DOWN, {"drawer/things.py": "", "core/api.py": ""}),
    "a view that reads tables": (
        WEB,
        {"people/web/staff.py": "import brokenhouse.people.models\n", "people/models.py": ""},
    ),
    "tables that know the acts": (
        INSIDE,
        {"people/models.py": "import brokenhouse.people.actions\n", "people/actions.py": ""},
    ),
    "shapes that know Django": (PLAIN, {"people/shapes.py": "import django\n"}),
}


@pytest.mark.parametrize("name", CONTRACT_BREAKS)
def test_contracts_refuse(
    name: str,
    build: Callable[[dict[str, str]], Path],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    contract, files = CONTRACT_BREAKS[name]
    exit_code = lint_imports(config_filename=contracts_for(ROOT, build(files), tmp_path), no_cache=True)
    assert exit_code == 1
    assert f"{contract} BROKEN" in capsys.readouterr().out


def test_contracts_accept_a_house_in_order(build: Callable[[dict[str, str]], Path], tmp_path: Path) -> None:
    house = build({"people/api.py": "import brokenhouse.core.api\n", "core/api.py": ""})
    assert lint_imports(config_filename=contracts_for(ROOT, house, tmp_path), no_cache=True) == 0


def test_a_reach_past_the_front_door_is_found(build: Callable[[dict[str, str]], Path]) -> None:
    build(
        {
            "desk/web/inbox.py": "import brokenhouse.people.models\nimport brokenhouse.people.api\n",
            "people/models.py": "",
            "people/api.py": "",
            "config/listeners.py": "import brokenhouse.people.listeners\n",
            "people/listeners.py": "",
        }
    )
    graph = grimp.build_graph(ROOT, cache_dir=None)
    assert rules.front_door_breaks(graph, ROOT) == ["brokenhouse.desk.web.inbox -> brokenhouse.people.models"]


def test_a_foreign_key_that_points_up_is_found() -> None:
    class Upper(models.Model):
        class Meta:
            app_label = "brokenhouse"
            managed = False

    Upper.__module__ = f"{ROOT}.desk.models"

    class Lower(models.Model):
        upper = models.ForeignKey(Upper, models.CASCADE)

        class Meta:
            app_label = "brokenhouse"
            managed = False

    Lower.__module__ = f"{ROOT}.core.models"
    assert rules.foreign_key_breaks([Lower, Upper], ROOT) == [
        "core.Lower.upper has no related_name='+'",
        "core.Lower.upper points up to desk",
    ]


def test_sizes_are_capped(build: Callable[[dict[str, str]], Path]) -> None:
    long_view = "def inbox(request):\n" + "    request.x = 1\n" * 20
    long_act = "def send():\n" + "    x = 1\n" * 60
    house = build(
        {
            "desk/web/inbox.py": long_view,
            "desk/actions.py": long_act,
            "core/facts.py": "\n" * 401,
            "desk/static/desk/desk.css": "\n" * 301,
        }
    )
    assert rules.size_breaks(house) == [
        "core/facts.py: 401 lines, at most 400",
        "desk/actions.py:send 61 lines, at most 60",
        "desk/static/desk/desk.css: 301 lines, at most 300",
        "desk/web/inbox.py:inbox 21 lines, at most 20",
    ]


def test_empty_names_are_found(build: Callable[[dict[str, str]], Path]) -> None:
    house = build({"core/utils.py": "", "attic/box.py": ""})
    assert rules.name_breaks(house) == ["attic: not on the map", "core/utils.py: banned name"]


def test_templates_stay_with_their_owner(build: Callable[[dict[str, str]], Path]) -> None:
    house = build(
        {
            "desk/templates/desk/inbox.html": (
                '{% extends "ui/shell.html" %}{% include "people/_card.html" %}'
            ),
            "desk/templates/people/card.html": "",
        }
    )
    assert rules.template_breaks(house) == [
        "desk/templates/desk/inbox.html: uses people/_card.html",
        "desk/templates/people/card.html: belongs in templates/desk/",
    ]


def test_journeys_stay_short_and_know_no_tables(build: Callable[[dict[str, str]], Path]) -> None:
    house = build({"journeys/reply.py": "from brokenhouse.people.models import Staff\n" + "\n" * 60})
    assert rules.journey_breaks(house) == ["reply.py: 61 lines, at most 60", "reply.py: touches tables"]


def test_habits_are_kept(build: Callable[[dict[str, str]], Path]) -> None:
    house = build(
        {
            "core/apps.py": "class A:\n    def ready(self):\n        import os\n",
            "core/facts.py": "from django.db.models.signals import post_save\n",
        }
    )
    assert rules.habit_breaks(house) == [
        "core/apps.py: import inside ready",
        "core/apps.py: ready()",
        "core/facts.py: signals",
    ]
