"""Notices: the board that every page reads, and the acts of those who write them."""
