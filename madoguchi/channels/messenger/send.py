"""To Messenger and Instagram: as a reply for a day, by a person's tag for a week, then not at all."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import Capabilities, Outgoing, OutgoingFile
from madoguchi.core import api as core

from ..files import absolute, address_of_file
from ..meta.graph import needed, post
from ..pieces import send_pieces
from ..shapes import Account, Permanent, Route, Sent, Unsure
from .capabilities import FREELY, LONGEST_QUICK_REPLY, QUICK_REPLIES
from .contents import PRESSED

HUMAN = {"messaging_type": "MESSAGE_TAG", "tag": "HUMAN_AGENT"}
LONGEST_ABOVE, LONGEST_BUTTON, LONGEST_PAYLOAD = 640, 20, 1000


def send(account: Account, route: Route, outgoing: Outgoing) -> Sent:
    """Send one message of ours. Raises Permanent, Temporary, Broken, Unsure."""
    pieces = pieces_of(account, outgoing)
    if not pieces:
        raise Permanent("empty")
    kind = _as_what(account, route, outgoing)
    how = "human" if "tag" in kind else "response"
    return send_pieces(route, outgoing, pieces, partial(_post, account, route, kind), how=how)


def _as_what(account: Account, route: Route, outgoing: Outgoing) -> dict[str, str]:
    """Freely within a day; later only what a person wrote, where Meta has allowed us that."""
    if route.last_in_at is not None and core.now() - route.last_in_at < FREELY:
        return {"messaging_type": "RESPONSE"}
    if outgoing.author_kind == "agent" and account.settings.get("human_agent") == "yes":
        return HUMAN
    raise Permanent("window")


def _post(account: Account, route: Route, kind: Mapping[str, str], message: Mapping[str, Any]) -> str:
    body = {"recipient": {"id": route.address}, **kind, "message": message}
    said = post(account, f"{needed(account, 'page_id')}/messages", body)
    if not said.get("message_id"):
        raise Unsure("garbage")
    return str(said["message_id"])


def pieces_of(account: Account, outgoing: Outgoing) -> list[dict[str, Any]]:
    """Meta's messages for ours: words, files, and what may be pressed below the last words."""
    can = conversations.capabilities(account.kind)
    with override(outgoing.language):
        files = [_file(one, can) for one in outgoing.files]
        words = _words(outgoing, can)
    if pressed := _quick_replies(outgoing):
        last = words.pop() if words else {"text": "…"}
        words.append({**last, "quick_replies": pressed})
    return [*files, *words] if pressed else [*words, *files]


def _words(outgoing: Outgoing, can: Capabilities) -> list[dict[str, Any]]:
    facts = outgoing.card.get("facts") if isinstance(outgoing.card, dict) else None
    text, url = outgoing.text, ""
    if isinstance(facts, Mapping) and facts.get("url"):
        url = absolute(str(facts["url"]))
        if 0 < len(text) <= LONGEST_ABOVE and not outgoing.choices:
            return [_button(text, cut(str(facts.get("action") or facts["title"]), LONGEST_BUTTON), url)]
    whole = "\n".join(filter(None, (text, url)))
    return [{"text": part} for part in can.parts(whole) if part]


def _button(text: str, label: str, url: str) -> dict[str, Any]:
    buttons = [{"type": "web_url", "title": label, "url": url}]
    payload = {"template_type": "button", "text": text, "buttons": buttons}
    return {"attachment": {"type": "template", "payload": payload}}


def _quick_replies(outgoing: Outgoing) -> list[dict[str, str]]:
    return [
        {"content_type": "text", "title": cut(one.label, LONGEST_QUICK_REPLY),
         "payload": f"{PRESSED}{one.text or one.label}"[:LONGEST_PAYLOAD]}
        for one in outgoing.choices[:QUICK_REPLIES]
    ]  # fmt: skip


def _file(file: OutgoingFile, can: Capabilities) -> dict[str, Any]:
    """Meta fetches it from us; what it would not show goes as a link that lasts for a while."""
    url = address_of_file(file)
    if can.files is None or not can.files.takes(file.media_type, file.size):
        return {"text": f"{_('A file for you: %(name)s') % {'name': file.name}}\n{url}"}
    kind = file.media_type.partition("/")[0]
    shown = kind if kind in ("image", "video", "audio") else "file"
    return {"attachment": {"type": shown, "payload": {"url": url}}}


def cut(text: str, letters: int) -> str:
    """A label as long as it may be."""
    return text if len(text) <= letters else text[: letters - 1] + "…"
