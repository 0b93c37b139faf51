"""The demo's own pages; outside the demo they do not exist."""

from django.urls import path

from . import mail

app_name = "demo"
urlpatterns = [path("mail/", mail.mailbox, name="mail")]
