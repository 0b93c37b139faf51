"""A film: a file of ours with captions, or one shown by an allowed house; and its transcript.

Stored as {"file": "KEY.mp4", "captions": {"ja": "KEY.vtt"}, "embed": "https://…", "transcript": text}.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar
from urllib.parse import urlsplit

_FILE = re.compile(r"[\w-]{22}\.(?:mp4|webm)")
_CAPTIONS = re.compile(r"[\w-]{22}\.vtt")
LONGEST_TRANSCRIPT = 100_000
LANGUAGES = ("ja", "en")
PLAYERS = (
    (
        re.compile(
            r"https://(?:(?:www\.|m\.)?youtube(?:-nocookie)?\.com/(?:watch\?(?:.*&)?v=|shorts/|embed/)"
            r"|youtu\.be/)"
            r"([\w-]{6,20})"
        ),
        "https://www.youtube-nocookie.com/embed/{}",
    ),
    (
        re.compile(r"https://(?:player\.vimeo\.com/video|vimeo\.com)/(\d{5,12})"),
        "https://player.vimeo.com/video/{}",
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class VideoHosts:
    """Houses from which films may be shown inside an article; none unless the company says so."""

    option_name: ClassVar[str] = "knowledge.video_hosts"
    hosts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Film:
    """What a video article shows; names of files are those of `/help/files/`."""

    file: str = ""
    captions: Mapping[str, str] = field(default_factory=dict)
    embed: str = ""
    transcript: str = ""

    @property
    def host(self) -> str:
        """The house that shows the film, "" for a film of ours."""
        return urlsplit(self.embed).hostname or "" if self.embed else ""


def film_in(data: Mapping[str, Any]) -> Film:
    """The film of stored or imported data; what cannot be read is left out."""
    captions = data.get("captions")
    named = captions if isinstance(captions, Mapping) else {}
    return Film(
        file=_matching(_FILE, data.get("file")),
        captions={
            language: name for language in LANGUAGES if (name := _matching(_CAPTIONS, named.get(language)))
        },
        embed=_address(data.get("embed")),
        transcript=str(data.get("transcript") or "").strip()[:LONGEST_TRANSCRIPT],
    )


def stored(film: Film) -> dict[str, Any]:
    """The film as an article keeps it: only what there is."""
    values = {
        "file": film.file, "captions": dict(film.captions), "embed": film.embed, "transcript": film.transcript
    }  # fmt: skip
    return {name: value for name, value in values.items() if value}


def host_of(text: str) -> str:
    """A house as it is kept: its bare name in small letters, "" for what is none."""
    text = text.strip().lower()
    name = (urlsplit(text if "//" in text else f"//{text}").hostname or "") if text else ""
    return name if re.fullmatch(r"(?:[a-z0-9-]+\.)+[a-z]{2,}", name) else ""


def _matching(pattern: re.Pattern[str], given: object) -> str:
    name = str(given or "").rpartition("/")[2]
    return name if pattern.fullmatch(name) else ""


def _address(given: object) -> str:
    text = str(given or "").strip()[:500]
    try:
        parts = urlsplit(text)
    except ValueError:
        return ""
    trusted = parts.scheme == "https" and host_of(parts.hostname or "") and not parts.username
    return _player_of(text) if trusted else ""


def player_at(address: str) -> str:
    """The address that may stand in a frame, for one of YouTube or Vimeo; "" for any other."""
    for pattern, player in PLAYERS:
        if found := pattern.match(address):
            return player.format(found[1])
    return ""


def _player_of(address: str) -> str:
    return player_at(address) or address
