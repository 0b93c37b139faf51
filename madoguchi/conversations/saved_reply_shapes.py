"""Saved replies as they cross the door. Plain, without Django."""

from dataclasses import dataclass


@dataclass(frozen=True)
class SavedReplyShape:
    """A letter that agents put into a reply; without teams it is for everybody. Answers: one on each line."""

    id: int
    shortcut: str
    title: str
    body_ja: str
    body_en: str
    tags: tuple[str, ...] = ()
    team_ids: tuple[int, ...] = ()
    answers_ja: str = ""
    answers_en: str = ""


class ReplyRefused(ValueError):
    """A saved reply cannot be kept as it is.

    reason: "shortcut" (none, or with spaces), "taken" (another one has this shortcut), "title", "empty" (no
    text in either language), "variable" (a {{name}} that is not known, in `detail`), "teams", "answers"
    (more, or longer, than any channel takes).
    """

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(reason)
        self.reason, self.detail = reason, detail
