"""Who wants to know when an issue is fixed: by mail once she confirmed it, or in her own chat."""

import secrets
import uuid
from collections.abc import Iterator
from datetime import timedelta
from typing import Any, Literal

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext, override

from madoguchi.core import api as core

from .. import access, queries
from ..models import Article, Issue, IssueFollower
from ..shapes import ArticleRef, IssueFollowerShape
from .issues import issue_row

UNCONFIRMED_FOR, AWAY_FOR = timedelta(days=7), timedelta(days=180)
Spoken = Literal["ja", "en"]


@transaction.atomic
def follow_by_mail(*, group: uuid.UUID, email: str, language: Spoken) -> None:
    """Ask an address to confirm that it wants to be told; one that waits or follows is asked no second time.

    Raises core.MailRefused for an address that no mail can go to. Whoever asks learns nothing about it.
    """
    if "@" not in email:
        raise core.MailRefused
    issue = issue_row(group)
    row, made = IssueFollower.objects.get_or_create(
        issue=issue, email=email.strip().lower(),
        defaults={"language": language, "token": secrets.token_urlsafe(32), "created_at": core.now()},
    )  # fmt: skip
    about = article_about(issue.group, language)
    if made and about is not None:
        _mail(row, about, "confirm")


@transaction.atomic
def follow_in_chat(*, group: uuid.UUID, customer_id: int, language: Spoken) -> None:
    """Tell this customer in her conversation; she is known, so that nothing needs confirming."""
    now = core.now()
    IssueFollower.objects.bulk_create(
        [
            IssueFollower(
                issue=issue_row(group), customer_id=customer_id, language=language,
                token=secrets.token_urlsafe(32), created_at=now, confirmed_at=now,
            )
        ],
        ignore_conflicts=True,
    )  # fmt: skip


@transaction.atomic
def confirm_follower(token: str) -> bool:
    """The address is hers: from now on it is told. False for a link that leads to nobody (any more)."""
    row = IssueFollower.objects.select_for_update().filter(token=token).first()
    if row is None:
        return False
    if row.confirmed_at is None:
        row.confirmed_at = core.now()
        row.save(update_fields=["confirmed_at"])
        if row.issue.state == Issue.State.FIXED:
            _tell_by_mail(row)
    return True


def leave_issue(token: str) -> bool:
    """She does not want to be told any more; nothing is kept of her. False where she was not following."""
    return bool(IssueFollower.objects.filter(token=token).delete()[0])


def follower(token: str) -> IssueFollowerShape | None:
    """Whose link this is."""
    row = IssueFollower.objects.select_related("issue").filter(token=token).first()
    if row is None:
        return None
    about = article_about(row.issue.group, row.language)
    return IssueFollowerShape(row.email, row.language, row.confirmed_at is not None, about)


def follows(group: uuid.UUID, customer_id: int | None) -> bool:
    """Whether this customer will be told in her chat."""
    if customer_id is None:
        return False
    return IssueFollower.objects.filter(issue__group=group, customer=customer_id).exists()


@transaction.atomic
def tell_fixed_by_mail(*, issue_id: int) -> int:
    """Tell every confirmed address that it is fixed, each once; how many. Nothing when it is open again."""
    issue = Issue.objects.select_for_update().filter(id=issue_id, state=Issue.State.FIXED).first()
    if issue is None:
        return 0
    waiting = issue.followers.filter(confirmed_at__isnull=False, customer=None).select_for_update()
    return sum(_tell_by_mail(row) for row in waiting.order_by("id"))


def waiting_in_chat(*, issue_id: int) -> Iterator[tuple[int, int, str]]:
    """Followers of a fixed issue who are told in their chat: id, customer, language."""
    rows = IssueFollower.objects.filter(issue=issue_id, issue__state="fixed", customer__isnull=False)
    yield from rows.order_by("id").values_list("id", "customer_id", "language")


_FOLLOWS = core.Written(
    lambda customer: IssueFollower.objects.filter(customer=customer).values_list("pk")[:1], customer=int
)


def follows_issues(customer_id: int) -> bool:
    """Whether this customer wants to hear of an issue in her chat, fixed or not yet; one small query."""
    return _FOLLOWS.first(customer=customer_id) is not None


def fixed_for(customer_id: int) -> tuple[tuple[int, int, str], ...]:
    """What was fixed and this customer has not been told of yet: id, issue, language; one query."""
    rows = IssueFollower.objects.filter(customer=customer_id, issue__state=Issue.State.FIXED)
    return tuple(rows.order_by("id").values_list("id", "issue_id", "language"))


@transaction.atomic
def tell_follower_by_mail(*, follower_id: int, email: str) -> bool:
    """Tell a customer who wanted to hear of it in a chat that has ended; whether she still waited."""
    row = IssueFollower.objects.select_for_update(of=("self",)).select_related("issue")
    held = row.filter(id=follower_id, issue__state=Issue.State.FIXED).first()
    if held is None:
        return False
    held.email = email  # of this letter only: nothing is kept
    return bool(_tell_by_mail(held))


@transaction.atomic
def told(*, follower_id: int) -> None:
    """A follower was told, and is forgotten."""
    row = IssueFollower.objects.filter(id=follower_id).first()
    if row is not None:
        Issue.objects.filter(id=row.issue_id).update(told=F("told") + 1)
        row.delete()


def forget_unconfirmed() -> int:
    """Remove addresses that nobody confirmed within a week, and who did not come back for half a year."""
    unconfirmed = Q(confirmed_at=None, created_at__lt=core.now() - UNCONFIRMED_FOR)
    away = Q(customer__isnull=False, issue__fixed_at__lt=core.now() - AWAY_FOR)
    return IssueFollower.objects.filter(unconfirmed | away).delete()[0]


def article_about(group: uuid.UUID, language: str) -> ArticleRef | None:
    """The public text of an issue, in this language if there is one."""
    rows = access.readable("public").filter(group=group, kind=Article.Kind.KNOWN_ISSUE)
    found = {row.language: row for row in rows.select_related("collection")}
    row = found.get(language) or next(iter(found.values()), None)
    return queries.ref(row) if row else None


def issue_article(*, issue_id: int, language: str) -> ArticleRef | None:
    """The public text of this issue."""
    group = Issue.objects.filter(id=issue_id).values_list("group", flat=True).first()
    return article_about(group, language) if group else None


def _tell_by_mail(row: IssueFollower) -> int:
    about = article_about(row.issue.group, row.language)
    if about is not None:
        _mail(row, about, "fixed")
    told(follower_id=row.pk)
    return 1


def _mail(row: IssueFollower, about: ArticleRef, kind: Literal["confirm", "fixed"]) -> None:
    language: Spoken = "en" if row.language == "en" else "ja"
    links = {
        name: settings.MADOGUCHI_ADDRESS + reverse(f"kinds:{name}", args=[row.token])
        for name in ("confirmation", "departure")
    }
    values: dict[str, Any] = {
        "heading": about.heading, "address": settings.MADOGUCHI_ADDRESS + about.url, **links
    }  # fmt: skip
    with override(language):
        subject = {
            "confirm": gettext("Please confirm: news about a known issue"),
            "fixed": gettext("The issue you asked about has been fixed"),
        }[kind]
        text = render_to_string(f"knowledge/email/issue_{kind}.txt", values).strip() + "\n"
    core.send_mail(to=row.email, subject=subject, text=text, purpose=f"issue_{kind}", language=language)
