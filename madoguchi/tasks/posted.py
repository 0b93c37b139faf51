"""What comes in from a form or a link, for the fields of a task."""

from collections.abc import Iterable
from typing import Any

from django.http import QueryDict

from .shapes import Field


def sent(post: QueryDict, fields: Iterable[Field]) -> dict[str, Any]:
    """What a posted form says about these fields; a box without a tick is a No."""
    return {
        field.name: post.getlist(field.name) if field.kind == "choices" else post.get(field.name, "")
        for field in fields
    }


def first_given(link: QueryDict, fields: Iterable[Field]) -> dict[str, Any]:
    """What a link fills in beforehand: `?order=…`."""
    names = {field.name: field.kind for field in fields}
    return {
        name: link.getlist(name) if kind == "choices" else link[name][:200]
        for name, kind in names.items()
        if name in link
    }
