"""A list as a table for a spreadsheet: every row that is open to her who asks, and a fact that she did."""

from collections.abc import Iterator
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import CODE_FIELDS, ConversationShape, Vocabulary
from madoguchi.core import api as core
from madoguchi.people import api as people
from madoguchi.people.shapes import Viewer

from . import words
from .events import ViewExported
from .views import View, page_of

MOST = 20_000
PORTION = 500


def table(viewer: Viewer, view: View, order: str) -> tuple[list[str], list[list[Any]]]:
    """Head and lines of the table, at most 20,000; that it was taken is recorded."""
    assert viewer.staff is not None
    teams = {team.id: team.name for team in people.teams()}
    terms = core.option(Vocabulary)
    lines = [_line(one, teams, terms) for one in _every(viewer, view, order)]
    with transaction.atomic():
        fact = ViewExported(staff_id=viewer.staff.id, view=view.key, rows=len(lines))
        core.record(fact, actor=core.staff(viewer.staff.id))
    return _head(), lines


def _every(viewer: Viewer, view: View, order: str) -> Iterator[ConversationShape]:
    cursor, given = "", 0
    while given < MOST:
        page = page_of(viewer, view, cursor, PORTION, order)
        yield from page.rows
        cursor, given = page.cursor, given + len(page.rows)
        if not cursor:
            return


def _head() -> list[str]:
    return [
        _("Contact number"), pgettext("condition", "Status"), _("Subject"), _("Customer"),
        pgettext("condition", "Channel"), pgettext("condition", "Language"), _("Priority"), _("Tags"),
        pgettext("condition", "Team"), _("Assignee"), *map(str, conversations.CODE_LABELS.values()),
        pgettext("condition", "Received"), pgettext("table", "Last message"),
        pgettext("table", "Waiting since"), pgettext("table", "First reply due"),
        pgettext("table", "First replied"), pgettext("table", "Resolved at"),
    ]  # fmt: skip


def _line(one: ConversationShape, teams: dict[int, str], terms: Vocabulary) -> list[Any]:
    codes = [conversations.term_name(terms.terms(field), getattr(one, field)) for field in CODE_FIELDS]
    moments = (
        one.created_at, one.last_message_at, one.waiting_since, one.reply_due_at, one.first_replied_at,
        one.resolved_at,
    )  # fmt: skip
    return [
        one.number, str(words.STATUSES[one.status]), one.subject, one.customer_name,
        words.channel_of(one.channel)["label"], words.language_of(one.language),
        str(words.PRIORITIES[one.priority]), ", ".join(one.tags), teams.get(one.team_id or 0, ""),
        one.assignee_name, *codes, *map(_moment, moments),
    ]  # fmt: skip


def _moment(at: Any) -> str:
    return timezone.localtime(at).strftime("%Y-%m-%d %H:%M") if at else ""
