"""The words that come with the product: `texts/ja.yaml` and `texts/en.yaml`, for every kind and channel."""

from functools import cache
from pathlib import Path

import yaml

from .shapes import LANGUAGES, Text

FOLDER = Path(__file__).parent / "texts"
OPENING = {
    "ja": "{{customer}}\n\nいつも{{brand}}をご利用いただき、誠にありがとうございます。\n",
    "en": "Dear {{customer}},\n\n",
}
CLOSING = {
    "ja": "\n\n{{link}}\n\nご不明な点がございましたら、どうぞお気軽にお問い合わせください。\n\n{{brand}}",
    "en": "\n\n{{link}}\n\nIf anything is unclear, please simply ask us.\n\nKind regards\n{{brand}}",
}


@cache
def _written(language: str) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = yaml.safe_load((FOLDER / f"{language}.yaml").read_text("utf-8"))
    return found


def shipped(kind: str, channel: str) -> dict[str, Text]:
    """The shipped words of a kind on a channel, by language."""
    return {language: _text(_written(language)[kind], channel, language) for language in LANGUAGES}


def _text(words: dict[str, str], channel: str, language: str) -> Text:
    title, short = words["title"], words["short"].strip()
    if channel == "email":
        return Text(title, OPENING[language] + words["email"].strip() + CLOSING[language])
    if channel == "push":
        return Text(title, short)
    if channel == "line":
        return Text("", f"{title}\n{short}\n{{{{link}}}}")
    return Text("", f"{_marked(language)}{title}\n{{{{link}}}}")


def _marked(language: str) -> str:
    return "【{{brand}}】" if language == "ja" else "{{brand}}: "
