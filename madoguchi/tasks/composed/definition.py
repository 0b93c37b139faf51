"""A task that the company made by form, as it is kept: plain values, in both languages. No Django."""

import re
from dataclasses import dataclass, field
from typing import Literal

from ..shapes import KINDS, Kind, Proof

EffectKind = Literal["case", "callback", "mail", "attribute"]
EFFECTS: tuple[EffectKind, ...] = ("case", "callback", "mail", "attribute")
UNDOABLE = frozenset(("case", "callback", "attribute"))
MOST_FIELDS, MOST_STEPS = 30, 5
CODE = re.compile(r"[a-z][a-z0-9-]{1,58}[a-z0-9]")
ICONS = (
    "list-checks", "file-text", "package", "truck", "receipt", "wrench", "phone", "mail", "house", "calendar",
    "gift", "shield-check", "user-round", "credit-card", "message-circle", "camera",
)  # fmt: skip


@dataclass(frozen=True)
class Said:
    """One text in both languages; who has written only one of them is read in that."""

    ja: str = ""
    en: str = ""

    def to(self, language: str) -> str:
        """The text for a reader of this language."""
        return (self.ja or self.en) if language == "ja" else (self.en or self.ja)


@dataclass(frozen=True)
class Option:
    """One answer that can be chosen."""

    value: str
    words: Said


@dataclass(frozen=True)
class Asked:
    """One field of the form."""

    name: str
    kind: Kind
    label: Said
    help: Said = Said()
    required: bool = True
    step: int = 1
    options: tuple[Option, ...] = ()
    least: int = 0
    most: int = 200


@dataclass(frozen=True)
class Effect:
    """What happens after the yes. Of the details only those count that belong to the kind."""

    kind: EffectKind = "case"
    team_id: int | None = None
    request_type: str = ""
    mail_to: str = ""
    attribute: str = ""
    attribute_field: str = ""


@dataclass(frozen=True)
class Definition:
    """The whole task. `again_days`: the same customer may do it once in so many days, 0 for always."""

    title: Said = Said()
    summary: Said = Said()
    icon: str = "list-checks"
    group: str = "contact"
    proof: Proof = "known"
    again_days: int = 0
    step_titles: tuple[Said, ...] = ()
    fields: tuple[Asked, ...] = ()
    effect: Effect = field(default_factory=Effect)
    confirmation: Said = Said()
    effects: Said = Said()
    done: Said = Said()
    undo_minutes: int = 0


def flaws(definition: Definition) -> tuple[tuple[str, str], ...]:
    """What keeps it from being published: where and which, as codes; empty when nothing does."""
    found: list[tuple[str, str]] = []
    if not definition.title.ja:
        found.append(("title", "title"))
    if not definition.fields:
        found.append(("fields", "no_fields"))
    if not 0 <= definition.undo_minutes <= 1440:
        found.append(("undo_minutes", "undo"))
    found += _field_flaws(definition)
    found += _effect_flaws(definition)
    return tuple(found)


def _field_flaws(definition: Definition) -> list[tuple[str, str]]:
    found = []
    for asked in definition.fields:
        if not asked.label.ja or asked.kind not in KINDS:
            found.append((asked.name, "label"))
        if asked.kind in ("choice", "choices") and len(asked.options) < 2:
            found.append((asked.name, "options"))
        if asked.kind in ("number", "date") and asked.least > asked.most:
            found.append((asked.name, "span"))
    return found


def _effect_flaws(definition: Definition) -> list[tuple[str, str]]:
    effect, names = definition.effect, {asked.name for asked in definition.fields}
    if effect.kind == "mail" and not effect.mail_to:
        return [("effect", "mail_to")]
    if effect.kind == "attribute" and (not effect.attribute or effect.attribute_field not in names):
        return [("effect", "attribute")]
    if effect.kind == "callback" and not any(asked.kind == "phone" for asked in definition.fields):
        return [("effect", "phone")]
    return []
