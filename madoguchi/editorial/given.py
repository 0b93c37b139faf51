"""Numbers out of forms."""

from django.http import QueryDict

LONGEST = 15


def number_in(form: QueryDict, name: str) -> int | None:
    """The id given under this name; None for none, and for what is no id."""
    return _number(form.get(name, ""))


def numbers_in(form: QueryDict, name: str, *, most: int = 500) -> tuple[int, ...]:
    """All ids given under this name, at most so many."""
    given = [_number(value) for value in form.getlist(name)[:most]]
    return tuple(dict.fromkeys(number for number in given if number is not None))


def _number(value: str) -> int | None:
    return int(value) if value.isascii() and value.isdigit() and len(value) <= LONGEST else None
