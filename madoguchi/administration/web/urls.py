"""Paths under /settings/."""

from django.urls import path

from . import home, undos

app_name = "administration"

urlpatterns = [
    path("", home.home, name="home"),
    path("undos/", undos.undo, name="undo"),
]
