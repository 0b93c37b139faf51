"""The ways to reach the company that no program opens: number, address, shops. No Django."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class ContactWays:
    """What the page of all ways tells besides chat and form; an empty one is not shown.

    `phone_hours_…`: when the telephone is answered, where that differs from the desk's hours.
    """

    option_name: ClassVar[str] = "contact.ways"

    chat: bool = True
    phone: str = ""
    phone_note_ja: str = ""
    phone_note_en: str = ""
    phone_hours_ja: str = ""
    phone_hours_en: str = ""
    line_url: str = ""
    post_ja: str = ""
    post_en: str = ""
    fax: str = ""
    shop_ja: str = ""
    shop_en: str = ""

    def said(self, name: str, language: str) -> str:
        """A text that is kept in both languages: in this one, else in the other."""
        ja, en = str(getattr(self, f"{name}_ja")), str(getattr(self, f"{name}_en"))
        return (ja or en) if language == "ja" else (en or ja)


@dataclass(frozen=True)
class Way:
    """One way as the page shows it. `wait`: how long it takes until somebody answers, in words."""

    channel: str
    icon: str
    title: str
    text: str
    hours: str = ""
    wait: str = ""
    href: str = ""
    act: str = ""
    lines: tuple[str, ...] = ()
    best: bool = False
