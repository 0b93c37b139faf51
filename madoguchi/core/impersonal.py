"""What may be written down about an error: its kind, its first words and its place, but nobody's data."""

import re
import traceback

OURS = "/madoguchi/"
LONGEST = 300
PLACES = 3
WATCHER = "note_job"  # stands around every job and says nothing about where it failed
ROW_CONTENTS = re.compile(r"\s*^(DETAIL|CONTEXT|Detail|Kontext):.*$", re.MULTILINE)
QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"|「[^」]*」")
ADDRESS = re.compile(r"\S+@\S+")
DIGITS = re.compile(r"\d{4,}")


def impersonal(text: str) -> str:
    """The first words of an error without row contents, quotations, addresses and long numbers."""
    text = ROW_CONTENTS.sub("", text)
    for pattern in (ADDRESS, QUOTED, DIGITS):
        text = pattern.sub("…", text)
    return " ".join(text.split())[:LONGEST]


def kind_of(error: BaseException) -> str:
    """The name of the error's class with its module."""
    return f"{type(error).__module__}.{type(error).__qualname__}".removeprefix("builtins.")


def raised_in(error: BaseException, most: int = PLACES) -> str:
    """The innermost places in our own code, outermost first: "core.posting.post:31 → …"."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if OURS in frame.filename and frame.name != WATCHER]
    return " → ".join(_place(frame) for frame in (ours or frames)[-most:])


def _place(frame: traceback.FrameSummary) -> str:
    module = frame.filename.rpartition(OURS)[2].removesuffix(".py").replace("/", ".")
    return f"{module}.{frame.name}:{frame.lineno}"
