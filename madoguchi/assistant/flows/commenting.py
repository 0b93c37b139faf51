"""Comments of a flow's text stay beside what they are about when the text is written anew from a form.

YAML's reader drops them. So each is tied to the entry that follows it, or on whose line it stands, by the
way to that entry: a step is known by its name, an answer by its value, an example by its name. What is not
there any more takes its comments with it.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import yaml

Way = tuple[str, ...]
NAMED_BY = ("step", "value", "name", "you")
"""The first of these that an entry of a list has says which one it is."""


@dataclass
class _Notes:
    """Comments by the way to their entry: whole lines above it, and words behind it; `last`: at the end."""

    above: dict[Way, list[str]] = field(default_factory=lambda: defaultdict(list))
    behind: dict[Way, str] = field(default_factory=dict)
    last: list[str] = field(default_factory=list)


def kept(before: str, after: str) -> str:
    """The text `after` with the comments of `before`; both hold a flow that can be read."""
    if "#" not in before:
        return after
    notes = _found(before)
    if not (notes.above or notes.behind or notes.last):
        return after
    renamed = _renamed(before, after)
    above = {_moved(way, renamed): lines for way, lines in notes.above.items()}
    behind = {_moved(way, renamed): words for way, words in notes.behind.items()}
    starts = _starts(after)
    written: list[str] = []
    for at, line in enumerate(after.splitlines()):
        ways = starts.get(at, ())
        indent = line[: len(line) - len(line.lstrip())]
        written += [indent + note for way in ways for note in above.get(way, ())]
        words = next((behind[way] for way in ways if way in behind), "")
        written.append(f"{line}  {words}" if words and not line.endswith(("|", "|-", ">", ">-")) else line)
    return "\n".join([*written, *notes.last]) + "\n"


def _found(text: str) -> _Notes:
    notes, waiting = _Notes(), list[str]()
    inside, starts = _scalars(text), _starts(text)
    place = 0
    for at, line in enumerate(text.splitlines(keepends=True)):
        comment = _comment(line, place, inside)
        place += len(line)
        if line.lstrip().startswith("#") and comment:
            waiting.append(comment)
            continue
        if ways := starts.get(at):
            if waiting:
                notes.above[ways[0]] += waiting
                waiting = []
            if comment:
                notes.behind[ways[-1]] = comment
    notes.last = waiting
    return notes


def _comment(line: str, place: int, inside: list[tuple[int, int]]) -> str:
    """The comment on a line; "" for none. A # inside a word or a text is none."""
    for at, sign in enumerate(line):
        if sign != "#" or (at and not line[at - 1].isspace()):
            continue
        if not any(start <= place + at < end for start, end in inside):
            return line[at:].strip()
    return ""


def _scalars(text: str) -> list[tuple[int, int]]:
    """Where words and texts stand; a block of several lines ends with its last letter."""
    tokens = yaml.scan(text, Loader=yaml.SafeLoader)
    return [
        (one.start_mark.index, one.end_mark.index)
        for one in tokens
        if isinstance(one, yaml.ScalarToken) and (one.style or "#" in one.value)
    ]


def _starts(text: str) -> Mapping[int, list[Way]]:
    """The entries that begin on each line, the outermost first."""
    found: dict[int, list[Way]] = defaultdict(list)
    node = yaml.compose(text, Loader=yaml.SafeLoader)
    for way, line in _entries(node, ()) if node else ():
        found[line].append(way)
    return found


def _entries(node: yaml.Node, way: Way) -> Iterator[tuple[Way, int]]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            here = (*way, str(key.value))
            yield here, key.start_mark.line
            yield from _entries(value, here)
    elif isinstance(node, yaml.SequenceNode):
        for at, one in enumerate(node.value):
            here = (*way, _name(one, at))
            yield here, one.start_mark.line
            yield from _entries(one, here)


def _name(node: yaml.Node, at: int) -> str:
    held = {str(key.value): value for key, value in node.value} if isinstance(node, yaml.MappingNode) else {}
    known = next((held[name] for name in NAMED_BY if name in held), None)
    return f"={known.value}" if isinstance(known, yaml.ScalarNode) else f"#{at}"


def _renamed(before: str, after: str) -> Mapping[str, str]:
    """The step that got another name, where one did: as many as before, and one of them another."""
    old, new = _steps(before), _steps(after)
    changed = [(one, other) for one, other in zip(old, new, strict=False) if one != other]
    if len(old) == len(new) and len(changed) == 1 and changed[0][1] not in old:
        return dict(changed)
    return {}


def _steps(text: str) -> list[str]:
    found = dict.fromkeys(way[1] for ways in _starts(text).values() for way in ways if len(way) == 2)
    return [name for name in found if name.startswith("=")]


def _moved(way: Way, renamed: Mapping[str, str]) -> Way:
    return (*way[:1], renamed.get(way[1], way[1]), *way[2:]) if len(way) > 1 else way
