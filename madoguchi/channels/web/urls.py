"""Paths of the channels: the webhooks, files that services fetch, ways to go on elsewhere, the settings."""

from django.urls import path

from . import accounts, crossings, files, intake, links, raw_events, set_up, templates, way_rules

app_name = "channels"
HERE = "settings/channels/"
urlpatterns = [
    path("channels/crossings/<int:conversation_id>/", crossings.create, name="crossings"),
    path("channels/templates/<int:conversation_id>/", templates.send, name="templates"),
    path("channels/files/<str:token>/<str:name>", files.download, name="file"),
    path("channels/link/<str:key>/", links.page, name="link"),
    path("channels/<slug:kind>/<slug:key>/", intake.receive, name="webhook"),
    path(HERE, accounts.page, name="accounts"),
    path(f"{HERE}new/<slug:kind>/", set_up.new, name="new"),
    path(f"{HERE}<int:account_id>/", accounts.account, name="account"),
    path(f"{HERE}<int:account_id>/setup/", set_up.page, name="set_up"),
    path(f"{HERE}<int:account_id>/guide/", set_up.guide, name="guide"),
    path(f"{HERE}<int:account_id>/keys/", set_up.made, name="made"),
    path(f"{HERE}<int:account_id>/tests/", set_up.tests, name="tests"),
    path(f"{HERE}<int:account_id>/state/", accounts.state, name="state"),
    path(f"{HERE}<int:account_id>/acts/<slug:code>/", accounts.acts, name="acts"),
    path(f"{HERE}<int:account_id>/events/", raw_events.page, name="events"),
    path(f"{HERE}<int:account_id>/events/<int:event_id>/", raw_events.event, name="event"),
    path(f"{HERE}<int:account_id>/runs/", raw_events.runs, name="runs"),
    path("settings/where-next/", way_rules.page, name="way_rules"),
]
