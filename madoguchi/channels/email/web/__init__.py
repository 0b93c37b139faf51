"""Screens of mail, for staff."""
