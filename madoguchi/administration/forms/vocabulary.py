"""The company's lists, as rows that are arranged, added and switched off before they are saved."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from django.http import QueryDict
from django.utils.translation import gettext as _

from madoguchi.conversations.shapes import CODE_FIELDS, Term, Vocabulary

LISTS = ("types", "topics", "reasons", "outcomes")
LONGEST, MOST = 60, 100


@dataclass(frozen=True)
class Row:
    """One line of a list as typed; `kept` tells a term that conversations may already carry."""

    code: str
    ja: str
    en: str
    active: bool = True
    kept: bool = True
    error: str = ""


@dataclass(frozen=True)
class VocabularyForm:
    """The four lists as typed, and which fields resolving asks for."""

    rows: Mapping[str, tuple[Row, ...]]
    required: tuple[str, ...]
    errors: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_right(self) -> bool:
        """Whether it can be saved."""
        return not self.errors and not any(row.error for rows in self.rows.values() for row in rows)

    def vocabulary(self) -> Vocabulary:
        """The lists to keep; rows left blank are left out."""
        lists = {name: tuple(_term(row) for row in self.rows[name]) for name in LISTS}
        return Vocabulary(**lists, required=self.required)


def shown(held: Vocabulary) -> VocabularyForm:
    """The lists as they are kept."""
    rows = {name: tuple(Row(t.code, t.ja, t.en, t.active) for t in getattr(held, name)) for name in LISTS}
    return VocabularyForm(rows, held.required)


def typed(post: QueryDict, held: Vocabulary) -> VocabularyForm:
    """The lists as they were sent; terms that were kept stay even where a row is missing."""
    rows = {name: _typed_rows(post, name, getattr(held, name)) for name in LISTS}
    required = tuple(name for name in CODE_FIELDS if name in post.getlist("required"))
    return VocabularyForm(rows, required)


def arranged(form: VocabularyForm, act: str) -> VocabularyForm:
    """After "types:add", "types:up:CODE", "types:down:CODE" or "types:drop:CODE"; nothing is saved."""
    name, _colon, what = act.partition(":")
    if name not in LISTS:
        return form
    verb, _colon, code = what.partition(":")
    rows = list(form.rows[name])
    at = next((n for n, row in enumerate(rows) if row.code == code), None)
    if verb == "add" and len(rows) < MOST:
        rows.append(Row(_new_code(), "", "", kept=False))
    elif at is not None and verb in ("up", "down"):
        to = max(0, min(len(rows) - 1, at + (1 if verb == "down" else -1)))
        rows.insert(to, rows.pop(at))
    elif at is not None and verb == "drop" and not rows[at].kept:
        rows.pop(at)
    return replace(form, rows={**form.rows, name: tuple(rows)})


def checked(form: VocabularyForm) -> VocabularyForm:
    """Without blank new rows, and with what is wrong beside each row and list."""
    rows = {name: _checked_rows(form.rows[name]) for name in LISTS}
    errors = {}
    for name, code_field in zip(LISTS, CODE_FIELDS, strict=True):
        if code_field in form.required and not any(row.active for row in rows[name]):
            errors[name] = _("Resolving asks for this, so at least one entry has to be offered.")
    return replace(form, rows=rows, errors=errors)


def _typed_rows(post: QueryDict, name: str, held: tuple[Term, ...]) -> tuple[Row, ...]:
    known = {term.code for term in held}
    codes = list(dict.fromkeys(code for code in post.getlist(f"{name}-code") if code))[:MOST]
    rows = [
        Row(
            code=code[:40],
            ja=" ".join(post.get(f"{name}-{code}-ja", "").split())[:LONGEST],
            en=" ".join(post.get(f"{name}-{code}-en", "").split())[:LONGEST],
            active=bool(post.get(f"{name}-{code}-active")),
            kept=code in known,
        )
        for code in codes
    ]
    forgotten = [Row(t.code, t.ja, t.en, t.active) for t in held if t.code not in codes]
    return (*rows, *forgotten)


def _checked_rows(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    right: list[Row] = []
    for row in rows:
        if not row.kept and not row.ja and not row.en:
            continue
        right.append(replace(row, error=_wrong(row, {other.ja for other in right})))
    return tuple(right)


def _wrong(row: Row, names: set[str]) -> str:
    if not row.ja:
        return _("Please give it a name.")
    return _("Two entries have the same name.") if row.ja in names else ""


def _term(row: Row) -> Term:
    return Term(row.code, row.ja, row.en or row.ja, row.active)


def _new_code() -> str:
    return f"t-{uuid.uuid4().hex[:8]}"
