"""The first migration of a room leads where the migrations led that it stands for, one after another."""

from typing import Any

from django.db.migrations import RunSQL
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ModelState, ProjectState

in_depth = MigrationAutodetector(ProjectState(), ProjectState()).deep_deconstruct


class OneAfterAnother(MigrationLoader):
    """Goes the way of an installation that was there before: without those that replace others."""

    def load_disk(self) -> None:
        super().load_disk()
        self.disk_migrations = {key: one for key, one in self.disk_migrations.items() if not one.replaces}


def tables(loader: MigrationLoader) -> dict[tuple[str, str], Any]:
    """What a loader's migrations say about tables: columns in their order, and what belongs to them."""
    return {key: described(model) for key, model in loader.project_state().models.items()}


def described(model: ModelState) -> Any:
    fields = [(name, in_depth(field)) for name, field in model.fields.items()]
    return fields, model.options, model.bases, model.managers


def made_by_hand(loader: MigrationLoader) -> list[str]:
    """What is made by statements of our own, such as sequences."""
    operations = [operation for one in loader.graph.nodes.values() for operation in one.operations]
    return sorted(
        one.sql for one in operations if isinstance(one, RunSQL) and str(one.sql).startswith("CREATE")
    )


def test_both_ways_lead_to_the_same_tables():
    new, old = MigrationLoader(None), OneAfterAnother(None)
    assert new.graph.nodes.keys() != old.graph.nodes.keys()
    assert made_by_hand(new) == made_by_hand(old)
    quick, slow = tables(new), tables(old)
    assert quick.keys() == slow.keys()
    assert [key for key in quick if quick[key] != slow[key]] == []


def test_what_was_replaced_is_kept_for_who_stopped_between():
    loader = MigrationLoader(None)
    replaced = [key for one in loader.replacements.values() for key in one.replaces]
    assert [key for key in replaced if key not in loader.disk_migrations] == []
