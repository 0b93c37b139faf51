"""The addresses of version 1, gathered."""

from . import articles, records, searches, shelves, tasks, turns
from .entry import door

door.add_router("/articles", articles.router)
door.add_router("/search", searches.router)
door.add_router("", shelves.router)
door.add_router("", records.router)
door.add_router("", tasks.router)
door.add_router("", turns.router)
urls = door.urls
