"""What the launcher raises."""


class LauncherError(Exception):
    """The database cannot be started, found or stopped; the text says why and how to mend it."""
