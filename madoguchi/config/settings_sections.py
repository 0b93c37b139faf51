"""The rows of the rooms that travel in the settings file: teams, categories and saved replies, by their
stable names."""

from dataclasses import asdict, replace
from typing import Any

from madoguchi.conversations import api as conversations
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


def team_targets() -> Rows:
    """Slug → minutes by priority, for teams with targets of their own."""
    slugs = {team.id: team.slug for team in people.teams()}
    own = core.option(conversations.FirstReplyTargets).teams
    return {slugs[one.team_id]: asdict(one.minutes) for one in own if one.team_id in slugs}


def apply_team_targets(rows: Rows, actor: core.Actor) -> None:
    """Give these teams targets of their own; those of others stay."""
    ids = {team.slug: team.id for team in people.teams()}
    held = core.option(conversations.FirstReplyTargets)
    own = {one.team_id: one.minutes for one in held.teams}
    own |= {ids[slug]: conversations.ReplyMinutes(**_minutes(given)) for slug, given in rows.items()}
    teams = tuple(conversations.TeamMinutes(team_id, minutes) for team_id, minutes in sorted(own.items()))
    core.set_option(replace(held, teams=teams), actor=actor)


def _minutes(given: dict[str, Any]) -> dict[str, int | None]:
    for value in given.values():
        if value is not None and (type(value) is not int or value < 1):
            raise ValueError(value)
    return given


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


def saved_replies() -> Rows:
    """Shortcut → the letter, its teams by slug."""
    slugs = {team.id: team.slug for team in people.teams()}
    return {
        one.shortcut: {
            "title": one.title, "body_ja": one.body_ja, "body_en": one.body_en, "tags": list(one.tags),
            "answers_ja": one.answers_ja, "answers_en": one.answers_en,
            "teams": [slugs[id] for id in one.team_ids],
        }
        for one in conversations.every_saved_reply()
    }  # fmt: skip


def apply_saved_replies(rows: Rows, actor: core.Actor) -> None:
    """Make or change these letters."""
    ids = {team.slug: team.id for team in people.teams()}
    held = {one.shortcut: one.id for one in conversations.every_saved_reply()}
    for shortcut, letter in rows.items():
        conversations.save_reply(
            shortcut=shortcut, reply_id=held.get(shortcut), title=_text(letter, "title"),
            body_ja=str(letter.get("body_ja", "")), body_en=str(letter.get("body_en", "")),
            answers_ja=str(letter.get("answers_ja", "")), answers_en=str(letter.get("answers_en", "")),
            tags=[str(tag) for tag in letter.get("tags", ())],
            team_ids=[ids[slug] for slug in letter.get("teams", ())], actor=actor,
        )  # fmt: skip


def _text(values: dict[str, Any], name: str) -> str:
    value = values[name]
    if not isinstance(value, str) or not value.strip() or len(value) > 80:
        raise ValueError(name)
    return value.strip()
