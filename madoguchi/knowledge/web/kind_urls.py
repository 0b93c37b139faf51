"""/notices/…, /issues/…: what pages of every customer's door ask for beside the help pages."""

from django.urls import path

from . import issues, notices

app_name = "kinds"

urlpatterns = [
    path("notices/<slug:door>/", notices.notices, name="notices"),
    path("notices/<slug:door>/dismissals/", notices.dismissals, name="dismissals"),
    path("issues/<int:article_id>/marks/", issues.marks, name="marks"),
    path("issues/<int:article_id>/followers/", issues.follows, name="followers"),
    path("issues/confirmations/<str:token>/", issues.confirmation, name="confirmation"),
    path("issues/departures/<str:token>/", issues.departure, name="departure"),
]
