"""The first page of an empty installation."""

from django.urls import path

from . import entrance

app_name = "setup"
urlpatterns = [
    path("", entrance.setup, name="closed"),
    path("<str:token>/", entrance.setup, name="open"),
]
