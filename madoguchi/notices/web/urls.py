"""/settings/alerts/… of what customers are told, in which words, and what was told."""

from django.urls import path

from . import log, rules, wordings

app_name = "notices"
urlpatterns = [
    path("", rules.page, name="rules"),
    path("log/", log.page, name="log"),
    path("<slug:kind>/<slug:channel>/", wordings.page, name="wording"),
    path("<slug:kind>/<slug:channel>/preview/", wordings.preview, name="preview"),
    path("<slug:kind>/<slug:channel>/versions/", wordings.versions, name="versions"),
    path("<slug:kind>/<slug:channel>/letter/<int:number>/<slug:language>/", wordings.letter, name="letter"),
]
