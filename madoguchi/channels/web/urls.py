"""Paths of the channels: the webhooks, files that services fetch, ways to go on elsewhere."""

from django.urls import path

from . import crossings, files, intake, templates

app_name = "channels"
urlpatterns = [
    path("channels/crossings/<int:conversation_id>/", crossings.create, name="crossings"),
    path("channels/templates/<int:conversation_id>/", templates.send, name="templates"),
    path("channels/files/<str:token>/<str:name>", files.download, name="file"),
    path("channels/<slug:kind>/<slug:key>/", intake.receive, name="webhook"),
]
