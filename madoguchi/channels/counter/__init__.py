"""Contacts that no program sees: calls, talks at the counter, visits, noted by staff."""
