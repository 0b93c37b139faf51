"""How the parts of a profile are called, and what is said when one cannot be kept."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from madoguchi.core import api as core
from madoguchi.people import api as people

ADDRESS_KINDS = [
    ("home", pgettext_lazy("address", "Home")),
    ("work", pgettext_lazy("address", "Work")),
    ("other", pgettext_lazy("address", "Another place")),
]
PHONE_KINDS = [
    ("mobile", pgettext_lazy("phone", "Mobile")),
    ("home", pgettext_lazy("phone", "Home")),
    ("work", pgettext_lazy("phone", "Work")),
    ("other", pgettext_lazy("phone", "Other")),
]
CHANNELS = [
    ("email", pgettext_lazy("reach", "E-mail")),
    ("push", pgettext_lazy("reach", "Notice on this device")),
    ("line", pgettext_lazy("reach", "LINE")),
    ("phone", pgettext_lazy("reach", "Telephone")),
    ("sms", pgettext_lazy("reach", "Text message")),
    ("post", pgettext_lazy("reach", "Letter")),
]
LANGUAGES = [("ja", "日本語"), ("en", "English")]
TOPICS = people.TOPIC_WORDS
PARTS = {
    "people.profile": gettext_lazy("Name and preferences"),
    "people.postaladdress": pgettext_lazy("postal", "Address"),
    "people.phone": gettext_lazy("Telephone number"),
    "people.contactchoice": gettext_lazy("What you want to hear of"),
}
ACTS = {
    "insert": pgettext_lazy("history", "Added"),
    "update": pgettext_lazy("history", "Changed"),
    "delete": pgettext_lazy("history", "Removed"),
}


def refused_words(refused: people.DetailRefused) -> str:
    """What to tell her, with the way out."""
    by_field = {
        ("code", "form"): _("Please enter seven digits, like 100-0001, or a digital address, like ABC-1234."),
        ("code", "missing"): _("Please enter the postal code, or a digital address."),
        ("number", "form"): _("This does not look like a telephone number. Please check it."),
        ("number", "many"): _("There are ten numbers already. Please remove one first."),
        ("phone", "form"): _("This does not look like a telephone number. Please check it."),
        ("address", "many"): _("There are twenty addresses already. Please remove one first."),
        ("address", "gone"): _("This address is no longer there."),
        ("family", "missing"): _("Please enter your name. One of the two fields is enough."),
        ("password", "weak"): _("Please choose at least ten characters that are not easily guessed."),
        ("email", "last"): _("This is your only confirmed address. Please add another one first."),
    }
    by_reason = {
        "missing": _("Please fill this in."),
        "long": _("This is too long. Please shorten it."),
        "kana": _("Please write the reading in katakana or hiragana."),
        "form": _("This contains characters that we cannot keep. Please type it again."),
    }
    return by_field.get((refused.field, refused.reason)) or by_reason.get(refused.reason, by_reason["form"])


def changed(change: core.Change, customer_id: int) -> dict[str, Any]:
    """One line of the history: what, to what, by whom."""
    now = change.before if change.act == "delete" else change.after
    return {
        "at": change.at,
        "act": ACTS.get(change.act, ACTS["update"]),
        "part": PARTS[change.model],
        "value": _value(change.model, now),
        "by": _by(change, customer_id),
    }


def _value(model: str, row: Any) -> str:
    if model == "people.phone":
        return people.number_text(row.get("number", ""))
    if model == "people.postaladdress":
        place = "".join(row.get(part) or "" for part in ("prefecture", "city", "town", "street"))
        return f"{place} {row.get('building') or ''}".strip() or row.get("digital_code", "")
    if model == "people.contactchoice":
        topic, channel = TOPICS.get(row.get("topic"), ""), dict(CHANNELS).get(row.get("channel"), "")
        wish = _("wanted") if row.get("wanted") else _("not wanted")
        return _("%(topic)s by %(channel)s: %(wish)s") % {"topic": topic, "channel": channel, "wish": wish}
    parts = people.NameParts(row.get("family_name", ""), row.get("given_name", ""))
    return parts.whole


def _by(change: core.Change, customer_id: int) -> str:
    if change.actor_kind == "customer":
        return _("yourself") if change.actor_id == customer_id else _("your representative")
    if change.actor_kind in ("staff", "account"):
        return _("our staff")
    return _("our records")
