"""What PostgreSQL is given to find messages: words and character pairs, as lexemes of a tsvector."""

import re

from .analysis import forms
from .normalisation import fold, normalise

_JAPANESE_RUN = re.compile("[\u3041-\u3096\u30a1-\u30ff\u3400-\u4dbf\u4e00-\u9fff々〆ヶ]+")
_PLAIN_WORD = re.compile(r"[a-z0-9][a-z0-9._@+-]*[a-z0-9]|[a-z0-9]")
MOST_LEXEMES = 4_000


def bigrams(text: str) -> list[str]:
    """Character pairs of the Japanese runs of a normalised text, and its Latin words and numbers."""
    pairs: list[str] = []
    for run in _JAPANESE_RUN.findall(text):
        pairs += [run[i : i + 2] for i in range(len(run) - 1)] or [run]
    return pairs + [word[:64] for word in _PLAIN_WORD.findall(text)]


def search_tokens(text: str) -> list[str]:
    """Lexemes under which a message is found; give them to `array_to_tsvector`. No repetitions."""
    return list(dict.fromkeys(forms(text) + bigrams(normalise(text))))[:MOST_LEXEMES]


def query_tokens(text: str) -> list[str]:
    """Lexemes that a message must all have to contain `text` as it is written (pairs and Latin words)."""
    return list(dict.fromkeys(pair for part in fold(text).split() for pair in bigrams(normalise(part))))


def tsquery(text: str) -> str:
    """An expression for `to_tsquery('simple', …)`/`::tsquery`: all words, each in any spelling.

    取消 also finds 取り消し. Empty when nothing in `text` can be searched for.
    """
    return " & ".join(filter(None, map(_either, fold(text).split())))


def _either(part: str) -> str:
    literal = " & ".join(map(_quoted, dict.fromkeys(bigrams(normalise(part)))))
    spelled = " & ".join(map(_quoted, dict.fromkeys(forms(part))))
    if literal and spelled and literal != spelled:
        return f"(({literal}) | ({spelled}))"
    return f"({literal or spelled})" if literal or spelled else ""


def _quoted(lexeme: str) -> str:
    return "'" + lexeme.replace("\\", "\\\\").replace("'", "''") + "'"
