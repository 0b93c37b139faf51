"""One file per kind of record: how it is read, and how it is written."""
