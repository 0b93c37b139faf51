"""Paths under /settings/."""

from django.urls import path

from . import home

app_name = "administration"

urlpatterns = [
    path("", home.home, name="home"),
]
