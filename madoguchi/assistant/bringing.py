"""What a company brings along for its assistant: matters of its own and the flows that lead through them.

For whoever sets an installation up; editors do the same on the screens, and every rule of theirs holds here.
"""

from collections.abc import Iterator, Mapping, Sequence
from uuid import UUID

from .flows import keeping
from .flows.reading import read
from .intents import defining, teaching, training, versions
from .intents.stock import INFORMATION
from .shapes import Matter

ROLES = ("example", "check")


def bring_flow(*, text: str, staff_id: int, why: str = "") -> int:
    """Publish a flow of the company; the number of its version.

    Raises flows.flaws.Unreadable, CodeRefused, or NotPublishable where it has flaws or an example fails.
    """
    code = read(text).code
    keeping.found_flow(code=code, text=text, staff_id=staff_id)
    return keeping.publish(code=code, seen=keeping.mark(text), why=why, staff_id=staff_id)


def bring_matters(
    *, matters: Sequence[Matter], questions: Mapping[str, Sequence[str]], client_id: UUID, note: str,
    staff_id: int,
) -> int:  # fmt: skip
    """Teach matters of the company, learn them at once and publish the version; its number. `questions` by
    language are about the same matters, and only ask for information.

    Raises IntentRefused for a code that is taken, PublishRefused where the version loses what was understood.
    """
    for one in matters:
        defining.make(names=one.names, leads_to="flow", ref=one.flow, code=one.code)
    asked = [teaching.Word(one, text, INFORMATION) for one, texts in questions.items() for text in texts]
    teaching.say([*_words(matters), *asked])
    number = training.begin(client_id=client_id, note=note, staff_id=staff_id)
    training.train(number)
    versions.publish(number=number, after=versions.active_turn().place, staff_id=staff_id)
    return number


def _words(matters: Sequence[Matter]) -> Iterator[teaching.Word]:
    for one in matters:
        for role, sentences in zip(ROLES, (one.examples, one.checks), strict=True):
            for spoken, texts in sentences.items():
                for text in texts:
                    yield teaching.Word(spoken, text, one.code, role=role)
