"""One file that holds a whole installation: its database, its attachments, its key, and their checksums.

`making.make` writes it, `reading.check` reads it through, `restoring.restore` fills an empty installation.
The file is a plain tar archive: any tar shows it, and `pg_restore` reads its `database.dump`.
"""
