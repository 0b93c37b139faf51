"""A matter that customers asked about in vain gets its answer, and is found under their own words."""

import uuid

from django.db import transaction

from madoguchi.core import api as core
from madoguchi.gaps import api as gaps
from madoguchi.knowledge import api as knowledge
from madoguchi.knowledge.shapes import ArticleText
from madoguchi.people.shapes import Viewer

NAMESPACE = uuid.UUID("6b1f1c52-5f0f-4b7e-9a6f-3f0a5c1d7e21")


@transaction.atomic
def begin(*, gap_id: int, viewer: Viewer) -> int:
    """A draft under the gap's question, to be found by all the others; its id. Repeating gives the same one.

    The gap closes when it is published. Raises gaps.GapRefused when the gap is gone or settled.
    """
    gap = gaps.gap(viewer, gap_id)
    if gap is None:
        raise gaps.GapRefused("gone")
    if gap.article_id is not None and gap.state == "open":
        return gap.article_id
    asked = tuple(question for question in gaps.samples(gap_id) if question != gap.title)
    article_id = knowledge.write_article(
        collection=knowledge.help_collection(), language=gap.language,
        text=ArticleText(heading=gap.title, body="", questions=asked),
        client_id=uuid.uuid5(NAMESPACE, f"{gap_id}:{gap.reopened}"),
    )  # fmt: skip
    gaps.begin_article(gap_id=gap_id, article_id=article_id)
    return article_id


@transaction.atomic
def answer_with(*, gap_id: int, article_id: int, viewer: Viewer) -> bool:
    """A published article answers it: from now on it is found under what was asked. Whether that is news.

    Raises gaps.GapRefused: gone, state, article (not published).
    """
    if viewer.staff is None or gaps.gap(viewer, gap_id) is None:
        raise gaps.GapRefused("gone")
    actor = core.staff(viewer.staff.id)
    news = gaps.close(gap_id=gap_id, article_id=article_id, actor=actor)
    knowledge.add_questions(article_id=article_id, questions=gaps.samples(gap_id), actor=actor)
    return news
