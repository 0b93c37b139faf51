"""What is said in a film, read from its captions."""

import io

from madoguchi.core import api as core

from ..models import ArticleFile
from .captions import transcript_of

LONGEST_CAPTIONS = 1_000_000  # bytes


def transcript_in(name: str) -> str:
    """The transcript of a kept caption file, named as in `/help/files/`; "" where there is none."""
    row = ArticleFile.objects.filter(key=name.partition(".")[0]).first() if name else None
    if row is None or row.size > LONGEST_CAPTIONS:
        return ""
    captions = io.BytesIO()
    there = core.copy_attachment(row.attachment, captions)
    return transcript_of(captions.getvalue().decode("utf-8-sig", "replace")) if there else ""
