"""Paths of the channels: the webhooks."""

from django.urls import path

from . import intake

app_name = "channels"
urlpatterns = [
    path("channels/<slug:kind>/<slug:key>/", intake.receive, name="webhook"),
]
