"""Paths under /assistant/: where editors teach the assistant and see how it does."""

from django.urls import path

from . import home

app_name = "assistant"

urlpatterns = [
    path("", home.home, name="home"),
]
