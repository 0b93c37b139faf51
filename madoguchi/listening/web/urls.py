"""Paths of listening."""

from django.urls import path

from . import answers, handling, mentions, sources, sweeps

app_name = "listening"

urlpatterns = [
    path("listening/", mentions.index, name="mentions"),
    path("listening/mentions.csv", mentions.table, name="table"),
    path("listening/sweeps/", sweeps.begin, name="sweeps"),
    path("listening/sweeps/<int:sweep_id>/", sweeps.sweep, name="sweep"),
    path("listening/sweeps/<int:sweep_id>/undoing/", sweeps.undoing, name="undoing"),
    path("listening/<int:mention_id>/", mentions.mention, name="mention"),
    path("listening/<int:mention_id>/assignment/", handling.assignment, name="assignment"),
    path("listening/<int:mention_id>/notes/", handling.notes, name="notes"),
    path("listening/<int:mention_id>/ignoring/", handling.ignoring, name="ignoring"),
    path("listening/<int:mention_id>/judgement/", handling.judgement, name="judgement"),
    path("listening/<int:mention_id>/conversation/", handling.conversation, name="conversation"),
    path("listening/<int:mention_id>/erasure/", handling.erasure, name="erasure"),
    path("listening/<int:mention_id>/answers/", answers.answers, name="answers"),
    path("listening/<int:mention_id>/answers/<int:answer_id>/posting/", answers.posting, name="posting"),
    path("listening/<int:mention_id>/answers/<int:answer_id>/removal/", answers.removal, name="removal"),
    path("settings/listening/", sources.index, name="sources"),
    path("settings/listening/new/<slug:kind>/", sources.new, name="new_source"),
    path("settings/listening/<int:source_id>/", sources.source, name="source"),
    path("settings/listening/<int:source_id>/trial/", sources.trial, name="trial"),
    path("settings/listening/<int:source_id>/pause/", sources.pause, name="pause"),
    path("settings/listening/<int:source_id>/look/", sources.look, name="look"),
    path("settings/listening/<int:source_id>/removal/", sources.removal, name="source_removal"),
]
