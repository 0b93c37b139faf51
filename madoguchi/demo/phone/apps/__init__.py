"""The apps on the phone, one file per service."""
