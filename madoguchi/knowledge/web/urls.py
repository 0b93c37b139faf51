"""/help/…: the help centre, and collections with an address of their own under /help/c/<slug>/."""

from django.urls import path

from . import articles, categories, feeds, files, home, own_products, products, searches

app_name = "knowledge"

_PAGES = [
    ("", home.home, "home"),
    ("search/", searches.search, "search"),
    ("suggestions/", searches.suggestions, "suggestions"),
    ("all/", categories.everything, "all"),
    ("topics/<str:slug>/", categories.category, "category"),
    ("products/<str:slug>/", products.product, "product"),
    ("changes/<slug:language>.atom", feeds.changes, "changes"),
    ("<slug:language>/", home.home, "home_in"),
    ("<slug:language>/<str:slug>/", articles.article, "article"),
]

urlpatterns = [
    path("", home.home, name="home"),
    path("files/<str:name>", files.file, name="file"),
    path("own-products/", own_products.own_products, name="own_products"),
    *(path(f"c/<slug:collection>/{way}", view, name=f"collection_{name}") for way, view, name in _PAGES),
    *(path(way, view, name=name) for way, view, name in _PAGES[1:]),
]
