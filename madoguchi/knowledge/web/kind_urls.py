"""/notices/…: what pages of every customer's door ask for beside the help pages."""

from django.urls import path

from . import notices

app_name = "kinds"

urlpatterns = [
    path("notices/<slug:door>/", notices.notices, name="notices"),
    path("notices/<slug:door>/dismissals/", notices.dismissals, name="dismissals"),
]
