"""Slot → pieces. A piece is a function (or its dotted name) `f(request, **values) -> safe HTML or ""`."""

PANELS: dict[str, tuple[str, ...]] = {
    "account_menu": ("madoguchi.desk.panels.account_menu",),
    "assistant_overview": (),
    "assistant_waiting": ("madoguchi.assistant.panels.waiting",),
    "article_end": ("madoguchi.feedback.panels.article_end",),
    "consent": ("madoguchi.people.panels.consent",),
    "contact_bar_hours": (),
    "conversation_side": (
        "madoguchi.channels.panels.ways",
        "madoguchi.channels.webchat.panels.customer_attributes",
        "madoguchi.channels.post.panels.paper",
        "madoguchi.channels.counter.panels.note_contact",
        "madoguchi.listening.panels.mention",
    ),
    "customer_side": ("madoguchi.channels.counter.panels.note_contact",),
    "menu_inbox": (),
    "menu_listening": ("madoguchi.listening.panels.waiting_count",),
    "menu_waiting": ("madoguchi.desk.panels.waiting_count",),
    "notices": ("madoguchi.knowledge.panels.notices",),
    "portal_bar": ("madoguchi.portal.panels.acting_bar",),
    "settings_changed": ("madoguchi.administration.panels.settings_changed",),
    "staff_state": ("madoguchi.desk.panels.bell",),
    "article_task": ("madoguchi.tasks.panels.article_task",),
    "task_fields": ("madoguchi.tasks.panels.fields",),
    "task_progress": ("madoguchi.tasks.panels.progress",),
    "todays_hours": ("madoguchi.channels.webchat.panels.todays_hours",),
}
