"""News and blogs: RSS and Atom."""
