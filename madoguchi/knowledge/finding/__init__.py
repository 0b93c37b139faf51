"""Finding articles: words, vectors, ranking and passages. Nothing here reads the database but `follow`."""
