"""Screens of post and fax, for staff."""
