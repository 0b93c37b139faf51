"""Letters kept for agents: made, changed, removed by those who supervise."""

import re
import unicodedata
from collections.abc import Iterable

from django.db import IntegrityError, transaction

from madoguchi.core import api as core
from madoguchi.core.shapes import Actor
from madoguchi.language import api as language
from madoguchi.people import api as people

from ..models import Message, SavedReply, SavedReplyTeam, SavedReplyUse
from ..shapes import ReplyRefused
from ..text import answer_lines, clean

MOST_ANSWERS, LONGEST_ANSWER = 20, 80
"""What the widest channel takes; the composer says what the one at hand takes."""
_WORD = re.compile(r"[^\s/]{1,40}")


def save_reply(
    *, shortcut: str, title: str, body_ja: str = "", body_en: str = "", tags: Iterable[str] = (),
    team_ids: Iterable[int] = (), reply_id: int | None = None, actor: Actor,
    answers_ja: str = "", answers_en: str = "",
) -> int:  # fmt: skip
    """Keep a new letter, or change the one named; its id. Raises ReplyRefused, LookupError for none such."""
    values = {
        "shortcut": unicodedata.normalize("NFKC", shortcut).strip().lstrip("/").lower(),
        "title": title.strip()[:80],
        "body_ja": clean(body_ja).text,
        "body_en": clean(body_en).text,
        "answers_ja": "\n".join(answer_lines(answers_ja)),
        "answers_en": "\n".join(answer_lines(answers_en)),
        "tags": list(dict.fromkeys(tag.strip()[:40] for tag in tags if tag.strip())),
    }
    _check(values["shortcut"], values["title"], (values["body_ja"], values["body_en"]))
    _check_answers(values["answers_ja"], values["answers_en"])
    teams = sorted(set(team_ids))
    if any(people.team(team_id) is None for team_id in teams):
        raise ReplyRefused("teams")
    try:
        with core.acting(actor), transaction.atomic():
            row = _written(reply_id, values)
            _give_to_teams(row, teams)
    except IntegrityError:
        raise ReplyRefused("taken") from None
    return row.pk


def remove_saved_reply(*, reply_id: int, actor: Actor) -> bool:
    """Remove a letter; what was sent with it stays. Whether there was one."""
    with core.acting(actor), transaction.atomic():
        return bool(SavedReply.objects.filter(pk=reply_id).delete()[0])


def note_saved_replies(*, conversation_id: int, reply_ids: Iterable[int]) -> None:
    """Remember that these letters answered the customer's last message, each once a conversation."""
    known = SavedReply.objects.filter(pk__in=list(reply_ids)).order_by("pk").values_list("pk", flat=True)
    asked = Message.objects.filter(conversation=conversation_id, author_kind="customer").order_by("-sequence")
    question = asked.values_list("pk", flat=True).first() if known else None
    if question is None:
        return
    uses = [SavedReplyUse(reply_id=pk, conversation_id=conversation_id, question_id=question) for pk in known]
    SavedReplyUse.objects.bulk_create(uses, ignore_conflicts=True)


def _written(reply_id: int | None, values: dict[str, object]) -> SavedReply:
    if reply_id is None:
        return SavedReply.objects.create(**values)
    row = SavedReply.objects.select_for_update().filter(pk=reply_id).first()
    if row is None:
        raise LookupError(reply_id)
    for field, value in values.items():
        setattr(row, field, value)
    row.save(update_fields=list(values))
    return row


def _give_to_teams(row: SavedReply, team_ids: list[int]) -> None:
    held = SavedReplyTeam.objects.filter(reply=row)
    held.exclude(team_id__in=team_ids).delete()
    known = set(held.values_list("team_id", flat=True))
    for team_id in team_ids:
        if team_id not in known:
            SavedReplyTeam.objects.create(reply=row, team_id=team_id)


def _check_answers(*written: str) -> None:
    for lines in (text.splitlines() for text in written):
        if len(lines) > MOST_ANSWERS or any(len(one) > LONGEST_ANSWER for one in lines):
            raise ReplyRefused("answers")


def _check(shortcut: str, title: str, bodies: tuple[str, str]) -> None:
    if not _WORD.fullmatch(shortcut):
        raise ReplyRefused("shortcut")
    if not title:
        raise ReplyRefused("title")
    if not any(bodies):
        raise ReplyRefused("empty")
    for body in bodies:
        for name in language.unknown_variables(body):
            raise ReplyRefused("variable", name)
