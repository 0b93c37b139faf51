"""What the set-up form of an account asks for, and what of it is still missing."""

from collections.abc import Mapping

from ..shapes import Account, Adapter, Field

TYPED = "~typed"
"""Behind the name of a secret that was typed into a form which was not right yet."""


def is_asked(field: Field, values: Mapping[str, str]) -> bool:
    """Whether a field matters beside these values of the others."""
    if field.only_if is None:
        return True
    name, value = field.only_if
    return values.get(name, "") == value


def missing(account: Account, adapter: Adapter) -> tuple[Field, ...]:
    """The required fields that hold nothing yet."""
    held = {one.name: str(account.settings.get(one.name) or one.default) for one in adapter.fields}
    return tuple(
        one for one in adapter.fields
        if one.required and one.kind != "switch" and is_asked(one, held)
        and not (account.secret(one.name) if one.secret else held[one.name])
    )  # fmt: skip
