"""/feedback/… votes, /rate/<token>/ ratings."""

from django.urls import path

from . import ratings, votes

app_name = "feedback"
urlpatterns = [
    path("feedback/articles/<int:article_id>/votes", votes.on_article, name="article"),
    path("feedback/answers/<int:message_id>/votes", votes.on_answer, name="answer"),
    path("rate/<str:token>/", ratings.rate, name="rate"),
    path("rate/<str:token>/places", ratings.looked, name="looked"),
    path("rate/<str:token>/comment", ratings.comment, name="comment"),
]
