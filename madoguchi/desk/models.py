"""What people keep at the desk: open tabs, lists of their own, acts on many, and what they should know."""

from django.db import models

from madoguchi.core import api as core


class OpenTab(models.Model):
    """One tab; shown in the order of opening, the one not looked at for longest gives way."""

    staff = models.ForeignKey("people.Staff", on_delete=models.CASCADE, related_name="+", db_index=False)
    conversation = models.ForeignKey("conversations.Conversation", on_delete=models.CASCADE, related_name="+")
    opened_at = models.DateTimeField()
    viewed_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["staff", "conversation"], name="tab_once")]

    def __str__(self) -> str:
        return f"{self.staff_id} has {self.conversation_id} open"


VIEW_ORDERS = [(order, order) for order in ("latest", "priority", "waiting", "due")]


class SavedView(models.Model):
    """A list of one's own, or one that a supervisor made for everybody."""

    staff = models.ForeignKey("people.Staff", on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=40)
    shared = models.BooleanField(default=False)
    conditions = models.JSONField(default=dict)
    order = models.CharField(max_length=10, choices=VIEW_ORDERS, default="latest")
    created_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["staff", "name"], name="view_named_once")]

    def __str__(self) -> str:
        return self.name


BATCH_STATES = [(state, state) for state in ("running", "done", "undoing", "undone")]
OUTCOMES = [(outcome, outcome) for outcome in ("", "done", "same", "refused", "undone", "kept")]


class Batch(models.Model):
    """One act on many conversations, carried out by a job; the key makes a repeated form one batch."""

    key = models.UUIDField(unique=True)
    staff = models.ForeignKey("people.Staff", on_delete=models.CASCADE, related_name="+")
    act = models.CharField(max_length=12)
    given = models.JSONField(default=dict)
    state = models.CharField(max_length=8, choices=BATCH_STATES, default="running")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.act} by {self.staff_id}"


class BatchItem(models.Model):
    """One conversation of a batch: what became of it, and what it takes to undo that."""

    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="items", db_index=False)
    conversation = models.ForeignKey(
        "conversations.Conversation", on_delete=models.CASCADE, related_name="+", db_index=False
    )
    outcome = models.CharField(max_length=8, choices=OUTCOMES, blank=True)
    before = models.JSONField(default=dict)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["batch", "conversation"], name="batch_item_once")]

    def __str__(self) -> str:
        return f"{self.conversation_id} in {self.batch_id}"


NOTICES = [(kind, kind) for kind in ("mention", "assigned", "escalated", "reply", "overdue", "approval",
                                      "approved", "returned")]  # fmt: skip


class Notification(models.Model):
    """Something a member of staff should know; event_id is the fact, or for a reply the line."""

    staff = models.ForeignKey("people.Staff", on_delete=models.CASCADE, related_name="+", db_index=False)
    kind = models.CharField(max_length=10, choices=NOTICES)
    conversation = models.ForeignKey("conversations.Conversation", on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(
        "people.Staff", null=True, blank=True, on_delete=models.SET_NULL, related_name="+", db_index=False
    )
    event_id = models.BigIntegerField()
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)
    on_page = models.BooleanField(default=True)
    in_browser = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["staff", "kind", "event_id"], name="notified_once")]
        indexes = [
            models.Index(fields=["staff", "-id"], name="notification_of"),
            models.Index(fields=["staff"], condition=models.Q(read_at=None), name="notification_unread"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} for {self.staff_id}"


class NotificationChoice(models.Model):
    """How one person wants to hear of one kind of thing; without a row the usual way holds."""

    staff = models.ForeignKey("people.Staff", on_delete=models.CASCADE, related_name="+", db_index=False)
    kind = models.CharField(max_length=10, choices=NOTICES)
    page = models.BooleanField()
    browser = models.BooleanField()
    mail = models.BooleanField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["staff", "kind"], name="choice_once")]

    def __str__(self) -> str:
        return f"{self.staff_id} {self.kind}"


class Draft(models.Model):
    """What somebody has begun to write in a conversation, kept until it is sent; one reply and one note.

    client_id is that of the text in the making: once a message has it, the draft is over. `original`: what a
    translated reply was before. `frame`: what stands above and below it in a letter, where that was changed.
    `answers`: what the customer may answer with one press, one on each line.
    `files`: the ids of stored files that go with it, chosen in a browser without scripts.
    """

    staff = models.ForeignKey("people.Staff", on_delete=models.CASCADE, related_name="+", db_index=False)
    conversation = models.ForeignKey("conversations.Conversation", on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=5, choices=[(k, k) for k in ("reply", "note")])
    text = models.TextField()
    original = models.TextField(default="", blank=True, db_default="")
    frame = models.JSONField(default=dict, db_default={})
    answers = models.TextField(default="", blank=True, db_default="")
    files = models.JSONField(default=list, db_default=[])
    client_id = models.CharField(max_length=64)
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["staff", "conversation", "kind"], name="draft_once"),
            models.CheckConstraint(condition=models.Q(kind__in=("reply", "note")), name="draft_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.staff_id} writes in {self.conversation_id}"


APPROVAL_STATES = [(state, state) for state in ("waiting", "approved", "returned", "withdrawn")]


class Approval(models.Model):
    """A reply that waits for a supervisor's yes; the client_id is that of the reply it becomes.

    `suggested`: what it is compared with (a letter it was made from, or what was returned). `seen`: the last
    line its writer had read. `sent`: the words that went out, where the supervisor changed them.
    """

    conversation = models.ForeignKey("conversations.Conversation", on_delete=models.CASCADE, related_name="+")
    author = models.ForeignKey("people.Staff", on_delete=models.CASCADE, related_name="+", db_index=False)
    client_id = models.CharField(max_length=64)
    text = models.TextField()
    suggested = models.TextField(default="", blank=True)
    made_of = models.JSONField(default=dict)
    seen = models.BigIntegerField(default=0)
    state = models.CharField(max_length=9, choices=APPROVAL_STATES, default="waiting")
    asked_at = models.DateTimeField()
    decided_by = models.ForeignKey(
        "people.Staff", null=True, blank=True, on_delete=models.SET_NULL, related_name="+", db_index=False
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    note = models.TextField(default="", blank=True)
    sent = models.TextField(default="", blank=True)
    message_id = models.BigIntegerField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["author", "client_id"], name="approval_once"),
            models.CheckConstraint(
                condition=models.Q(state__in=[state for state, _ in APPROVAL_STATES]), name="approval_state"
            ),
        ]
        indexes = [
            models.Index(fields=["asked_at"], condition=models.Q(state="waiting"), name="approval_waiting"),
        ]

    def __str__(self) -> str:
        return f"{self.author_id} asks in {self.conversation_id}"


@core.tracked()
class Override(models.Model):
    """Somebody sent a reply although she was warned: of what, by code."""

    staff = models.ForeignKey("people.Staff", on_delete=models.CASCADE, related_name="+")
    conversation = models.ForeignKey("conversations.Conversation", on_delete=models.CASCADE, related_name="+")
    client_id = models.CharField(max_length=64)
    reasons = models.JSONField(default=list)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["staff", "client_id"], name="override_once")]

    def __str__(self) -> str:
        return f"{self.staff_id} sent it anyway in {self.conversation_id}"
