"""Conversations and their messages. States and "only once" are kept by constraints."""

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Q

STATUS = [(s, s) for s in ("open", "waiting", "snoozed", "resolved", "closed")]
HANDLER = [(h, h) for h in ("assistant", "queue", "agent")]
LIVE = ("open", "waiting", "snoozed")
AUTHOR = [(a, a) for a in ("customer", "agent", "assistant", "system")]
KIND = [(k, k) for k in ("text", "answer", "system", "note")]
REPLY_TOLD = [(t, t) for t in ("", "soon", "late")]
ROLE = [(r, r) for r in ("shown", "read", "sent", "linked")]

AWAITS_FIRST_REPLY = Q(
    status__in=LIVE, handler__in=("queue", "agent"), first_replied_at__isnull=True, reply_due_at__isnull=False
)
"""A promise of a first reply runs, or has run out: people have it and none of them has answered yet."""


def _one_of(field: str, choices: list[tuple[str, str]]) -> Q:
    return Q(**{f"{field}__in": [value for value, _ in choices]})


class Conversation(models.Model):
    """One matter of one customer, on whatever channel."""

    number = models.CharField(max_length=16, unique=True)
    subject = models.CharField(max_length=200, blank=True)
    status = models.CharField(max_length=10, choices=STATUS, default="open")
    handler = models.CharField(max_length=10, choices=HANDLER, default="assistant")
    priority = models.PositiveSmallIntegerField(default=2)
    tags = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    team = models.ForeignKey("people.Team", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    assignee = models.ForeignKey(
        "people.Staff", null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    customer = models.ForeignKey(
        "people.Customer", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    request_type = models.CharField(max_length=60, blank=True)
    topic = models.CharField(max_length=60, blank=True)
    reason = models.CharField(max_length=60, blank=True)
    outcome = models.CharField(max_length=60, blank=True)
    channel = models.CharField(max_length=24)
    language = models.CharField(max_length=8, default="ja")
    page_url = models.CharField(max_length=500, blank=True)
    current = models.BooleanField(default=True)
    last_sequence = models.PositiveIntegerField(default=0)
    last_public_sequence = models.PositiveIntegerField(default=0)
    last_line = models.CharField(max_length=120, blank=True)
    last_author = models.CharField(max_length=10, blank=True)
    last_message_at = models.DateTimeField()
    last_customer_at = models.DateTimeField(null=True, blank=True)
    waiting_since = models.DateTimeField(null=True, blank=True)
    snoozed_until = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField()
    resolved_at = models.DateTimeField(null=True, blank=True)
    reply_started_at = models.DateTimeField(null=True, blank=True)
    reply_warn_at = models.DateTimeField(null=True, blank=True)
    reply_due_at = models.DateTimeField(null=True, blank=True)
    reply_told = models.CharField(max_length=4, choices=REPLY_TOLD, blank=True)
    first_replied_at = models.DateTimeField(null=True, blank=True)
    escalated_at = models.DateTimeField(null=True, blank=True)
    escalated_by = models.ForeignKey(
        "people.Staff", null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    unread_for_staff = models.PositiveIntegerField(default=0)
    unread_for_customer = models.PositiveIntegerField(default=0)
    spam = models.BooleanField(default=False)
    before_spam = models.CharField(max_length=10, blank=True)
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["customer"], condition=Q(current=True), name="one_current"),
            models.CheckConstraint(condition=_one_of("status", STATUS), name="conversation_status"),
            models.CheckConstraint(condition=_one_of("handler", HANDLER), name="conversation_handler"),
            models.CheckConstraint(condition=Q(priority__range=(1, 4)), name="conversation_priority"),
            models.CheckConstraint(
                condition=Q(handler="agent", assignee__isnull=False)
                | ~Q(handler="agent") & Q(assignee__isnull=True),
                name="an_agent_has_a_name",
            ),
            models.CheckConstraint(
                condition=Q(status="snoozed", snoozed_until__isnull=False)
                | ~Q(status="snoozed") & Q(snoozed_until__isnull=True),
                name="snoozed_has_a_time",
            ),
            models.CheckConstraint(
                condition=Q(status__in=("resolved", "closed"), resolved_at__isnull=False)
                | Q(status__in=LIVE, resolved_at__isnull=True),
                name="resolved_has_a_time",
            ),
            models.CheckConstraint(condition=~Q(status="closed", current=True), name="closed_is_not_current"),
            models.CheckConstraint(
                condition=Q(escalated_at__isnull=True, escalated_by__isnull=True)
                | Q(escalated_at__isnull=False, escalated_by__isnull=False),
                name="escalated_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(status="open", handler="queue") | Q(waiting_since__isnull=False),
                name="queued_since_a_time",
            ),
            models.CheckConstraint(
                condition=Q(reply_due_at__isnull=True, reply_warn_at__isnull=True, reply_told="")
                | Q(reply_started_at__isnull=False, reply_warn_at__lte=F("reply_due_at")),
                name="a_promise_has_a_start",
            ),
            models.CheckConstraint(condition=_one_of("reply_told", REPLY_TOLD), name="reply_told"),
            models.CheckConstraint(
                condition=Q(last_public_sequence__lte=F("last_sequence")), name="public_within_all"
            ),
            models.CheckConstraint(
                condition=Q(spam=False, before_spam="") | Q(spam=True, status="closed") & ~Q(before_spam=""),
                name="spam_is_closed",
            ),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | Q(status="closed", current=False),
                name="merged_is_closed",
            ),
        ]
        indexes = [
            models.Index(fields=["status", "-last_message_at", "-id"], name="conversation_by_status"),
            models.Index(
                fields=["assignee", "-last_message_at", "-id"],
                condition=Q(status__in=LIVE, assignee__isnull=False),
                name="conversation_mine",
            ),
            models.Index(
                fields=["-last_message_at", "-id"],
                condition=Q(status="open", assignee__isnull=True),
                name="conversation_unassigned",
            ),
            models.Index(
                fields=["-priority", "waiting_since", "id"],
                condition=Q(status="open", handler="queue"),
                name="conversation_queue",
            ),
            models.Index(fields=["snoozed_until"], condition=Q(status="snoozed"), name="conversation_due"),
            models.Index(
                fields=["-last_message_at", "-id"],
                condition=Q(escalated_at__isnull=False),
                name="conversation_escalated",
            ),
            models.Index(fields=["customer", "-last_message_at", "-id"], name="conversation_of_customer"),
            models.Index(fields=["-created_at", "-id"], name="conversation_created"),
            models.Index(
                fields=["-resolved_at", "-id"],
                condition=Q(resolved_at__isnull=False),
                name="conversation_resolved",
            ),
            models.Index(
                fields=["reply_due_at", "id"], condition=AWAITS_FIRST_REPLY, name="conversation_reply_due"
            ),
            models.Index(
                fields=["reply_warn_at", "id"], condition=AWAITS_FIRST_REPLY, name="conversation_reply_warn"
            ),
            models.Index(
                fields=["reply_started_at"],
                condition=Q(reply_started_at__isnull=False),
                name="conversation_reply_started",
            ),
            models.Index(
                fields=["first_replied_at"],
                condition=Q(first_replied_at__isnull=False),
                name="conversation_first_replied",
            ),
            models.Index(
                fields=["-last_message_at", "-id"], condition=Q(spam=True), name="conversation_spam"
            ),
            GinIndex(fields=["tags"], condition=~Q(tags=[]), name="conversation_tags"),
        ]
        triggers = [
            pgtrigger.Protect(
                name="closed_stays_closed",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__status="closed", old__spam=False, old__merged_into__isnull=True)
                & ~pgtrigger.Q(new__status="closed"),
            )
        ]

    def __str__(self) -> str:
        return self.number


