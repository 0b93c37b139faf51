"""How the migrations of a room make and change its tables."""

from collections.abc import Sequence

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations import AddConstraint, AddField, AddIndex, AlterField, CreateModel
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

IN_A_TABLE = (AddConstraint, AddField, AddIndex, AlterField)


class Together(Operation):
    """Operations done as one; none may undo or change again what another of them did to an older table.

    Django builds the models anew after every operation, those of other rooms too, which takes far longer than
    the tables. Here they are built once: when the state knows all of them. A new table is therefore made as
    it is at the end, and what is added to it further down is in it already.
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
        """Make and change every table; foreign keys come when all tables are there."""
        new = {one.name_lower for one in self.operations if isinstance(one, CreateModel)}
        for operation in self.operations:
            if not (isinstance(operation, IN_A_TABLE) and operation.model_name.lower() in new):
                operation.database_forwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        """For `sqlmigrate` and the progress of `migrate`."""
        return f"Make {len(self.operations)} things together"
