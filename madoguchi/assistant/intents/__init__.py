"""Teaching the assistant: what it is taught, the versions made of that, and which one customers get."""