class Message(models.Model):
    """One line of a conversation. Private lines (notes) are for staff alone."""

    conversation = models.ForeignKey(
        Conversation, on_delete=models.CASCADE, related_name="messages", db_index=False
    )
    sequence = models.PositiveIntegerField()
    author_kind = models.CharField(max_length=10, choices=AUTHOR)
    staff = models.ForeignKey(
        "people.Staff", null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    kind = models.CharField(max_length=8, choices=KIND, default="text")
    private = models.BooleanField(default=False)
    body = models.TextField(blank=True)
    channel = models.CharField(max_length=24)
    client_id = models.CharField(max_length=64, blank=True)
    external_id = models.CharField(max_length=200, blank=True)
    card = models.JSONField(default=dict, blank=True)
    language = models.CharField(max_length=8, blank=True)
    created_at = models.DateTimeField()
    tokens = SearchVectorField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["conversation", "sequence"], name="message_order"),
            models.UniqueConstraint(
                fields=["conversation", "client_id"], condition=~Q(client_id=""), name="message_once"
            ),
            models.UniqueConstraint(
                fields=["channel", "external_id"], condition=~Q(external_id=""), name="message_once_outside"
            ),
            models.CheckConstraint(condition=_one_of("author_kind", AUTHOR), name="message_author"),
            models.CheckConstraint(condition=_one_of("kind", KIND), name="message_kind"),
            models.CheckConstraint(
                condition=Q(kind="note", private=True, author_kind="agent") | ~Q(kind="note"),
                name="a_note_is_private",
            ),
            models.CheckConstraint(
                condition=Q(author_kind="agent", staff__isnull=False)
                | ~Q(author_kind="agent") & Q(staff__isnull=True),
                name="an_agents_message_has_a_name",
            ),
            models.CheckConstraint(
                condition=~Q(author_kind="customer", private=True), name="customers_write_in_public"
            ),
        ]
        indexes = [GinIndex(fields=["tokens"], name="message_tokens")]

    def __str__(self) -> str:
        return f"{self.conversation_id}/{self.sequence}"


