"""Who may see which mail: that of a conversation whoever sees it, one kept aside the team of its mailbox."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponseBase

from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import MessageShape
from madoguchi.people import api as people
from madoguchi.people.shapes import Viewer

from .models import Letter

KIND = "email"
ASIDE = Q(ours=False) & ~Q(nature="")
View = Callable[..., HttpResponseBase]
staff_only = people.role_required("agent", "supervisor")


class LetterUnknown(LookupError):
    """There is no such mail, or not for this viewer."""


@dataclass(frozen=True)
class OpenLetter:
    """A mail that its viewer may see, with its message where it has one."""

    row: Letter
    message: MessageShape | None = None
    conversation_id: int | None = None


def open_for(viewer: Viewer, letter_id: int) -> OpenLetter:
    """The mail, when the viewer may see it. Raises LetterUnknown, alike for "none" and "no"."""
    row = Letter.objects.filter(pk=letter_id).first()
    if row is None or not viewer.may_see_conversations:
        raise LetterUnknown(letter_id)
    if row.nature and row.conversation_id is None:
        if not aside_for(viewer).filter(pk=row.pk).exists():
            raise LetterUnknown(letter_id)
        return OpenLetter(row)
    find = conversations.message_of_part if row.ours else conversations.message_of_outside
    message_id = find(channel=KIND, external_id=row.key)
    try:
        if message_id is not None:
            message = conversations.message(viewer, message_id)
            return OpenLetter(row, message, message.conversation_id)
        if row.conversation_id is not None:
            here = conversations.conversation(viewer, row.conversation_id)
            return OpenLetter(row, None, here.id)
    except conversations.ConversationUnknown:
        pass
    raise LetterUnknown(letter_id)


def letter_of_message(viewer: Viewer, message_id: int) -> int:
    """The mail as which one of our messages went out. Raises LetterUnknown."""
    try:
        message = conversations.message(viewer, message_id)
    except conversations.ConversationUnknown:
        raise LetterUnknown(message_id) from None
    if mail := message.card.get("mail"):
        return int(mail["id"])
    found = Letter.objects.filter(ours=True, key__in=conversations.parts_sent(message_id=message.id))
    letter_id = found.order_by("-pk").values_list("pk", flat=True).first()
    if letter_id is None:
        raise LetterUnknown(message_id)
    return letter_id


def aside_for(viewer: Viewer) -> QuerySet[Letter]:
    """What was kept aside, as far as this member of staff may see it: of her teams' mailboxes, and of those
    that belong to no team; what lies in somebody's conversation is for whoever sees everything."""
    person = viewer.staff
    if person is None or not viewer.may_see_conversations:
        return Letter.objects.none()
    rows = Letter.objects.filter(ASIDE)
    if person.sees_everything:
        return rows
    mine = Q(account__team=None) | Q(account__team_id__in=person.team_ids)
    return rows.filter(mine, conversation=None)


def letter_required(view: View) -> View:
    """For staff who work with customers; the view gets the mail, or the page is not found."""

    @staff_only
    @wraps(view)
    def guarded(request: HttpRequest, letter_id: int, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            held = open_for(request.viewer, letter_id)  # type: ignore[attr-defined]
        except LetterUnknown:
            raise Http404 from None
        return view(request, held, *args, **kwargs)

    return guarded
