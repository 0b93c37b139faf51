"""Downloads of attachments."""

from django.urls import path

from . import files

app_name = "conversations"
urlpatterns = [path("<uuid:attachment_id>/<str:name>", files.download, name="file")]