class Mention(models.Model):
    """A colleague named in a note; she may see the conversation from then on."""

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="+")
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="mentions")
    staff = models.ForeignKey("people.Staff", on_delete=models.CASCADE, related_name="+", db_index=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["message", "staff"], name="mention_once")]
        indexes = [models.Index(fields=["staff", "conversation"], name="mention_of")]

    def __str__(self) -> str:
        return f"{self.staff_id} in {self.message_id}"


class Follower(models.Model):
    """A colleague who wants to hear of a conversation that is not hers."""

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="followers")
    staff = models.ForeignKey("people.Staff", on_delete=models.CASCADE, related_name="+", db_index=False)
    since = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["staff", "conversation"], name="follower_once")]

    def __str__(self) -> str:
        return f"{self.staff_id} follows {self.conversation_id}"


class Merge(models.Model):
    """Two conversations became one; `before` is what it takes to part them again, exactly."""

    kept = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="+")
    gone = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="+", db_index=False)
    staff = models.ForeignKey("people.Staff", on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True, blank=True)
    before = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["gone"], condition=Q(undone_at=None), name="merged_once"),
            models.CheckConstraint(condition=~Q(kept=F("gone")), name="merged_into_another"),
        ]

    def __str__(self) -> str:
        return f"{self.gone_id} into {self.kept_id}"


class MessageAttachment(models.Model):
    """A stored file that belongs to a message."""

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="+")
    attachment_id = models.UUIDField()
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["attachment_id"], name="attached_once")]

    def __str__(self) -> str:
        return f"{self.attachment_id} of {self.message_id}"


class ReadMark(models.Model):
    """How far somebody has read; for the customer staff is empty."""

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="+", db_index=False)
    reader_kind = models.CharField(max_length=10)
    staff = models.ForeignKey(
        "people.Staff", null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    sequence = models.PositiveIntegerField()
    read_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["conversation", "reader_kind", "staff"], nulls_distinct=False, name="read_mark_once"
            ),
            models.CheckConstraint(
                condition=Q(reader_kind="customer", staff__isnull=True)
                | Q(reader_kind="staff", staff__isnull=False),
                name="read_mark_reader",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reader_kind} {self.conversation_id}/{self.sequence}"


class ArticleLink(models.Model):
    """An article that came up in a conversation; title and address as they were then."""

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="+", db_index=False)
    article_id = models.BigIntegerField()
    role = models.CharField(max_length=8, choices=ROLE)
    title = models.CharField(max_length=300)
    url = models.CharField(max_length=500)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["conversation", "article_id", "role"], name="article_link_once"),
            models.CheckConstraint(condition=_one_of("role", ROLE), name="article_link_role"),
        ]

    def __str__(self) -> str:
        return f"{self.article_id} {self.role}"
