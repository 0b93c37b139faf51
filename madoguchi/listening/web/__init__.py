"""Screens of listening, for staff."""
