"""What stands on our letters, and what a scan seems to be. No Django."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class LetterHead:
    """Who writes our letters. What is empty is taken from the issuer of bills and the brand."""

    option_name: ClassVar[str] = "post.head"

    sender_ja: str = ""
    sender_en: str = ""
    formal: bool = True
    """拝啓 and 敬具 unless somebody decides otherwise."""

    def sender(self, language: str) -> str:
        """The lines under which we write."""
        return (self.sender_ja or self.sender_en) if language == "ja" else (self.sender_en or self.sender_ja)


@dataclass(frozen=True)
class Proposal:
    """A customer whom a scan seems to come from: why, and the conversation it answers if it names one."""

    customer_id: int
    name: str
    why: tuple[str, ...]
    conversation_id: int | None = None


class ScanUnknown(LookupError):
    """There is no such scan."""


class ScanRefused(Exception):
    """Not taken; `reason` is "kind", "empty", "too_large", or "twice" with the key of the first one."""

    def __init__(self, reason: str, key: str = "") -> None:
        super().__init__(reason)
        self.reason, self.key = reason, key


class LetterUnknown(LookupError):
    """There is no such letter, or not for this viewer."""
