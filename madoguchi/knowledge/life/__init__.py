"""The life of an article: draft, review, published, archived; when it is shown, and who minds it."""
