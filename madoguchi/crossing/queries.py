"""How crossings stand, and the packet that travels."""

from datetime import datetime

from django.utils.translation import override

from madoguchi.assistant import api as assistant
from madoguchi.conversations import api as conversations
from madoguchi.core import api as core
from madoguchi.people import api as people
from madoguchi.people.shapes import Viewer
from madoguchi.tasks import api as tasks

from .codes import code_of, codes_in, digest_of, id_in, token_of
from .models import Crossing
from .shapes import CrossingShape, Filled, Known, Said, Seen, Step, Taken, TransferPacket

MOST = 100


def packet(viewer: Viewer, conversation_id: int) -> TransferPacket:
    """Everything that travels with a conversation, from its first line on, in the conversation's language.

    Raises conversations.ConversationUnknown.
    """
    here = conversations.conversation(viewer, conversation_id)
    customer = people.customer(here.customer_id)
    lines = conversations.transcript(viewer, conversation_id).lines
    trail = assistant.helping.trail_of(conversation_id)
    said = {line.id: line.body for line in lines}
    hers = [line.body for line in lines if line.author_kind == "customer" and line.body]
    with override(here.language):
        return TransferPacket(
            conversation_id=here.id,
            number=here.number,
            language=here.language,
            name=customer.display_name if customer else "",
            identity=tuple(
                Known(one.kind, one.value, one.proven_how if one.proven_at else "")
                for one in (customer.identities if customer else ())
                if one.kind != "visitor"
            ),
            wish=hers[0] if hers else here.subject,
            intent=trail.intent,
            steps=tuple(
                Step(said.get(one.message_id, ""), one.outcome, one.about, one.solved) for one in trail.tried
            ),
            transcript=tuple(
                Said(line.sequence, line.author_kind, line.channel, line.words or line.body) for line in lines
            ),
            articles=tuple(
                Seen(one.article_id, one.title, one.role)
                for one in conversations.articles(viewer, conversation_id)
            ),
            forms=_forms(here.customer_id),
        )


def _forms(customer_id: int) -> tuple[Filled, ...]:
    """What she has begun and not ended, with what stands in it."""
    hers = Viewer("customer", customer_id=customer_id)
    return tuple(
        Filled(
            run.code,
            str(run.task.title),
            tuple((line.label, line.value) for line in tasks.answers(hers, run)),
        )
        for run in tasks.open_runs(hers)
    )


def crossings(conversation_id: int) -> tuple[CrossingShape, ...]:
    """All of a conversation, the latest first; the caller has checked that it is the viewer's."""
    rows = Crossing.objects.filter(conversation_id=conversation_id).order_by("-pk")[:MOST]
    return tuple(shape(row) for row in rows)


def crossing_by_token(token: str, *, after: str) -> CrossingShape | None:
    """The one to that channel which a link names, as long as it can be used."""
    usable = Crossing.objects.filter(pk=id_in(token), after=after, state="open", expires_at__gt=core.now())
    row = usable.first()
    return shape(row) if row else None


def crossing_in(text: str) -> CrossingShape | None:
    """The one whose code stands in a message, used or not; None where no code of ours does."""
    digests = [digest_of(code) for code in codes_in(text)[:3]]
    row = Crossing.objects.filter(digest__in=digests).first() if digests else None
    return shape(row) if row else None


def shape(row: Crossing) -> CrossingShape:
    """A row as it leaves the room."""
    return CrossingShape(
        id=row.pk,
        conversation_id=row.conversation_id,
        before=row.before,
        after=row.after,
        why=row.why,
        by=row.by,
        state=row.state,
        code=code_of(row.pk),
        token=token_of(row.pk),
        made_at=row.made_at,
        expires_at=row.expires_at,
        taken_at=row.taken_at,
    )


def taken_between(since: datetime, until: datetime) -> tuple[Taken, ...]:
    """The crossings of conversations that began in this time, for those who count."""
    rows = Crossing.objects.filter(
        state="taken", conversation__created_at__gte=since, conversation__created_at__lt=until
    )
    fields = ("conversation_id", "before", "after", "why", "held")
    return tuple(
        Taken(here, before, after, why, tuple(held))
        for here, before, after, why, held in rows.order_by("pk").values_list(*fields)
    )
