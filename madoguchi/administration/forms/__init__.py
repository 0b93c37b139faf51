"""What the settings pages read from the browser, checked."""
