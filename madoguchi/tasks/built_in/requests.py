"""Begin an enquiry by a form that knows what we know, and shows help that may answer it before it is sent."""

from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from madoguchi.conversations import api as conversations
from madoguchi.core import api as core
from madoguchi.knowledge import api as knowledge

from .. import matters
from ..shapes import Advice, Choice, Field, Outcome, Situation, Step, Task

SHOWN = 3
LIKELY = 0.3
"""Below this an article is more of a distraction than a help."""


def topics(situation: Situation) -> tuple[Choice, ...]:
    """The company's own topics."""
    terms = core.option(conversations.Vocabulary).topics
    return tuple(
        Choice(term.code, conversations.term_name(terms, term.code)) for term in terms if term.active
    )


def help_for(situation: Situation) -> tuple[Advice, ...]:
    """Articles that seem to answer what she wrote."""
    spoken = "ja" if get_language() == "ja" else "en"
    hits = knowledge.search(query=situation.value("text")[:300], language=spoken, limit=SHOWN)
    return tuple(Advice(hit.heading, hit.url, hit.passage) for hit in hits if hit.confidence >= LIKELY)


def effects(situation: Situation) -> tuple[str, ...]:
    """Where it goes, and where the answer comes."""
    return (
        gettext("A person of ours receives this and answers you."),
        gettext("You find the answer under your enquiries, and we tell you by e-mail."),
    )


def act(situation: Situation) -> Outcome:
    """A conversation with what she wrote, under the topic she chose."""
    text = situation.value("text")
    return matters.open_case(
        situation, subject=text.splitlines()[0][:80], text=text, topic=situation.value("topic")
    )


OPEN = Task(
    code="request",
    title=_("Ask us something"),
    summary=_("Write what it is about. If an article answers it, we show it at once."),
    icon="message-circle-question-mark",
    group="contact",
    proof="known",
    steps=(
        Step(
            "matter",
            _("What is it about?"),
            fields=(
                Field("topic", _("Topic"), "choice", choices=topics, required=False),
                Field("text", _("Your question"), "long_text", most=4000,
                      help=_("What happened, and what would you like us to do?")),
            ),
        ),
        Step("help", _("Perhaps this answers it"), advice=help_for,
             hint=_("If it does not, go on: what you wrote is kept.")),
    ),
    effects=effects,
    act=act,
    undo=matters.take_back,
    undo_seconds=600,
    confirmation=_("Send to our staff"),
    done=_("We have received your enquiry."),
)  # fmt: skip
