"""Two editors at the same gap in the same moment: one of them is first, and nothing is half done."""

import pytest

from madoguchi.core import api as core
from madoguchi.gaps import api as gaps
from madoguchi.gaps.models import Gap
from madoguchi.knowledge import api as knowledge
from madoguchi.people import api as people

pytestmark = pytest.mark.usefixtures("committed_db")


def test_two_close_and_two_assign_at_once(at_once):
    writers = [one for one in people.all_staff() if one.role in ("editor", "administrator")][:2]
    first, second = (one.id for one in knowledge.editable_articles(
        asked=knowledge.ArticleFilter(status="published")
    ).articles[:2])  # fmt: skip
    now = core.now()
    gap = Gap.objects.create(title="灯台", language="ja", opened_at=now, last_at=now).pk

    def assign(staff_id):
        return lambda: gaps.assign(gap_id=gap, staff_id=staff_id, actor=core.staff(staff_id))

    news = at_once([assign(one.id) for one in writers])
    held = Gap.objects.get(pk=gap)
    assert news == [True, True]
    assert held.assignee_id in [one.id for one in writers]
    again = at_once([assign(held.assignee_id)] * 3)
    assert again == [False, False, False]

    def close(article_id):
        def closes():
            try:
                return gaps.close(gap_id=gap, article_id=article_id, actor=core.SYSTEM)
            except gaps.GapRefused as refused:
                return refused.reason

        return closes

    assert sorted(at_once([close(first)] * 3)) == [False, False, True]
    at_once([close(first), close(second)])
    held = Gap.objects.get(pk=gap)
    assert (held.state, held.article_id in (first, second)) == ("closed", True)
