"""Paths under /settings/."""

from django.urls import path

from . import (
    articles,
    blocks,
    brand,
    categories,
    files,
    health,
    home,
    jobs,
    legal,
    mail,
    publications,
    undos,
    vocabulary,
)

app_name = "administration"

urlpatterns = [
    path("", home.home, name="home"),
    path("start/", home.start, name="start"),
    path("checklist/", home.checklist, name="checklist"),
    path("undos/", undos.undo, name="undo"),
    path("blocks/", blocks.blocks, name="blocks"),
    path("blocks/<int:block_id>/lifting/", blocks.lifting, name="block_lifting"),
    path("brand/", brand.brand, name="brand"),
    path("brand/preview/", brand.preview, name="brand_preview"),
    path("legal/", legal.legal, name="legal"),
    path("mail/", mail.mail, name="mail"),
    path("mail/tests/", mail.test_mails, name="test_mails"),
    path("vocabulary/", vocabulary.vocabulary, name="vocabulary"),
    path("articles/", articles.articles, name="articles"),
    path("articles/new/", articles.new, name="new_article"),
    path("articles/preview/", articles.preview, name="article_preview"),
    path("articles/<int:article_id>/", articles.article, name="article"),
    path("articles/<int:article_id>/withdrawal/", publications.withdrawal, name="article_withdrawal"),
    path("articles/<int:article_id>/translation/", publications.translation, name="article_translation"),
    path("articles/<int:article_id>/removal/", publications.removal, name="article_removal"),
    path("file/", files.file, name="file"),
    path("file/export/", files.export, name="export"),
    path("file/imports/", files.imports, name="imports"),
    path("file/applications/", files.applications, name="applications"),
    path("categories/", categories.categories, name="categories"),
    path("categories/<int:category_id>/", categories.category, name="category"),
    path("categories/<int:category_id>/moves/", categories.move, name="category_move"),
    path("categories/<int:category_id>/removal/", categories.removal, name="category_removal"),
    path("health/", health.page, name="health"),
    path("health/backups/", health.backups, name="backups"),
    path("jobs/", jobs.jobs, name="jobs"),
    path("jobs/retries/", jobs.retries, name="retries"),
    path("jobs/removals/", jobs.removals, name="removals"),
]
