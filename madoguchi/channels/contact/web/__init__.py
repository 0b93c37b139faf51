"""The page of all ways, and its settings."""
