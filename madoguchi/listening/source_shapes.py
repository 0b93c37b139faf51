"""Where the secrets of a source lie, and the source as adapters know it."""

from madoguchi.people import api as people

from .models import Source as SourceRow
from .shapes import Source


def secret_name(source_id: int, name: str) -> str:
    """The name under which a source's secret is sealed."""
    return f"listening:{source_id}:{name}"


def source_shape(row: SourceRow) -> Source:
    """The row as it crosses doors."""
    return Source(
        id=row.pk, kind=row.kind, name=row.name, settings=dict(row.settings), include=tuple(row.include),
        exclude=tuple(row.exclude), minutes=row.minutes, active=row.active,
        secret=lambda name: people.kept_secret(secret_name(row.pk, name)),
    )  # fmt: skip
