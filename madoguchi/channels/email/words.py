"""What became of a mail, in words: why it was kept aside, what was read with doubt, what was found of it."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import pgettext_lazy

NATURES: Mapping[str, Any] = {
    "spam": pgettext_lazy("mail kept aside", "Marked as spam"),
    "bounce": lazy("News that a mail did not arrive"),
    "out_of_office": lazy("Out of office"),
    "auto_reply": lazy("Automatic reply"),
    "list": lazy("Newsletter or mailing list"),
    "receipt": lazy("Confirmation that a mail was opened"),
    "generated": lazy("Written by a machine"),
}
"""Nature → what a list calls it."""

WHY: Mapping[str, Any] = {
    "spam": lazy("Your mail server marked it as spam."),
    "bounce": lazy("A server reports a mail that we did not send, or one that is only late."),
    "out_of_office": lazy("Somebody's mailbox answered that nobody is there. We answer no machine."),
    "auto_reply": lazy("A machine confirmed a mail. We answer no machine, so that nothing goes round."),
    "list": lazy("It was sent to many. A reply would go to the list or to nobody."),
    "receipt": lazy("A mail program reports that somebody opened a mail."),
    "generated": lazy("No person wrote it, or nobody reads answers to it."),
}
OWN = lazy("A mail of this desk came back to it. Taken in, it would go round for ever.")
OWN_SIGNS = frozenset({"x-madoguchi-mailbox"})

PROBLEMS: Mapping[str, Any] = {
    "charset_unknown": lazy("It does not say in which code its letters are written; that was guessed."),
    "undecodable": lazy("Some letters could not be read in any code; they are shown as �."),
    "charset_wrong": lazy("Some letters do not fit the code that it names."),
    "encoding_unknown": lazy("A part is packed in a way nobody knows; it is shown as it came."),
    "encoding_wrong": lazy("A part is packed wrongly; its end may be missing."),
    "boundary_missing": lazy("Its parts are not kept apart; all of it is shown as text."),
    "boundary_wrong": lazy("Its parts are kept apart in another way than it says."),
    "header_broken": lazy("A line of its head is broken."),
    "header_end_missing": lazy("Its head does not end where it should."),
    "type_broken": lazy("It names a kind of content that does not exist."),
    "too_many_parts": lazy("It has too many parts; the rest is attached as a file."),
    "winmail_unread": lazy("An attachment of Outlook (winmail.dat) could not be opened; it is attached."),
    "sender_missing": lazy("It names no sender."),
    "date_wrong": lazy("Its date is none; the time of arrival counts."),
    "nul": lazy("It holds characters that no text may hold; they were taken out."),
    "empty": lazy("It is empty."),
}
"""What was read with doubt → what that means for the reader."""

PICTURES: Mapping[str, Any] = {
    "address": lazy("the address does not lead to a public server"),
    "gone": lazy("the server has none there"),
    "kind": lazy("what came is no picture"),
    "large": lazy("too large"),
    "pixel": lazy("too small to be seen"),
    "silent": lazy("the server did not answer in time"),
    "unreachable": lazy("the server could not be reached"),
}
"""Why a picture from elsewhere is not here."""

RECORDS: Mapping[str, tuple[Any, Any]] = {
    "spf": (lazy("SPF: who may send"),
            lazy("Says which servers send mails of your domain. There may be only one: add ours to it.")),
    "dkim": (lazy("DKIM: signed by us"),
             lazy("With this key others see that nobody forged or changed our mails.")),
    "dmarc": (lazy("DMARC: what to do with forgeries"),
              lazy("Asks for reports. Once they show only mails of yours, change none to quarantine.")),
}  # fmt: skip
"""Record of the DNS → its name, and what it is for."""

RECORD_STATES: Mapping[str, tuple[Any, str]] = {
    "unasked": (pgettext_lazy("record", "not looked up"), "plain"),
    "right": (pgettext_lazy("record", "published"), "done"),
    "other": (pgettext_lazy("record", "says something else"), "soon"),
    "missing": (pgettext_lazy("record", "not published"), "overdue"),
    "silent": (pgettext_lazy("record", "the DNS does not answer"), "plain"),
}
"""What was found of a record → in words, and the tone of its badge."""

METHODS = {"spf": "SPF", "dkim": "DKIM", "dmarc": "DMARC"}
RESULTS: Mapping[str, Any] = {
    "pass": pgettext_lazy("check of a mail", "passed"),
    "fail": pgettext_lazy("check of a mail", "failed"),
    "softfail": pgettext_lazy("check of a mail", "doubtful"),
}


def why(nature: str, signs: Iterable[str]) -> str:
    """Why it was kept aside, in one sentence."""
    return str(OWN if OWN_SIGNS & set(signs) else WHY.get(nature, ""))


def troubles(codes: Iterable[str]) -> list[str]:
    """What was read with doubt, each in one sentence."""
    return [str(PROBLEMS.get(code) or _("A part could not be read well.")) for code in codes]


def checks(found: Mapping[str, str]) -> list[dict[str, Any]]:
    """What the server found, as {label, words, tone}; nothing where no trusted server said anything."""
    tones = {"pass": "done", "fail": "overdue", "softfail": "soon"}
    none = pgettext_lazy("check of a mail", "no result")
    return (
        [
            {
                "label": label,
                "words": str(RESULTS.get(found.get(method, ""), none)),
                "tone": tones.get(found.get(method, ""), "neutral"),
            }
            for method, label in METHODS.items()
        ]
        if found
        else []
    )
