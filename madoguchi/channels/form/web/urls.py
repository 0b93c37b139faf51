"""Paths of the web form, and its settings page."""

from django.urls import path

from . import pages, parts, settings

app_name = "form"

urlpatterns = [
    path("contact/form/", pages.begin, name="begin"),
    path("contact/form/suggestions/", parts.suggestions, name="suggestions"),
    path("contact/form/<uuid:key>/", pages.answers, name="answers"),
    path("contact/form/<uuid:key>/details/", pages.details, name="details"),
    path("contact/form/<uuid:key>/done/", pages.done, name="done"),
    path("contact/form/<uuid:key>/solution/", parts.solution, name="solution"),
    path("contact/form/<uuid:key>/removal/", parts.removal, name="removal"),
    path("settings/form/", settings.page, name="settings"),
    path("settings/form/<slug:topic>/", settings.topic, name="topic"),
]
