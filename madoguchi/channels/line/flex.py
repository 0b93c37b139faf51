"""What is known of an order, a visit or a bill, as a card in LINE."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.conf import settings

MOST_FACTS, MOST_ALT = 10, 400


def card_of(facts: Mapping[str, Any]) -> dict[str, Any]:
    """A flex bubble: title, pairs of label and value, and a button that leads to her own page."""
    bubble: dict[str, Any] = {
        "type": "bubble",
        "body": {
            "type": "box",
            "layout": "vertical",
            "spacing": "md",
            "contents": [_title(str(facts["title"])), *map(_pair, facts.get("facts", ())[:MOST_FACTS])],
        },
    }
    if facts.get("url"):
        bubble["footer"] = _button(str(facts.get("action") or facts["title"]), str(facts["url"]))
    return {"type": "flex", "altText": alt(facts), "contents": bubble}


def alt(facts: Mapping[str, Any]) -> str:
    """What a list of chats and a screen reader say of it."""
    parts = [str(facts["title"]), *(f"{label} {value}" for label, value in facts.get("facts", ()))]
    return " / ".join(parts)[:MOST_ALT]


def _title(text: str) -> dict[str, Any]:
    return {"type": "text", "text": text, "weight": "bold", "size": "md", "wrap": True}


def _pair(pair: Sequence[str]) -> dict[str, Any]:
    label, value = (str(one) or " " for one in pair)
    small = {"type": "text", "size": "sm", "wrap": True}
    return {
        "type": "box",
        "layout": "baseline",
        "contents": [
            {**small, "text": label, "color": "#6B7280", "flex": 2},
            {**small, "text": value, "flex": 4},
        ],
    }


def _button(label: str, url: str) -> dict[str, Any]:
    action = {"type": "uri", "label": label[:20], "uri": absolute(url)}
    contents = [{"type": "button", "style": "link", "height": "sm", "action": action}]
    return {"type": "box", "layout": "vertical", "contents": contents}


def absolute(url: str) -> str:
    """An address that leads here from anywhere."""
    return f"{settings.MADOGUCHI_ADDRESS}{url}" if url.startswith("/") else url
