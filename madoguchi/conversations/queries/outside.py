"""What a line says where nothing but words can be shown: the quoted passage, its source, and the way on."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.conf import settings

from ..lines import render
from ..models import Message


def words_outside(line: Message) -> str:
    """All of it, in the active language."""
    if line.kind == "system" and "code" in line.card:
        return render(line.card["code"], line.card.get("params", {}))
    return "\n".join(part for part in _parts(line.body, line.card) if part)


def _parts(body: str, card: Mapping[str, Any]) -> Iterator[str]:
    yield body
    for quoted in (card, card.get("also") or {}):
        passage = str(quoted.get("passage") or "")
        if passage and passage not in body:
            yield f"\n{passage}"
        if passage and quoted.get("url"):
            yield f"▸ {quoted.get('title', '')}\n{absolute(str(quoted['url']))}"
    for one in card.get("lines", ()):
        yield f"・{one}"
    if card.get("type") == "talk" and card.get("url"):
        yield f"▸ {card.get('link', '')}\n{absolute(str(card['url']))}"


def absolute(url: str) -> str:
    """An address that leads here from anywhere."""
    return f"{settings.MADOGUCHI_ADDRESS}{url}" if url.startswith("/") else url
