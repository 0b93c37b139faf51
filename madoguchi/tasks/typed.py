"""The builder's form: from what was typed to a definition, arranged and checked without losing a word."""

import uuid
from collections.abc import Mapping
from dataclasses import replace

from django.http import QueryDict

from .composed.definition import (
    EFFECTS,
    ICONS,
    MOST_FIELDS,
    MOST_STEPS,
    Asked,
    Definition,
    Effect,
    Option,
    Said,
)
from .shapes import GROUPS, KINDS, PROOFS

LINE, TEXT = 120, 1000
MOST_OPTIONS = 40
NUMBERS = {"text": (0, 200), "long_text": (0, 4000), "number": (0, 1000), "date": (0, 365)}
"""Kind → the bounds a new field begins with."""


def typed(post: QueryDict) -> Definition:
    """The definition as it was sent; what is no value of ours becomes the usual one."""
    return Definition(
        title=_said(post, "title"),
        summary=_said(post, "summary"),
        icon=_one_of(post.get("icon", ""), ICONS),
        group=_one_of(post.get("group", ""), GROUPS, "contact"),
        proof=_one_of(post.get("proof", ""), PROOFS, "known"),  # type: ignore[arg-type]
        again_days=_number(post.get("again_days", ""), 0, 3650, 0),
        step_titles=tuple(_said(post, f"step-{at}") for at in range(1, MOST_STEPS + 1)),
        fields=tuple(_field(post, key) for key in _keys(post)),
        effect=_effect(post),
        confirmation=_said(post, "confirmation"),
        effects=_said(post, "effects", TEXT),
        done=_said(post, "done"),
        undo_minutes=_number(post.get("undo_minutes", ""), 0, 1440, 0),
    )


def arranged(definition: Definition, act: str) -> Definition:
    """After "add", "up:NAME", "down:NAME" or "drop:NAME"; nothing is saved."""
    verb, _colon, name = act.partition(":")
    fields = list(definition.fields)
    at = next((place for place, asked in enumerate(fields) if asked.name == name), None)
    if verb == "add" and len(fields) < MOST_FIELDS:
        step = fields[-1].step if fields else 1
        fields.append(Asked(f"f{uuid.uuid4().hex[:6]}", "text", Said(), step=step))
    elif at is not None and verb in ("up", "down"):
        to = max(0, min(len(fields) - 1, at + (1 if verb == "down" else -1)))
        fields.insert(to, fields.pop(at))
    elif at is not None and verb == "drop":
        fields.pop(at)
    return replace(definition, fields=tuple(fields))


def options_text(asked: Asked) -> str:
    """The choices as they are typed: one a line, Japanese | English."""
    return "\n".join(
        f"{one.words.ja} | {one.words.en}" if one.words.en else one.words.ja for one in asked.options
    )


def _keys(post: QueryDict) -> list[str]:
    found = [key for key in post.getlist("field") if key.isascii() and key.isalnum() and len(key) < 20]
    return list(dict.fromkeys(found))[:MOST_FIELDS]


def _field(post: QueryDict, key: str) -> Asked:
    kind = _one_of(post.get(f"{key}-kind", ""), KINDS, "text")
    least, most = NUMBERS.get(kind, (0, 200))
    return Asked(
        name=key,
        kind=kind,  # type: ignore[arg-type]
        label=_said(post, f"{key}-label"),
        help=_said(post, f"{key}-help", 300),
        required=bool(post.get(f"{key}-required")),
        step=_number(post.get(f"{key}-step", ""), 1, MOST_STEPS, 1),
        options=_options(post.get(f"{key}-options", "")) if kind in ("choice", "choices") else (),
        least=_number(post.get(f"{key}-least", ""), -36500, 10**9, least),
        most=_number(post.get(f"{key}-most", ""), -36500, 10**9 if kind == "number" else 4000, most),
    )


def _options(text: str) -> tuple[Option, ...]:
    found: dict[str, Option] = {}
    for line in text.splitlines()[:MOST_OPTIONS]:
        ja, _bar, en = line.replace("｜", "|").partition("|")
        name = " ".join(ja.split())[:LINE]
        if name:
            found[name] = Option(name, Said(name, " ".join(en.split())[:LINE]))
    return tuple(found.values())


def _effect(post: QueryDict) -> Effect:
    team = post.get("team", "")
    return Effect(
        kind=_one_of(post.get("effect", ""), EFFECTS),  # type: ignore[arg-type]
        team_id=int(team) if team.isascii() and team.isdecimal() and len(team) < 10 else None,
        request_type=post.get("request_type", "")[:60],
        mail_to=post.get("mail_to", "").strip()[:254],
        attribute=" ".join(post.get("attribute", "").split())[:40],
        attribute_field=post.get("attribute_field", "")[:20],
    )


def _said(post: Mapping[str, str], name: str, longest: int = LINE) -> Said:
    def clean(text: str) -> str:
        lines = [" ".join(line.split()) for line in text.replace("\x00", "").splitlines()]
        return "\n".join(lines).strip()[:longest]

    return Said(clean(post.get(f"{name}_ja", "")), clean(post.get(f"{name}_en", "")))


def _one_of(given: str, known: tuple[str, ...], usual: str = "") -> str:
    return given if given in known else usual or known[0]


def _number(text: str, least: int, most: int, usual: int) -> int:
    try:
        return max(least, min(most, int(text)))
    except ValueError:
        return usual
