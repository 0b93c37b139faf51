"""What editors type, checked."""
