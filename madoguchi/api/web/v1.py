"""The addresses of version 1, gathered."""

from . import articles, searches, shelves
from .entry import door

door.add_router("/articles", articles.router)
door.add_router("/search", searches.router)
door.add_router("", shelves.router)
urls = door.urls
