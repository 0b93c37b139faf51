"""A YAML text as mappings, lists and words that know their lines. Every word stays the word that was written.

So "no" is never taken for a boolean nor 0120 for a number; names by which a text could repeat itself without
end are refused.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from madoguchi.core import api as core

from .flaws import Flaw, Unreadable
from .shapes import Word, among

LONGEST = 200_000  # letters of a text


@dataclass
class Notes:
    """What was wrong so far."""

    flaws: list[Flaw] = field(default_factory=list)

    def add(self, code: str, line: int, about: str = "", step: str = "") -> None:
        """One thing more."""
        self.flaws.append(Flaw(code, line, step, about))


@dataclass(frozen=True)
class Entries:
    """A mapping: its values by key, and the line on which it begins."""

    found: dict[str, yaml.Node]
    line: int
    notes: Notes
    step: str = ""

    def __contains__(self, key: str) -> bool:
        return key in self.found

    def text(self, key: str) -> str:
        """A word or sentence; "" where there is none."""
        node = self.found.get(key)
        if node is None:
            return ""
        if not isinstance(node, yaml.ScalarNode):
            self.notes.add("not_text", line_of(node), key, self.step)
            return ""
        return "" if node.tag.endswith(":null") and node.style is None else str(node.value)

    def one_of(self, key: str, allowed: tuple[Word, ...], otherwise: Word | None = None) -> Word:
        """One of these words."""
        text = self.text(key) or otherwise or ""
        if (word := among(text, allowed)) is not None:
            return word
        self.notes.add("not_one_of", self.line_at(key), f"{key}: {text}", self.step)
        return otherwise or allowed[0]

    def whole(self, key: str) -> int | None:
        """A whole number; None where there is none."""
        text = self.text(key)
        if not text:
            return None
        try:
            return int(text[:12])
        except ValueError:
            self.notes.add("not_a_number", self.line_at(key), f"{key}: {text}", self.step)
            return None

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of words, or one word for a list of one."""
        node = self.found.get(key)
        if not isinstance(node, yaml.SequenceNode):
            return tuple(filter(None, (self.text(key),)))
        return tuple(str(one.value) for one in node.value if isinstance(one, yaml.ScalarNode))

    def within(self, key: str, step: str = "") -> "Entries":
        """The mapping below a key; an empty one where there is none."""
        node = self.found.get(key)
        if node is None:
            return Entries({}, self.line, self.notes, step or self.step)
        return entries(node, self.notes, step or self.step)

    def list(self, key: str) -> Iterator[yaml.Node]:
        """The entries of the list below a key."""
        node = self.found.get(key)
        if node is None:
            return
        if isinstance(node, yaml.SequenceNode):
            yield from node.value
        elif not (isinstance(node, yaml.ScalarNode) and not node.value):
            self.notes.add("not_a_list", line_of(node), key, self.step)

    def line_at(self, key: str) -> int:
        """The line of a value."""
        return line_of(self.found[key]) if key in self.found else self.line

    def only(self, *known: str) -> None:
        """Note every key that nobody knows."""
        for key in self.found:
            if key not in known:
                self.notes.add("unknown_field", self.line_at(key), key, self.step)


def root(text: str, notes: Notes) -> Entries:
    """The mapping of a whole text. Raises Unreadable where it is no YAML, or no mapping."""
    if len(text) > LONGEST:
        raise Unreadable((Flaw("too_long"),))
    try:
        for event in core.yaml_events(text):
            if isinstance(event, yaml.AliasEvent):
                raise Unreadable((Flaw("repeats_itself", event.start_mark.line + 1),))
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as broken:
        mark = broken.problem_mark or broken.context_mark
        raise Unreadable((Flaw("not_yaml", mark.line + 1 if mark else 0),)) from None
    except (yaml.YAMLError, RecursionError):
        raise Unreadable((Flaw("not_yaml"),)) from None
    if not isinstance(node, yaml.MappingNode):
        raise Unreadable((Flaw("not_a_flow", 1),))
    return entries(node, notes)


def entries(node: yaml.Node, notes: Notes, step: str = "") -> Entries:
    """A node as a mapping; one that is none is noted and empty."""
    found: dict[str, yaml.Node] = {}
    if not isinstance(node, yaml.MappingNode):
        notes.add("not_a_mapping", line_of(node), step=step)
        return Entries(found, line_of(node), notes, step)
    for key, value in node.value:
        name = str(key.value) if isinstance(key, yaml.ScalarNode) else "…"
        if name in found:
            notes.add("twice", line_of(key), name, step)
        found[name] = value
    return Entries(found, line_of(node), notes, step)


def line_of(node: yaml.Node) -> int:
    """The line on which a node begins, from 1."""
    return int(node.start_mark.line) + 1
