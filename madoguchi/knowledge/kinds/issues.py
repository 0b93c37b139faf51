"""Known issues: what is said of them, who says "me too", and who is told when it is fixed."""

import uuid
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Count

from madoguchi.core import api as core
from madoguchi.core.shapes import Actor

from ..events import IssueFixed
from ..models import Article, Issue, IssueMark, IssueUpdate
from ..shapes import IssueShape, IssueState, IssueWord

STATES: tuple[IssueState, ...] = ("investigating", "found", "fixed")
LONGEST_JA, LONGEST_EN = 500, 800
FOR_GOOD = timedelta(days=30)  # after this time nobody marks or follows a fixed issue any more


class IssueRefused(Exception):
    """What was said of an issue cannot be kept; `reason`: state, empty or unknown."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@transaction.atomic
def update_issue(
    *, article_id: int, state: IssueState, text_ja: str = "", text_en: str = "", client_id: uuid.UUID,
    actor: Actor,
) -> None:  # fmt: skip
    """Say where an issue stands now; the same `client_id` says it once. Raises IssueRefused.

    The step to "fixed" is a fact (IssueFixed), and whoever wanted to know is told.
    """
    if state not in STATES:
        raise IssueRefused("state")
    issue = _locked(article_id)
    if IssueUpdate.objects.filter(client_id=client_id).exists():
        return
    texts = (text_ja.strip()[:LONGEST_JA], text_en.strip()[:LONGEST_EN])
    if state == issue.state and not any(texts):
        raise IssueRefused("empty")
    now, before = core.now(), issue.state
    IssueUpdate.objects.create(
        issue=issue, state=state, text_ja=texts[0], text_en=texts[1], client_id=client_id, at=now
    )
    issue.state, issue.fixed_at = state, (issue.fixed_at or now) if state == "fixed" else None
    issue.save(update_fields=["state", "fixed_at"])
    if state == "fixed" and before != "fixed":
        core.record(IssueFixed(issue_id=issue.pk, article_id=article_id), actor=actor)


@transaction.atomic
def mark_issue(*, group: uuid.UUID, reader: str) -> bool:
    """Somebody has it too; each reader counts once. Whether it is news."""
    issue = issue_row(group)
    made = IssueMark(issue=issue, reader=reader[:64], at=core.now())
    before = IssueMark.objects.filter(issue=issue, reader=made.reader).exists()
    IssueMark.objects.bulk_create([made], ignore_conflicts=True)
    return not before


def issue_of(group: uuid.UUID, *, language: str) -> IssueShape:
    """An issue as a reader of this language sees it; one of which nothing was said is being investigated."""
    row = Issue.objects.filter(group=group).annotate(many=Count("marks")).first()
    if row is None:
        return IssueShape(None, "investigating", 0, None, ())
    words = tuple(_word(one, language) for one in row.updates.all())
    return IssueShape(row.pk, row.state, row.many, row.fixed_at, words)  # type: ignore[arg-type]


def is_marked(group: uuid.UUID, readers: Iterable[str]) -> bool:
    """Whether one of these readers has said "me too"."""
    known = [one for one in readers if one]
    return bool(known) and IssueMark.objects.filter(issue__group=group, reader__in=known).exists()


def is_settled(issue: IssueShape, now: datetime) -> bool:
    """Whether it was fixed so long ago that nobody need say anything more."""
    return issue.fixed_at is not None and issue.fixed_at + FOR_GOOD <= now


def issue_row(group: uuid.UUID) -> Issue:
    """The row of an issue, made when it is first needed."""
    row, _ = Issue.objects.get_or_create(group=group, defaults={"created_at": core.now()})
    return row


def _locked(article_id: int) -> Issue:
    article = Article.objects.filter(id=article_id, kind=Article.Kind.KNOWN_ISSUE).first()
    if article is None:
        raise IssueRefused("unknown")
    return Issue.objects.select_for_update().get(pk=issue_row(article.group).pk)


def _word(row: IssueUpdate, language: str) -> IssueWord:
    mine, other = (row.text_en, row.text_ja) if language == "en" else (row.text_ja, row.text_en)
    spoken = language if mine or not other else {"ja": "en", "en": "ja"}[language]
    return IssueWord(row.state, mine or other, spoken, row.at)  # type: ignore[arg-type]
