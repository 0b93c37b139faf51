"""The rows of the rooms that travel in the settings file: teams and categories, by their stable names."""

from typing import Any

from madoguchi.core import api as core
from madoguchi.knowledge import api as knowledge
from madoguchi.people import api as people

Rows = dict[str, dict[str, Any]]


def teams() -> Rows:
    """Slug → names."""
    return {team.slug: {"name_ja": team.name_ja, "name_en": team.name_en} for team in people.teams()}


def apply_teams(rows: Rows, actor: core.Actor) -> None:
    """Make or rename these teams."""
    for slug, names in rows.items():
        people.create_team(slug=slug, name_ja=_text(names, "name_ja"), name_en=_text(names, "name_en"))


def categories() -> Rows:
    """Slug → titles and place, for the help centre."""
    return {
        one.slug: {"title_ja": one.title_ja, "title_en": one.title_en, "position": at}
        for at, one in enumerate(knowledge.categories())
    }


def apply_categories(rows: Rows, actor: core.Actor) -> None:
    """Make, rename or move these shelves."""
    home = knowledge.help_collection()
    owner = {one.slug: one.collection for one in knowledge.categories()}
    for slug, names in rows.items():
        knowledge.save_category(
            collection=owner.get(slug, home), slug=slug, position=int(names.get("position", 0)),
            title_ja=_text(names, "title_ja"), title_en=_text(names, "title_en"),
        )  # fmt: skip


def _text(values: dict[str, Any], name: str) -> str:
    value = values[name]
    if not isinstance(value, str) or not value.strip() or len(value) > 80:
        raise ValueError(name)
    return value.strip()
