"""/ui/… and the two choices."""

from django.urls import path

from . import brand, choices, gallery

app_name = "ui"
urlpatterns = [
    path("language/", choices.language, name="language"),
    path("theme/", choices.theme, name="theme"),
    path("ui/", gallery.gallery, name="gallery"),
    path("ui/brand.css", brand.sheet, name="brand"),
    path("ui/logo", brand.logo, name="logo"),
]
