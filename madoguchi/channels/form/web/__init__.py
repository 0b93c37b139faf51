"""Pages of the web form."""
