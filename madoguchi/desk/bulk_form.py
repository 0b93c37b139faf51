"""The question before an act on many: what it needs to know, and whether the answer can be used."""

from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any

from django.utils.translation import gettext as _

from madoguchi.conversations.shapes import CODE_FIELDS
from madoguchi.core import api as core
from madoguchi.people import api as people
from madoguchi.people.shapes import Viewer

from . import codes, snoozing, words

MOST_TAG = 40
BLANK: Any = SimpleNamespace(**dict.fromkeys(CODE_FIELDS, ""))


class Unfinished(ValueError):
    """The answer cannot be used; words say why."""


def given(act: str, post: Mapping[str, str]) -> dict[str, Any]:
    """What the act needs, read from the form. Raises Unfinished."""
    return READ[act](post)


def _to(post: Mapping[str, str]) -> dict[str, Any]:
    kind, _colon, given = post.get("to", "").partition(":")
    number = core.whole_number(given) or 0
    known = {"staff": people.staff, "team": people.team}.get(kind)
    if kind == "none" or (known and known(number) is not None):
        return {"to": post["to"]}
    raise Unfinished(_("Please choose who takes them."))


def _tag(post: Mapping[str, str]) -> dict[str, Any]:
    tag = " ".join(post.get("tag", "").replace(",", " ").replace("、", " ").split()).lstrip("#")
    if not tag or len(tag) > MOST_TAG:
        raise Unfinished(_("Please give one tag of up to 40 characters."))
    return {"tag": tag, "how": "remove" if post.get("how") == "remove" else "add"}


def _priority(post: Mapping[str, str]) -> dict[str, Any]:
    if post.get("priority") not in ("1", "2", "3", "4"):
        raise Unfinished(_("Please choose a priority."))
    return {"priority": post["priority"]}


def _until(post: Mapping[str, str]) -> dict[str, Any]:
    try:
        return {"at": snoozing.until(post.get("until", "")[:80]).isoformat()}
    except snoozing.NotUnderstood as problem:
        raise Unfinished(str(problem)) from None


def _codes(post: Mapping[str, str]) -> dict[str, Any]:
    return {field: post[field][:60] for field in CODE_FIELDS if post.get(field)}


READ = {
    "assign": _to, "tag": _tag, "priority": _priority, "snooze": _until, "resolve": _codes,
    "spam": lambda post: {},
}  # fmt: skip


def choices(act: str, viewer: Viewer, post: Mapping[str, str]) -> dict[str, Any]:
    """What the question is drawn from."""
    if act == "assign":
        return {"assignees": _assignees(viewer)}
    if act == "priority":
        return {"priorities": [(str(value), label) for value, label in words.PRIORITIES.items()]}
    if act == "snooze":
        return {"proposals": snoozing.proposals(), "said": post.get("until", "")}
    if act == "resolve":
        groups = codes.choices(BLANK, _codes(post))
        return {"groups": [{**group, "required": False} for group in groups]}
    return {"tag": post.get("tag", "")}


def _assignees(viewer: Viewer) -> list[tuple[str, str]]:
    assert viewer.staff is not None
    me = viewer.staff.id
    lines = [(f"staff:{me}", _("Me")), ("none:", _("Nobody: back to the queue"))]
    for one in people.all_staff():
        if one.role != "editor" and one.id != me:
            lines.append((f"staff:{one.id}", f"{one.name}（{words.AVAILABILITIES[one.availability]}）"))
    return lines + [(f"team:{team.id}", _("Team %(name)s") % {"name": team.name}) for team in people.teams()]
