"""Everything that we keep in a customer's browser: only what a function she uses needs (a test counts)."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Cookie:
    """One cookie: its name, what it is for, and how long it stays."""

    name: str
    purpose: str
    stays: str


YEAR = _("one year")
BETWEEN = _("Keeps the e-mail address between the two steps of confirming it.")
NECESSARY: tuple[Cookie, ...] = (
    Cookie(
        "madoguchi_visitor",
        _("Finds your enquiry again when you come back. Set when you open the chat."),
        YEAR,
    ),
    Cookie("madoguchi_csrf", _("Protects forms against being sent by other sites."), YEAR),
    Cookie("madoguchi_language", _("Remembers the language you chose."), YEAR),
    Cookie("madoguchi_theme", _("Remembers whether you chose light or dark."), YEAR),
    Cookie(
        "madoguchi_read",
        _("Lets staff see which help articles you have read, once you ask."),
        _("30 days"),
    ),
    Cookie("madoguchi_reader", _("Keeps your opinion of an article changeable. Set when you vote."), YEAR),
    Cookie(
        "madoguchi_searcher",
        _("Tells us which article answered your search, without your name. Set when you search."),
        _("one day"),
    ),
    Cookie("madoguchi_notices", _("Keeps a notice that you have closed from coming back."), _("30 days")),
    Cookie("madoguchi_address", BETWEEN, _("15 minutes")),
    Cookie("madoguchi_code_for", BETWEEN, _("15 minutes")),
    Cookie("madoguchi_proving", BETWEEN, _("15 minutes")),
    Cookie(
        "madoguchi_passkey",
        _("Makes sure that a passkey is shown for this very question. Set when you use one."),
        _("10 minutes"),
    ),
    Cookie(
        "madoguchi_provider",
        _("Brings you back when you sign in with another account. Set when you do."),
        _("10 minutes"),
    ),
    Cookie(
        "madoguchi_acting",
        _("Remembers for whom you act. Set when you act for somebody else."),
        _("until the browser is closed"),
    ),
    Cookie("messages", _("Shows once that something was saved."), _("until it was shown")),
)
