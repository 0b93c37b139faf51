"""Texts that a service approved beforehand. Plain, without Django."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

HOLE = re.compile(r"{{\s*([A-Za-z0-9_]+)\s*}}")
"""A hole of a template."""


@dataclass(frozen=True)
class Template:
    """A text that a service approved beforehand, which goes after the reply window too.

    `text` has its `holes` as {{name}}; `above` and `below` stand around it. `category` is the service's.
    """

    name: str
    language: str
    text: str
    holes: tuple[str, ...] = ()
    above: str = ""
    below: str = ""
    category: str = ""

    def words(self, values: Mapping[str, str]) -> str:
        """What the customer reads, with the holes filled."""
        said = HOLE.sub(lambda hole: values.get(hole[1], ""), self.text)
        return "\n".join(filter(None, (self.above, said, self.below)))
