"""What the ways to reach us, and the fields of filing, are called in the reader's language."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import get_language, gettext_lazy, pgettext_lazy

from . import ports
from .shapes import Term

WAYS = {
    "webchat": ("message-circle", gettext_lazy("web chat")),
    "email": ("mail", gettext_lazy("e-mail")),
    "line": ("message-square", gettext_lazy("LINE")),
    "phone": ("phone", gettext_lazy("phone")),
    "voice": ("audio-lines", gettext_lazy("voice assistant")),
    "form": ("file-text", gettext_lazy("web form")),
    "post": ("mailbox", gettext_lazy("post")),
    "fax": ("printer", gettext_lazy("fax")),
    "store": ("store", gettext_lazy("shop")),
    "visit": ("map-pin-house", gettext_lazy("visit")),
    "other": ("messages-square", gettext_lazy("other ways")),
}
"""Ways without an adapter, and those that had messages before theirs came → icon and name."""


class _Channels(Mapping[str, tuple[str, Any]]):
    """Channel → icon and name; the adapters are asked when somebody looks."""

    def __getitem__(self, kind: str) -> tuple[str, Any]:
        found = ports.channels().get(kind)
        return (found.icon, found.label) if found else WAYS[kind]

    def __iter__(self) -> Iterator[str]:
        return iter({**WAYS, **ports.channels()})

    def __len__(self) -> int:
        return len({**WAYS, **ports.channels()})


CHANNELS = _Channels()

CODE_LABELS = {
    "request_type": pgettext_lazy("filing", "Type"),
    "topic": pgettext_lazy("filing", "Topic"),
    "reason": pgettext_lazy("filing", "Reason"),
    "outcome": pgettext_lazy("filing", "Outcome"),
}
"""Field that holds a code of the vocabulary → its name."""

GAP_LABELS = {
    "customer": pgettext_lazy("gap", "customer's name"),
    "customer_company": pgettext_lazy("gap", "customer's company"),
    "agent": pgettext_lazy("gap", "my name"),
    "agent_family": pgettext_lazy("gap", "my family name"),
    "team": pgettext_lazy("gap", "team"),
    "brand": pgettext_lazy("gap", "our company"),
    "number": pgettext_lazy("gap", "contact number"),
    "today": pgettext_lazy("gap", "today"),
    "next_opening": pgettext_lazy("gap", "next opening"),
}
"""What a saved reply may have put in → its name; as {{name}} in the text."""


def term_name(terms: tuple[Term, ...], code: str) -> str:
    """The word for a code in the reader's language; a code that the list has lost reads as itself."""
    term = next((term for term in terms if term.code == code), None)
    if term is None:
        return code
    return term.ja if get_language() == "ja" else term.en or term.ja
