"""Plain values that the wiring tables and other contexts hand to the look."""

from dataclasses import dataclass


@dataclass(frozen=True)
class MenuItem:
    """One line of a menu; an empty `roles` means everybody whose menu it is.

    `slot` names a slot of config/panels.py shown behind the label (for example a count); `also` are pages
    that belong to it though their addresses stand elsewhere.
    """

    label: str
    url_name: str
    icon: str
    roles: tuple[str, ...] = ()
    slot: str = ""
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class SettingsPage:
    """One line of the settings menu: what can be set there, in the words people search by.

    Lines of one `group` stand together; an empty `roles` means administrators alone.
    """

    label: str
    summary: str
    url_name: str
    icon: str
    group: str
    roles: tuple[str, ...] = ()
    keywords: str = ""


@dataclass(frozen=True)
class Column:
    """A table column; `sort` is the query value that sorts by it, "" when it cannot be sorted."""

    label: str
    sort: str = ""
    numeric: bool = False


@dataclass(frozen=True)
class Point:
    """One value of a chart; `low` and `high` bound its interval, None when there is none.

    `href` leads to the rows that were counted.
    """

    label: str
    value: float
    low: float | None = None
    high: float | None = None
    href: str = ""
