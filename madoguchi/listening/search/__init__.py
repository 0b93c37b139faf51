"""Any search that answers in JSON."""
