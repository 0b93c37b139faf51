"""Paths below /settings/tasks/: which tasks customers find, and the builder of the company's own."""

from django.urls import path

from . import composed, figures, offers

app_name = "tasks"
urlpatterns = [
    path("", offers.index, name="tasks"),
    path("offers/", offers.change, name="offers"),
    path("figures/", figures.index, name="figures"),
    path("new/", composed.new, name="new"),
    path("<slug:code>/", composed.edit, name="edit"),
    path("<slug:code>/versions/", composed.versions, name="versions"),
    path("<slug:code>/draft/removal/", composed.removal, name="removal"),
]
