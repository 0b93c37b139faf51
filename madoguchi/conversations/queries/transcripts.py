"""A conversation from beginning to end as its customer may read it: never with notes, whoever asks."""

from dataclasses import dataclass
from itertools import groupby

from django.utils import timezone
from django.utils.translation import gettext as _

from madoguchi.people.shapes import Viewer
from madoguchi.ui import api as ui

from ..access import open_for
from ..shapes import ConversationShape, MessageShape
from .lists import conversation
from .threads import MOST_LINES, since

MOST = 5_000
RULE = "-" * 40


@dataclass(frozen=True)
class Transcript:
    """The conversation and all that the customer and we said to each other, oldest first."""

    conversation: ConversationShape
    lines: tuple[MessageShape, ...]

    @property
    def text(self) -> str:
        """As plain text, in the active language, for a mail or a file."""
        days = groupby(self.lines, key=lambda line: timezone.localtime(line.created_at).date())
        told = ["\n\n".join([f"【{ui.day(day)}】", *(_told(line) for line in lines)]) for day, lines in days]
        return "\n\n".join([_head(self.conversation), RULE, *told]) + "\n"


def transcript(viewer: Viewer, conversation_id: int) -> Transcript:
    """For whoever may see the conversation. Raises ConversationUnknown."""
    row = open_for(viewer, conversation_id)
    customer = Viewer("customer", customer_id=row.customer_id)
    lines: list[MessageShape] = []
    while len(lines) < MOST:
        more = since(customer, row.pk, after=lines[-1].sequence if lines else 0)
        lines += more
        if len(more) < MOST_LINES:
            break
    return Transcript(conversation(customer, row.pk), tuple(lines))


def _head(about: ConversationShape) -> str:
    began = f"{ui.day(about.created_at)} {ui.clock(about.created_at)}"
    return "\n".join(
        [
            _("Contact number: %(number)s") % {"number": about.number},
            _("Subject: %(subject)s") % {"subject": about.subject or about.number},
            _("Received: %(at)s") % {"at": began},
        ]
    )


def _told(line: MessageShape) -> str:
    time = ui.clock(line.created_at)
    if line.author_kind == "system":
        return f"{time}  （{line.body}）"
    files = [_("Attached: %(name)s") % {"name": file.name} for file in line.attachments]
    taken_back = [_("(This message was taken back.)")] if line.unsent else []
    said = [*_answered(line), line.body, *taken_back, *_quoted(line), *_listed(line), *files]
    return "\n".join([f"{time}  {line.author_name}", *(part for part in said if part)])


def _answered(line: MessageShape) -> list[str]:
    """Which earlier line it answers, where she marked one."""
    if line.quotes is None:
        return []
    return [_("In answer to: %(words)s") % {"words": line.quotes.body or _("a message that is gone")}]


def _listed(line: MessageShape) -> list[str]:
    """What the assistant set out below its words, and what could be chosen, by number."""
    lines = [f"・{one}" for one in line.card.get("lines", ())]
    chosen = [f"{number}. {one['label']}" for number, one in enumerate(line.card.get("options", ()), 1)]
    return lines + chosen


def _quoted(line: MessageShape) -> list[str]:
    """What the assistant quoted, with its source."""
    if not line.card.get("passage"):
        return []
    quoted = "\n".join(f"> {one}" for one in str(line.card["passage"]).splitlines())
    return [quoted, _("Source: %(title)s") % {"title": line.card.get("title", "")}]
