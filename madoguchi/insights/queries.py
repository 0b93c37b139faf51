"""Boards: the figures of a window as a whole and by parts, with ratings and, for agents, their state."""

from collections.abc import Iterable, Mapping
from typing import Any

from madoguchi.conversations import api as conversations
from madoguchi.core import api as core
from madoguchi.feedback import api as feedback
from madoguchi.people import api as people
from madoguchi.routing import api as routing

from .shapes import Board, Part, Satisfaction
from .words import part_names

GOOD = 4
"""From this score on (of 5) a customer counts as satisfied."""
NOTHING = conversations.Figures({})


def board(
    viewer: people.Viewer, window: conversations.Window, *, by: Iterable[str], only: Mapping[str, Any]
) -> Board:
    """The figures of a window, as a whole and by each of `by` (team, agent, channel, type, topic)."""
    now = core.now()
    rated = _rated(viewer, window, only)
    whole = conversations.figures(viewer, window, now=now, only=only)[""]
    parts = {}
    for name in by:
        found = conversations.figures(viewer, window, now=now, by=name, only=only)
        parts[name] = _parts(name, found, rated, only)
    every = [score for scores in rated.values() for score in scores["scores"]]
    return Board(now, _part("", "", whole, every), parts)


def satisfaction(scores: Iterable[int]) -> Satisfaction:
    """Top-2-box of some scores from 1 to 5."""
    given = list(scores)
    return Satisfaction(len(given), sum(score >= GOOD for score in given))


def rated_conversations(
    viewer: people.Viewer, window: conversations.Window, only: Mapping[str, Any], *, good: bool | None = None
) -> tuple[int, ...]:
    """The conversations behind the ratings of a window, the latest rating first."""
    return tuple(
        pk
        for pk, one in _rated(viewer, window, only).items()
        if good is None or (one["scores"][0] >= GOOD) == good
    )


def _rated(
    viewer: people.Viewer, window: conversations.Window, only: Mapping[str, Any]
) -> dict[int, dict[str, Any]]:
    """Each rated conversation that counts, with its parts and its score."""
    given = dict(feedback.scores_given(since=window.since, until=window.until))
    parts = conversations.parts_of(given, viewer) if given else {}
    return {
        pk: {**parts[pk], "scores": [score]}
        for pk, score in given.items()
        if pk in parts and all(parts[pk][part] == value for part, value in only.items())
    }


def _parts(
    by: str,
    found: dict[Any, conversations.Figures],
    rated: dict[int, dict[str, Any]],
    only: Mapping[str, Any],
) -> tuple[Part, ...]:
    scores: dict[Any, list[int]] = {}
    for one in rated.values():
        scores.setdefault(one[by], []).extend(one["scores"])
    at_work = _at_work(only) if by == "agent" else {}
    keys = list(dict.fromkeys([*found, *scores, *at_work]))
    names = part_names(by, keys)
    load = routing.load(list(at_work)) if at_work else {}
    most = people.capacities(at_work, "webchat") if at_work else {}
    made = []
    for key in keys:
        person = at_work.get(key)
        state = (
            {}
            if person is None
            else {
                "availability": person.availability,
                "since": person.availability_since,
                "load": load.get(key, 0),
                "most": most.get(key, 1),
            }
        )
        made.append(_part(key, names[key], found.get(key, NOTHING), scores.get(key, ()), **state))
    return tuple(sorted(made, key=lambda part: (part.key in (None, ""), part.name)))


def _at_work(only: Mapping[str, Any]) -> dict[Any, people.StaffShape]:
    """Who answers customers here, or in the team asked for."""
    team = only.get("team")
    return {
        one.id: one
        for one in people.all_staff()
        if one.role == "agent" and (team is None or team in one.team_ids)
    }


def _part(key: Any, name: str, found: conversations.Figures, scores: Iterable[int], **state: Any) -> Part:
    return Part(
        key=key, name=name, counts=dict(found.counts), median_reply=found.median_reply,
        longest_since=found.longest_since, oldest=found.oldest, satisfaction=satisfaction(scores), **state,
    )  # fmt: skip
