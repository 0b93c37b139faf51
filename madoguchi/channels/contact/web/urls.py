"""Paths of the page of all ways."""

from django.urls import path

from . import pages

app_name = "contact"

urlpatterns = [
    path("contact/", pages.page, name="page"),
    path("settings/contact/", pages.settings, name="settings"),
]
