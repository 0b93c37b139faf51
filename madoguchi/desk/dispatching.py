"""A reply on its way: held to its channel, asked about once more, then sent or laid before a supervisor."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import ConversationShape, LetterFrame, OutgoingFile
from madoguchi.core import api as core
from madoguchi.journeys import reply
from madoguchi.people.shapes import Viewer

from . import approvals, approving, detours, guards, kept_files, letters, limits, screens, writing
from .events import WarningOverridden
from .models import Override
from .writing import Written

ASKED = 428


def refusal(here: ConversationShape, written: Written) -> str:
    """Why it cannot be sent as it stands, with the way out; "" when it can."""
    if not written.text and not written.has_files:
        return _("Please write something first.")
    gone = detours.detour_of(here)
    if why := detours.refusal(here, gone, written.by):
        return why
    here = detours.around(here, gone)
    files = () if written.as_links else written.files
    return letters.gap_refusal(written.text) or limits.refusal(here, written.text, files, written.answers)


def doubts_of(viewer: Viewer, here: ConversationShape, written: Written) -> tuple[guards.Doubt, ...]:
    """What may be wrong with it."""
    frame = written.frame.opening if written.frame else ""
    reached = conversations.recipients(conversation_id=here.id)
    return guards.doubts(
        viewer, here, written.text, files=written.has_files, frame=frame,
        added=[one.address for one in reached.added] if reached else (),
        also=[one.name for one in (*reached.to, *reached.cc) if one.name] if reached else (),
    )  # fmt: skip


def asked(
    request: HttpRequest, here: ConversationShape, written: Written, found: tuple[guards.Doubt, ...]
) -> HttpResponse | None:
    """The question whether to send it as it is; None when there is no doubt, or it was answered."""
    mark = guards.mark_of(written.text, found)
    if not found or written.confirmed == mark:
        return None
    context = {"doubts": found, "mark": mark, "title": _("Send it as it is?"), "conversation": here}
    if writing.by_script(request):
        html = render_to_string("desk/_doubts_dialog.html", context, request)
        return JsonResponse({"mark": mark, "html": html}, status=ASKED)
    kept = (*written.kept, *writing.stored(written.files))
    more = {
        "template": "desk/_doubts.html", "written": written, "desk_sheets": screens.SHEETS,
        "kept": kept_files.keeping(request, kept) if kept else "",
        "back_url": screens.conversation_url(here.id),
    }  # fmt: skip
    return render(request, "desk/dialog.html", {**context, **more}, status=ASKED)


@transaction.atomic
def send(
    viewer: Viewer, here: ConversationShape, written: Written, found: tuple[guards.Doubt, ...] = ()
) -> bool:
    """Send it, or lay it before a supervisor: whether it went out. Once per client_id.

    Raises core.AttachmentRefused and what `journeys.reply.send` raises.
    """
    assert viewer.staff is not None
    attached = (*written.kept, *writing.stored(written.files))
    text = written.text
    if written.as_links and attached:
        text, attached = "\n\n".join(filter(None, (text, _links(attached)))), ()
    if found:
        _note_override(viewer.staff.id, here, written.client_id, found)
    if conversations.needs_approval(viewer.staff, here.topic):
        _hold(viewer, here, written, text, attached)
        return False
    reply.send(
        conversation_id=here.id, staff_id=viewer.staff.id, text=text, client_id=written.client_id,
        attachment_ids=attached, frame=written.frame, answers=written.answers, **written.made_of,
    )  # fmt: skip
    return True


def _hold(
    viewer: Viewer, here: ConversationShape, written: Written, text: str, attached: tuple[UUID, ...]
) -> None:
    assert viewer.staff is not None
    made_of: dict[str, Any] = {**written.made_of, "attachment_ids": [str(one) for one in attached]}
    if written.answers:
        made_of["answers"] = list(written.answers)
    if written.frame is not None:
        made_of["frame"] = written.frame.as_json()
    letter = letters.text_of(viewer, here, written.saved_reply_ids)
    approvals.hold(
        here=here, staff_id=viewer.staff.id, text=text, client_id=written.client_id, made_of=made_of,
        suggested=approving.suggested_for(viewer.staff.id, here.id, letter), seen=written.seen or 0,
    )  # fmt: skip


def hold_letter(
    viewer: Viewer, *, conversation_id: int, channel: str, text: str, client_id: str, frame: LetterFrame
) -> None:
    """Lay a letter on paper before a supervisor; approved it goes out by `channel`. Once per client_id.

    Raises ConversationUnknown, ConversationClosed.
    """
    assert viewer.staff is not None
    here = conversations.conversation(viewer, conversation_id)
    if here.status == "closed":
        raise conversations.ConversationClosed(conversation_id)
    approvals.hold(
        here=here, staff_id=viewer.staff.id, text=text, client_id=client_id,
        made_of={"frame": frame.as_json(), "channel": channel}, seen=here.last_sequence,
        suggested=approving.suggested_for(viewer.staff.id, here.id, ""),
    )  # fmt: skip


def _links(attached: tuple[UUID, ...]) -> str:
    files = [OutgoingFile(one.id, one.name, one.media_type, one.size) for one in core.attachments(attached)]
    return limits.linked([(one.name, conversations.reach().file_link(one)) for one in files])


def _note_override(
    staff_id: int, here: ConversationShape, client_id: str, found: tuple[guards.Doubt, ...]
) -> None:
    """That somebody was warned and sent it nevertheless, once per reply."""
    reasons = tuple(dict.fromkeys(one.code for one in found))
    _row, made = Override.objects.get_or_create(
        staff_id=staff_id, client_id=client_id,
        defaults={"conversation_id": here.id, "reasons": list(reasons), "at": core.now()},
    )  # fmt: skip
    if made:
        fact = WarningOverridden(**approvals.about(here), staff_id=staff_id, reasons=reasons)
        core.record(fact, actor=core.staff(staff_id))
