"""All settings as one file: written, read, compared, applied."""
