"""How the first migration of a room makes its tables."""

from collections.abc import Sequence

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState


class Together(Operation):
    """Operations on new tables that do not build on each other, done as one.

    Django builds the models anew after every operation, those of other rooms too, which takes far longer than
    the tables. Here they are built once: when the state knows all of them.
    """

    reversible = False

    def __init__(self, operations: Sequence[Operation]) -> None:
        self.operations = operations

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Add all models; whoever needs them built has them built with what else is there by then."""
        state.__dict__.pop("apps", None)
        for operation in self.operations:
            operation.state_forwards(app_label, state)

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        """Make every table as it is at the end; foreign keys come when all tables are there."""
        for operation in self.operations:
            operation.database_forwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        """For `sqlmigrate` and the progress of `migrate`."""
        return f"Make {len(self.operations)} things together"
