"""WebVTT captions as a transcript: what was said, without times, marks and repetitions."""

import re

_TIME = re.compile(r"^(?:\d+:)?\d{1,2}:\d{2}[.,]\d{3}\s+-->")
_MARK = re.compile(r"<[^>]*>|\{\\[^}]*\}")
_SPEAKER = re.compile(r"<v(?:\.[\w.]+)?\s+([^>]+)>")


def transcript_of(captions: str) -> str:
    """One line a cue, in order; a speaker's name stands before her words where it is given."""
    lines: list[str] = []
    for block in re.split(r"\n\s*\n", captions.replace("\r\n", "\n").lstrip("\ufeff")):
        rows = block.strip().split("\n")
        timed = next((at for at, row in enumerate(rows) if _TIME.match(row)), None)
        if timed is None:
            continue
        said = _plain(" ".join(rows[timed + 1 :]))
        if said and said != (lines[-1] if lines else ""):
            lines.append(said)
    return "\n".join(lines)


def _plain(text: str) -> str:
    named = _SPEAKER.sub(lambda found: f"{found[1].strip()}: ", text)
    return " ".join(_MARK.sub("", named).replace("&nbsp;", " ").replace("&amp;", "&").split())
