"""Templates: texts that Meta approved beforehand, with holes; the only ones that go after the window."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from ..meta.graph import get, needed
from ..shapes import HOLE, Account, Permanent, Template

FIELDS = "name,language,category,status,components,parameter_format"
MOST = "200"


def templates(account: Account) -> tuple[Template, ...]:
    """The approved ones whose holes are words. Raises Permanent, Temporary, Broken."""
    found = get(
        account, f"{needed(account, 'business_id')}/message_templates", fields=FIELDS, limit=MOST,
        status="APPROVED",
    )  # fmt: skip
    told = (one for one in found.get("data") or () if one.get("status") == "APPROVED")
    return tuple(one for one in map(_template, told) if one is not None)


def _template(told: Mapping[str, Any]) -> Template | None:
    """None for one that needs a picture, a place or a code: no agent can fill these at the desk."""
    parts = {str(one["type"]).upper(): one for one in told.get("components") or ()}
    header = parts.get("HEADER", {})
    dynamic = any(
        HOLE.search(str(one.get("url") or "")) for one in parts.get("BUTTONS", {}).get("buttons") or ()
    )
    if str(header.get("format") or "TEXT").upper() != "TEXT" or dynamic:
        return None
    if str(told.get("category")).upper() == "AUTHENTICATION" or "BODY" not in parts:
        return None
    if HOLE.search(str(header.get("text") or "")):
        return None
    text = str(parts["BODY"]["text"])
    return Template(
        name=str(told["name"]), language=str(told["language"]), text=text, holes=holes_in(text),
        above=str(header.get("text") or ""), below=str(parts.get("FOOTER", {}).get("text") or ""),
        category=str(told.get("category") or "").lower(),
    )  # fmt: skip


def holes_in(text: str) -> tuple[str, ...]:
    """The names of the holes, in order, each once."""
    return tuple(dict.fromkeys(HOLE.findall(text)))


def filled(chosen: Mapping[str, Any]) -> dict[str, Any]:
    """The template of a message (name, language, holes, values) as WhatsApp wants it.

    Raises Permanent("template") while a hole is empty.
    """
    holes: Sequence[str] = chosen.get("holes") or ()
    values: Mapping[str, Any] = chosen.get("values") or {}
    told = {"name": str(chosen["name"]), "language": {"code": str(chosen["language"])}}
    if not holes:
        return {"type": "template", "template": told}
    if any(not _plain(values.get(hole)) for hole in holes):
        raise Permanent("template")
    parameters = [_parameter(hole, _plain(values[hole])) for hole in holes]
    return {
        "type": "template",
        "template": {**told, "components": [{"type": "body", "parameters": parameters}]},
    }


def _parameter(hole: str, value: str) -> dict[str, str]:
    named = {} if hole.isdigit() else {"parameter_name": hole}
    return {"type": "text", **named, "text": value}


def _plain(value: Any) -> str:
    """WhatsApp takes no line breaks, tabs or rows of spaces in a hole."""
    return re.sub(r"\s+", " ", str(value or "")).strip()
