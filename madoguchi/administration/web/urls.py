"""Paths under /settings/."""

from django.urls import path

from . import brand, home, mail, undos

app_name = "administration"

urlpatterns = [
    path("", home.home, name="home"),
    path("undos/", undos.undo, name="undo"),
    path("brand/", brand.brand, name="brand"),
    path("brand/preview/", brand.preview, name="brand_preview"),
    path("mail/", mail.mail, name="mail"),
    path("mail/tests/", mail.test_mails, name="test_mails"),
]
