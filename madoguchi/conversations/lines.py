"""System lines: stored as a code with parameters, read in the viewer's language."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as line

from madoguchi.ui import api as ui

from . import ports
from .shapes import NotPossible

LINES: dict[str, str] = {
    "handed_over": line("Your question has been passed to our staff, together with everything so far."),
    "in_queue": line("You are in the queue for a member of staff. Please wait a moment."),
    "outside_hours": line(
        "Our staff are away at the moment. We open again on %(at)s; your question is kept and we will "
        "answer then."
    ),
    "question_left": line(
        "We have kept your question. We will answer on this page, and by e-mail if we know your address."
    ),
    "agent_joined": line("%(name)s is now with you."),
    "agent_changed": line("%(name)s is taking over and has read everything so far."),
    "agent_left": line("We are looking for another member of staff for you. You keep your place."),
    "still_there": line("Are you still there? We are glad to continue whenever you are ready."),
    "waiting": line("We will wait for your reply. Write here at any time and we will continue."),
    "contact_in": line("You spoke with us (%(channel)s); %(name)s took it down."),
    "contact_out": line("%(name)s got in touch with you (%(channel)s)."),
    "resolved": line("This matter was marked as resolved. If you write again, it is opened again."),
    "reopened": line("The conversation was opened again."),
    "closed": line("This conversation has ended. Your next message begins a new one."),
    "channel_changed": line("The conversation continues by %(channel)s."),
    "channel_left": line("We go on by %(channel)s. Everything so far is there already."),
    "crossing_code": line(
        "We can go on by %(channel)s, with everything so far. Please send us this code there: %(code)s"
    ),
    "crossing_link": line("We can go on by %(channel)s, with everything so far: %(link)s"),
    "link_offered": line(
        "To link %(channel)s with your page, please open this address and sign in there. It works once, "
        "within 30 minutes: %(link)s"
    ),
    "link_done": line("%(channel)s is linked with your page now. We know you here from now on."),
    "link_failed": line(
        "%(channel)s could not be linked with your page. Nothing has been changed. If you wish, write "
        "“link with my page” here to begin anew."
    ),
    "link_taken": line(
        "%(channel)s is linked with another page already. Please end that link first; nothing has been "
        "changed."
    ),
    "link_known": line(
        "%(channel)s is linked with your page already. To end that, write “end the link with my page”."
    ),
    "link_ended": line("%(channel)s is no longer linked with your page."),
    "link_none": line("%(channel)s is not linked with any page."),
    "with_assistant": line(
        "The automatic answers are here for you again. You can ask for a member of staff at any time."
    ),
    "with_person": line(
        "A member of staff still has your enquiry and will answer you here. The automatic answers can go "
        "on once it is settled."
    ),
    "also_sent": line(
        "You seem to be away, so we have sent this to you by %(channel)s as well. Your answer there comes "
        "into this conversation."
    ),
    "identity_proven": line("Your e-mail address has been confirmed."),
    "rating_asked": line("How did we do? Please rate this conversation."),
    "rating_thanks": line("Thank you for your rating."),
    "transcript_sent": line("A copy of this conversation was sent to the confirmed e-mail address."),
    "glad": line("Glad that this helped. Write here whenever you have another question."),
    "not_understood": line("I could not find an answer to this. May I pass it on to our staff?"),
    "offer_person": line("I am sorry that this did not help. Our staff can take over if you wish."),
    "merged": line(
        "Your enquiry %(number)s has been put together with this one. We continue here with both."
    ),
    "send_failed": line("This message could not be delivered."),
}
PRIVATE_LINES: dict[str, str] = {
    "handed_over_because": line("The assistant passed it on: %(reason)s"),
    "host_proven": line("The customer is signed in on your own site, so we know who this is."),
    "form_unproven": line(
        "By web form, under the address of this customer. Nobody has confirmed that it was this person."
    ),
    "offer_made": line(
        "Offered to %(name)s: the least busy of %(among)s (%(load)s of %(capacity)s in hand), free for "
        "%(minutes)s min."
    ),
    "offer_expired": line(
        "%(name)s did not answer the offer within %(seconds)s seconds and is away now. "
        "It goes on to the next."
    ),
    "offer_declined": line("%(name)s declined the offer. It goes on to the next."),
    "offer_withdrawn": line("The offer to %(name)s was taken back: not available any more."),
    "agent_lost": line("%(name)s can no longer be reached. The conversation went back to the queue."),
    "taken_back": line("%(name)s took back a reply before the customer saw it."),
    "taken_back_read": line("%(name)s took back a reply that the customer had already seen."),
    "handed_over_why": line("Handed over because: %(why)s"),
    "recipients_changed": line("%(name)s changed whom our mails go to. To: %(to)s, CC: %(cc)s"),
    "way_blocked": line(
        "The customer takes no messages by %(left)s any more, so our answers go by %(channel)s from now on."
    ),
    "way_parted": line(
        "The customer has parted %(left)s from her page, so our answers go by %(channel)s from now on."
    ),
    "agent_signed_off": line("%(name)s has signed off. The conversation went back to the queue."),
}
SENT_OUTSIDE = frozenset(
    (
        "handed_over", "outside_hours", "question_left", "still_there", "channel_changed", "channel_left",
        "crossing_code", "crossing_link", "identity_proven",
        "link_offered", "link_done", "link_failed", "link_taken", "link_known", "link_ended", "link_none",
        "with_assistant", "with_person", "not_understood", "offer_person", "merged", "transcript_sent",
    )
)  # fmt: skip
"""Lines that are worth a message of their own where the customer has no screen of ours."""
SENT_AS_LETTERS = frozenset(("channel_changed", "channel_left", "crossing_code", "crossing_link", "merged"))
"""Of these the ones that are worth a letter: she has to know them to go on."""

WHY = {
    "wish": line("the customer asked for a person"),
    "failed": line("the assistant could not help twice in a row"),
    "anger": line("the customer is angry"),
    "safety": line("there may be danger to somebody"),
    "legal": line("the law or the authorities are mentioned"),
    "harassment": line("abusive words"),
}
"""Why a conversation went to people."""
CHANNELS = {
    "webchat": line("chat"),
    "email": line("e-mail"),
    "phone": line("telephone"),
    "voice": line("voice assistant"),
    "form": line("web form"),
    "post": line("post"),
    "fax": line("fax"),
    "store": line("shop"),
    "visit": line("visit"),
    "other": line("other ways"),
}


def check(code: str, private: bool) -> None:
    """Raises NotPossible("line") for a code that nobody could read, or that only staff may."""
    if code not in (PRIVATE_LINES if private else LINES):
        raise NotPossible("line")


def render(code: str, params: Mapping[str, Any]) -> str:
    """The line in the active language; a code from a newer version reads as nothing."""
    text = LINES.get(code) or PRIVATE_LINES.get(code)
    if text is None:
        return ""
    try:
        return gettext(text) % {key: _spoken(key, value) for key, value in params.items()}
    except (KeyError, ValueError, TypeError):
        return ""


def _spoken(key: str, value: Any) -> str:
    if key == "why":
        return gettext(WHY.get(str(value), str(value)))
    if key in ("channel", "left"):
        known = CHANNELS.get(str(value))
        return gettext(known) if known else str(ports.channel(str(value)).label)
    moment = value if isinstance(value, datetime) else _moment(value)
    if moment is not None:
        return f"{ui.day(moment, short=True, today=timezone.localdate())} {ui.clock(moment)}"
    return str(value)


def _moment(value: Any) -> datetime | None:
    found = parse_datetime(value) if isinstance(value, str) and "T" in value else None
    return found if found and found.tzinfo else None
