"""What leaves the house: the prompt, the question without personal data, passages that everybody may read."""

import json
import re
import unicodedata
from collections.abc import Sequence

from madoguchi.language import api as words

from .client import Messages

LONGEST_QUESTION, LONGEST_PASSAGE = 600, 4000  # characters
_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn"}
_STARS = re.compile(r"\*{4}(?: \*{4})*(?: \d{4})?")
LANGUAGES = {"ja": "Japanese", "en": "English", "ko": "Korean", "zh": "Chinese"}
NO_ANSWER = re.compile(r"\bNO_ANSWER\b")


def messages(prompt: str, question: str, passages: Sequence[tuple[str, str]], language: str) -> Messages:
    """The two messages: the prompt, and question and passages as one JSON value, so that no text ends
    another.
    """
    told = {
        "question": sent(question, language),
        "passages": [{"title": title, "text": text[:LONGEST_PASSAGE]} for title, text in passages],
        "answer_in": "Japanese" if language == "ja" else "English",
    }
    return [
        {"role": "system", "content": prompt},
        {"role": "user", "content": json.dumps(told, ensure_ascii=False)},
    ]


def sent(question: str, language: str) -> str:
    """A question as it may be sent: short, in visible signs only, without names, addresses and numbers
    of persons.
    """
    seen = visible(question[: LONGEST_QUESTION * 4])
    return _STARS.sub("***", words.impersonal(" ".join(seen.split())[:LONGEST_QUESTION], language))


def visible(text: str, *, lines: bool = False) -> str:
    """A text in visible signs only, in the widths one reads; with `lines`, its lines stay."""
    plain = unicodedata.normalize("NFKC", text)
    kept = "\n" if lines else ""
    return "".join(
        sign if sign in kept or unicodedata.category(sign) not in _UNSEEN else " " for sign in plain
    )


def translation_messages(prompt: str, veiled: str, into: str) -> Messages:
    """What is told for a translation: the prompt, and as one JSON value a text without personal data."""
    told = {"text": veiled, "translate_into": LANGUAGES.get(into, into)}
    return [
        {"role": "system", "content": prompt},
        {"role": "user", "content": json.dumps(told, ensure_ascii=False)},
    ]
