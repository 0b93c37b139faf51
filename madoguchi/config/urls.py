"""Which path leads to which room."""

from django.urls import URLPattern, URLResolver, include, path

from madoguchi.knowledge.web import home

from . import health

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("madoguchi.core.web.urls")),
    path("readyz", health.ready),
    path("healthz/search", health.search),
    path("", include("madoguchi.channels.webchat.web.urls")),
    path("", include("madoguchi.channels.web.urls")),
    path("", include("madoguchi.channels.form.web.urls")),
    path("", include("madoguchi.channels.contact.web.urls")),
    path("", include("madoguchi.channels.email.web.urls")),
    path("", include("madoguchi.channels.post.web.urls")),
    path("", include("madoguchi.channels.counter.web.urls")),
    path("", include("madoguchi.feedback.web.urls")),
    path("", include("madoguchi.ui.web.urls")),
    path("", home.home),
    path("", include("madoguchi.knowledge.web.site_urls")),
    path("", include("madoguchi.knowledge.web.kind_urls")),
    path("help/", include("madoguchi.knowledge.web.urls")),
    path("knowledge/", include("madoguchi.editorial.web.urls")),
    path("assistant/", include("madoguchi.assistant.web.urls")),
    path("", include("madoguchi.api.web.urls")),
    path("settings/tasks/", include("madoguchi.tasks.web.urls")),
    path("settings/alerts/", include("madoguchi.notices.web.urls")),
    path("settings/", include("madoguchi.administration.web.urls")),
    path("", include("madoguchi.listening.web.urls")),
    path("desk/", include("madoguchi.desk.web.urls")),
    path("insights/", include("madoguchi.insights.web.urls")),
    path("account/", include("madoguchi.people.web.account_urls")),
    path("account/", include("madoguchi.people.web.own_urls")),
    path("setup/", include("madoguchi.people.web.setup_urls")),
    path("", include("madoguchi.commerce.web.urls")),
    path("files/", include("madoguchi.conversations.web.urls")),
    path("demo/", include("madoguchi.demo.web.urls")),
    path("me/", include("madoguchi.people.web.urls")),
    path("", include("madoguchi.portal.web.urls")),
]

handler400 = "madoguchi.ui.web.errors.bad_request"
handler403 = "madoguchi.ui.web.errors.forbidden"
handler404 = "madoguchi.ui.web.errors.not_found"
handler500 = "madoguchi.ui.web.errors.server_error"
