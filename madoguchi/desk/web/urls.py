"""Paths under /desk/."""

from django.urls import path

from . import (
    assignments,
    availability,
    conversation,
    inbox,
    notes,
    offers,
    properties,
    replies,
    resolutions,
    saved_views,
    search,
    statuses,
    suggestions,
    tabs,
)

app_name = "desk"

urlpatterns = [
    path("", inbox.inbox, name="inbox"),
    path("rows/", inbox.rows, name="rows"),
    path("nav/", inbox.nav, name="nav"),
    path("search/", search.search, name="search"),
    path("availability/", availability.availability, name="availability"),
    path("heartbeats/", availability.heartbeats, name="heartbeats"),
    path("offers/", offers.offers, name="offers"),
    path("offers/<int:offer_id>/acceptance/", offers.acceptance, name="acceptance"),
    path("offers/<int:offer_id>/refusal/", offers.refusal, name="refusal"),
    path("views/new/", saved_views.new, name="view-new"),
    path("views/<int:view_id>/", saved_views.change, name="view"),
    path("views/<int:view_id>/removal/", saved_views.removal, name="view-removal"),
    path("tabs/", tabs.tabs, name="tabs"),
    path("tabs/<int:conversation_id>/removal/", tabs.removal, name="tab-removal"),
    path("c/<int:conversation_id>/", conversation.page, name="conversation"),
    path("c/<int:conversation_id>/thread/", conversation.thread, name="thread"),
    path("c/<int:conversation_id>/head/", conversation.head, name="head"),
    path("c/<int:conversation_id>/side/", conversation.side, name="side"),
    path("c/<int:conversation_id>/transcript/", conversation.transcript, name="transcript"),
    path("c/<int:conversation_id>/readings/", conversation.readings, name="readings"),
    path("c/<int:conversation_id>/typing/", conversation.typing, name="typing"),
    path("c/<int:conversation_id>/suggestions/", suggestions.suggestions, name="suggestions"),
    path("c/<int:conversation_id>/replies/", replies.replies, name="replies"),
    path("c/<int:conversation_id>/notes/", notes.notes, name="notes"),
    path("c/<int:conversation_id>/takes/", assignments.takes, name="takes"),
    path("c/<int:conversation_id>/assignments/", assignments.assignments, name="assignments"),
    path("c/<int:conversation_id>/releases/", assignments.releases, name="releases"),
    path("c/<int:conversation_id>/resolutions/", resolutions.resolutions, name="resolutions"),
    path(
        "c/<int:conversation_id>/classifications/", resolutions.classifications, name="classifications"
    ),
    path("c/<int:conversation_id>/reopenings/", statuses.reopenings, name="reopenings"),
    path("c/<int:conversation_id>/waits/", statuses.waits, name="waits"),
    path("c/<int:conversation_id>/snoozes/", statuses.snoozes, name="snoozes"),
    path("c/<int:conversation_id>/closures/", statuses.closures, name="closures"),
    path("c/<int:conversation_id>/priorities/", properties.priorities, name="priorities"),
    path("c/<int:conversation_id>/tags/", properties.tags, name="tags"),
]
