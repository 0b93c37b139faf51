"""Paths of the door for other systems: pages for people, and /api/v1/ itself."""

from django.urls import include, path

from . import docs, entry, tokens, v1

pages = [
    path("settings/api/", tokens.tokens, name="tokens"),
    path("settings/api/<int:token_id>/revocation/", tokens.revocation, name="revocation"),
    path("api/v1/", docs.docs, name="docs"),
    path("api/v1/openapi.json", docs.openapi, name="openapi"),
]

urlpatterns = [
    path("", include((pages, "api"))),
    path("api/v1/", v1.urls),
    path("api/<path:rest>", entry.nothing_here, name="api_nothing"),
]
