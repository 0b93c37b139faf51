"""What the codes of listening are called."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import override, pgettext, pgettext_lazy

from .models import Mention

SENTIMENTS = {
    "negative": (pgettext_lazy("mention", "Negative"), "overdue", "frown"),
    "neutral": (pgettext_lazy("mention", "Neutral"), "plain", "meh"),
    "positive": (pgettext_lazy("mention", "Positive"), "done", "smile"),
}
"""Sentiment → name, tone and icon."""

THEMES = {
    "quality": pgettext_lazy("theme", "Quality"),
    "use": pgettext_lazy("theme", "Ease of use"),
    "delivery": pgettext_lazy("theme", "Delivery"),
    "price": pgettext_lazy("theme", "Price"),
    "support": pgettext_lazy("theme", "Support"),
    "shop": pgettext_lazy("theme", "Shops"),
    "app": pgettext_lazy("theme", "App and site"),
    "other": pgettext_lazy("theme", "Other"),
}

STATES = {
    "new": (pgettext_lazy("mention", "New"), "info"),
    "in_hand": (pgettext_lazy("mention", "In hand"), "soon"),
    "answered": (pgettext_lazy("mention", "Answered"), "done"),
    "ignored": (pgettext_lazy("mention", "Left alone"), "plain"),
}

LANGUAGES = {"ja": _("Japanese"), "en": _("English"), "ko": _("Korean")}

IGNORED = {
    "other_company": _("It is about somebody else"),
    "no_answer_wanted": _("No answer is wanted"),
    "advertisement": _("An advertisement"),
    "duplicate": _("Said already, and answered there"),
    "other": pgettext_lazy("why ignored", "Another reason"),
}

ANSWER_STATES = {
    "waiting": (_("Being posted"), "soon"),
    "by_hand": (_("To be posted by hand"), "soon"),
    "posted": (_("Posted"), "done"),
    "failed": (_("Could not be posted"), "overdue"),
}

PROBLEMS = {
    "unreachable": _("The address cannot be reached. It is tried again by itself."),
    "silent": _("The answer took too long. It is tried again by itself."),
    "too_large": _("The answer is larger than 2 MB. Choose a smaller feed or fewer results."),
    "garbled": _("The answer is not what this kind of source gives. Check the address, and the paths."),
    "entities": _("The feed declares entities, which can be an attack. It is not read."),
    "redirects": _("The address leads on and on. Enter the one where it ends."),
    "address": _("This address leads into a private network. Only public addresses are asked."),
    "keys": _("The key was refused. Enter a new one."),
    "forbidden": _("Access is refused. Check the key and its rights."),
    "not_found": _("Nothing is there. Check the address."),
    "busy": _("The place asks us to wait. It is tried again by itself."),
    "server": _("The place has trouble of its own. It is tried again by itself."),
    "refused": _("The place refused the request. Check what was entered."),
    "kind": _("This kind of source is no longer there."),
}
"""Why a place could not be heard or would not take an answer, and what to do."""

ONLY_STARS = _("Only stars, no words.")

SWEEPS = {
    "ignore": (_("Leaving alone"), _("Now left alone")),
    "theme": (_("Changing the topic"), _("Topic changed")),
    "together": (_("Making one conversation"), _("Made one conversation")),
}
"""Act on many → while it runs, and when it is done."""

REFUSALS = {
    "empty": _("Please write something first."),
    "too_long": _("The text is too long. Please shorten it."),
    "colleague": _("Please choose a colleague who is there."),
    "why": _("Please choose a reason."),
    "judgement": _("Please choose again."),
    "customer": _("Please choose the customer again."),
    "nothing": _("Please choose at least one mention."),
    "too_many": _("At most 50 mentions become one conversation. Please choose fewer."),
    "taken_up": _("It is a conversation already, or answered."),
}


def heading_of(row: Mention) -> str:
    """What a mention is called in a list: its title, else its first words."""
    said = row.title or " ".join(row.text.split()) or str(ONLY_STARS)
    return said if len(said) <= 60 else f"{said[:59]}…"


def facts_of(row: Mention, spoken: str) -> tuple[tuple[str, str], ...]:
    """What is known of a mention, as a card of a conversation says it."""
    with override(spoken):
        rows = [(pgettext("mention", "Said by"), row.author)] if row.author else []
        if row.rating:
            rows.append((pgettext("mention", "Stars"), f"{row.rating} / 5"))
        if row.title:
            rows.append((pgettext("mention", "Title"), row.title))
        return (*rows, (pgettext("mention", "Where"), row.url)) if row.url else tuple(rows)
