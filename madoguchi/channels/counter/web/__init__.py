"""The form in which staff note a contact."""
