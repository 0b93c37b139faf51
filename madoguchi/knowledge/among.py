"""A condition for many ids at once."""

from collections.abc import Iterable

from django.contrib.postgres.fields import ArrayField
from django.db.models import BigIntegerField, BooleanField, F, Func, Value


class Among(Func):
    """`id = ANY(…)`: the ids as one parameter.

    `id__in` has one of each, and the driver takes a statement of more than fifty apart anew each time.
    """

    template = "%(expressions)s"
    arg_joiner = " = ANY"
    output_field = BooleanField()

    def __init__(self, ids: Iterable[int], column: str = "id") -> None:
        given = Value(list(ids), ArrayField(BigIntegerField()))
        super().__init__(F(column), Func(given, template="(%(expressions)s)"))
