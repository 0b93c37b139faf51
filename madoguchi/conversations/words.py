"""What the ways to reach us, and the fields of filing, are called in the reader's language."""

from django.utils.translation import get_language, gettext_lazy, pgettext_lazy

from .shapes import Term

CHANNELS = {
    "webchat": ("message-circle", gettext_lazy("web chat")),
    "email": ("mail", gettext_lazy("e-mail")),
    "line": ("message-square", gettext_lazy("LINE")),
    "phone": ("phone", gettext_lazy("phone")),
    "voice": ("audio-lines", gettext_lazy("voice assistant")),
    "form": ("file-text", gettext_lazy("web form")),
    "store": ("store", gettext_lazy("shop")),
}
"""Channel → icon and name."""

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
