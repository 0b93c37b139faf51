"""Paths of a customer's own pages and of what the company says about personal data."""

from django.urls import path

from . import legal

app_name = "portal"
urlpatterns = [
    path("legal/privacy/", legal.privacy, name="privacy"),
    path("legal/privacy/<slug:digest>/", legal.privacy_as_it_was, name="privacy_version"),
    path("legal/external/", legal.external, name="external"),
    path("legal/younger/", legal.younger, name="younger"),
]
