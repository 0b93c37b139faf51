"""What the assistant has kept of a message goes with it."""

from datetime import datetime

from django.db.models import Count

from .models import Dialogue, Evidence, Outcome, Proposal, Rendering, Step


def forget_words(*, conversation_id: int, message_id: int, at: datetime) -> None:
    """Remove its words from translations, from what was learnt, from what waits as a proposal, and from what
    is being done in words; that it was answered stays. `at`: when it was written. Safe to repeat."""
    Rendering.objects.filter(message=message_id).delete()
    steps = Step.objects.filter(message_id=message_id, dialogue=conversation_id)
    numbers = list(steps.values_list("pk", flat=True))
    Outcome.objects.filter(step__in=numbers).update(question="", vector=None, asks=False)
    _forget_evidence([f"step:{number}" for number in numbers], conversation_id, at)
    if steps.exclude(about="").exists():
        Dialogue.objects.filter(pk=conversation_id).update(talks=[], shown=[])


def _forget_evidence(sources: list[str], conversation_id: int, at: datetime) -> None:
    """Of proposals, what this message spoke for; one that nothing speaks for any more goes, if it waits."""
    talk = Evidence.objects.filter(source=f"talk:{conversation_id}", at=at)
    gone = Evidence.objects.filter(source__in=sources) | talk
    proposals = set(gone.values_list("proposal_id", flat=True))
    gone.delete()
    for one in Proposal.objects.filter(pk__in=proposals).annotate(left=Count("evidence")):
        if one.left or one.state != "waiting":
            Proposal.objects.filter(pk=one.pk).update(count=one.left)
        else:
            one.delete()
