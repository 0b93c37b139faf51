"""What the demo company's assistant has learnt so far: some decided, some waiting, some answers judged."""

from collections.abc import Mapping
from datetime import timedelta

from madoguchi.assistant import api as assistant
from madoguchi.core import api as core
from madoguchi.journeys import learn
from madoguchi.people import api as people
from madoguchi.people.shapes import Viewer

JUDGED = ("right", "right", "partly", "right", "wrong", "right")


def load(*, staff: Mapping[str, int]) -> None:
    """Two weeks ago the editor took over what waited then; last week's answers are half judged."""
    editor = core.staff(staff["sho"])
    with core.shift(-timedelta(days=12)):
        learn.tonight()
        _decide(editor, Viewer("staff", staff=people.staff(staff["sho"])))
    learn.tonight()
    for weeks in (3, 2, 1, 0):
        with core.shift(-timedelta(weeks=weeks)):
            assistant.measuring.draw_samples()
    for sample, judgement in zip(assistant.measuring.samples(waiting=True), JUDGED, strict=False):
        assistant.measuring.judge(sample_id=sample.id, judgement=judgement, actor=editor)


def _decide(editor: core.Actor, viewer: Viewer) -> None:
    for kind, verdict in (("article", "approve"), ("faq", "reject")):
        found = assistant.learning.proposals(viewer, kind=kind).rows
        for one in found[:1]:
            if verdict == "approve":
                assistant.learning.approve(proposal_id=one.id, actor=editor)
            else:
                assistant.learning.reject(proposal_id=one.id, reason="personal", actor=editor)
