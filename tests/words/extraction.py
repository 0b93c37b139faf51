"""The texts that code and templates ask translations for, found without the gettext tools."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.template.base import Lexer, Token, TokenType
from django.utils.text import smart_split
from django.utils.translation import trim_whitespace

PACKAGE = Path(__file__).resolve().parents[2] / "madoguchi"
CALLS = {
    "gettext": (0, None), "gettext_lazy": (0, None), "gettext_noop": (0, None),
    "ngettext": (0, None), "ngettext_lazy": (0, None),
    "pgettext": (1, 0), "pgettext_lazy": (1, 0), "npgettext": (1, 0), "npgettext_lazy": (1, 0),
}  # fmt: skip
"""Function → place of the text and of the context among its arguments."""

CONSTANT = re.compile(r"""_\((?P<text>"[^"]*"|'[^']*')\)""")


@dataclass(frozen=True)
class Text:
    """One text to translate and where it stands."""

    msgid: str
    context: str | None
    place: str


def texts() -> Iterator[Text]:
    """All of them."""
    for path in sorted(PACKAGE.rglob("*")):
        if "tests" in path.parts or "migrations" in path.parts:
            continue
        if path.suffix == ".py":
            yield from in_code(path.read_text(), str(path.relative_to(PACKAGE)))
        elif path.suffix in {".html", ".txt", ".js"} and "templates" in path.parts:
            yield from in_template(path.read_text(), str(path.relative_to(PACKAGE)))


def in_code(source: str, place: str) -> Iterator[Text]:
    """Calls of Django's translation functions, under whatever name they were imported."""
    tree, names = ast.parse(source), {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation":
            names |= {one.asname or one.name: one.name for one in node.names if one.name in CALLS}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and (called := CALLS.get(_name(node.func, names))):
            text, context = called
            if isinstance(msgid := _constant(node, text), str):
                yield Text(msgid, _constant(node, context), f"{place}:{node.lineno}")


def _name(function: ast.expr, names: dict[str, str]) -> str:
    if isinstance(function, ast.Name):
        return names.get(function.id, "")
    if isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name):
        return function.attr if function.value.id == "translation" else ""
    return ""


def _constant(call: ast.Call, place: int | None) -> str | None:
    if place is None or place >= len(call.args) or not isinstance(call.args[place], ast.Constant):
        return None
    return call.args[place].value


def in_template(source: str, place: str) -> Iterator[Text]:
    """The tags trans and blocktrans, and _("…") anywhere."""
    tokens = iter(Lexer(source).tokenize())
    for token in tokens:
        if token.token_type not in (TokenType.BLOCK, TokenType.VAR):
            continue
        where = f"{place}:{token.lineno}"
        for found in CONSTANT.finditer(token.contents):
            yield Text(found["text"][1:-1], None, where)
        words = list(smart_split(token.contents))
        if token.token_type is not TokenType.BLOCK:
            continue
        if words[0] in ("trans", "translate") and words[1][0] in "\"'":
            yield Text(words[1][1:-1].replace("%", "%%"), _context(words), where)
        elif words[0] in ("blocktrans", "blocktranslate"):
            yield Text(_block(tokens, trimmed="trimmed" in words), _context(words), where)


def _context(words: list[str]) -> str | None:
    return words[words.index("context") + 1].strip("\"'") if "context" in words else None


def _block(tokens: Iterator[Token], *, trimmed: bool) -> str:
    """The text up to the end, or to its plural form, which has the same entry."""
    pieces: list[str] = []
    for token in tokens:
        if token.token_type is TokenType.TEXT:
            pieces.append(token.contents.replace("%", "%%"))
        elif token.token_type is TokenType.VAR:
            pieces.append(f"%({token.contents})s")
        else:
            break
    whole = "".join(pieces)
    return trim_whitespace(whole) if trimmed else whole
