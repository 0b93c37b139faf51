"""How long something may take while other tests have the machine."""

BUSY = 3
"""So many times what is promised on a quiet machine."""
