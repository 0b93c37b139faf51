"""Why a backup was not made, or not restored."""


class BackupFailed(Exception):
    """What happened, what is safe and what to do, in both languages."""

    def __init__(self, japanese: str, english: str) -> None:
        super().__init__(english)
        self.japanese, self.english = japanese, english


def damaged(what: str) -> BackupFailed:
    """The file is not what was written."""
    return BackupFailed(
        f"バックアップが壊れています（{what}）。何も変更していません。別のバックアップをお使いください。",
        f"The backup is damaged ({what}). Nothing was changed. Please use another one.",
    )
