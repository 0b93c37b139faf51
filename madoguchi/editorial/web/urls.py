"""Paths under /knowledge/."""

from django.urls import path

from . import articles, categories, home, notices, publications, writing

app_name = "editorial"

urlpatterns = [
    path("", home.home, name="home"),
    path("articles/", articles.articles, name="articles"),
    path("articles/new/", writing.new, name="new_article"),
    path("articles/preview/", writing.preview, name="article_preview"),
    path("articles/<int:article_id>/", articles.article, name="article"),
    path("articles/<int:article_id>/text/", writing.text, name="text"),
    path("articles/<int:article_id>/publication/", publications.publication, name="article_publication"),
    path("articles/<int:article_id>/withdrawal/", publications.withdrawal, name="article_withdrawal"),
    path("articles/<int:article_id>/translation/", publications.translation, name="article_translation"),
    path("articles/<int:article_id>/removal/", publications.removal, name="article_removal"),
    path("notices/", notices.notices, name="notices"),
    path("notices/new/", notices.new, name="new_notice"),
    path("notices/preview/", notices.preview, name="notice_preview"),
    path("notices/<int:notice_id>/", notices.notice, name="notice"),
    path("notices/<int:notice_id>/ending/", notices.ending, name="notice_ending"),
    path("notices/<int:notice_id>/removal/", notices.removal, name="notice_removal"),
    path("categories/", categories.categories, name="categories"),
    path("categories/<int:category_id>/", categories.category, name="category"),
    path("categories/<int:category_id>/moves/", categories.move, name="category_move"),
    path("categories/<int:category_id>/removal/", categories.removal, name="category_removal"),
]
