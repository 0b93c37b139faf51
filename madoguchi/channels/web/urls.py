"""Paths of the channels: the webhooks."""

from django.urls import path

from . import crossings, intake

app_name = "channels"
urlpatterns = [
    path("channels/crossings/<int:conversation_id>/", crossings.create, name="crossings"),
    path("channels/<slug:kind>/<slug:key>/", intake.receive, name="webhook"),
]
