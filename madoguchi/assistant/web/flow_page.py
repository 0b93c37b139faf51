"""What the page of a flow shows: the drawing, the step that is open, the trial, examples and versions."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from madoguchi.people import api as people
from madoguchi.tasks import api as tasks

from ..dialogue import saying
from ..flows import checking, drawing, keeping, reading, rehearsing, texts, wording
from ..flows.flaws import Flaw, Unreadable
from ..flows.naming import known
from ..flows.shapes import (
    CUSTOMER_FACTS,
    END,
    ENDS,
    FIELDS,
    KINDS,
    MOST_CHOICES,
    PERSON,
    Answer,
    Branch,
    Call,
    Check,
    Flow,
    Given,
    Step,
)
from ..tools import TOOLS

ORDINARY = Given()
"""Somebody whom we know, while people answer."""
WAYS_OF_YES = ("check", "confirm")


@dataclass(frozen=True)
class CardView:
    """A card of the drawing with its words."""

    card: drawing.Card
    kind: str
    icon: str
    label: str
    words: str
    current: bool
    wrong: bool
    live: bool


@dataclass(frozen=True)
class Arrow:
    """An arrow with the words beside it."""

    shape: drawing.Arrow
    words: str


def spoken() -> str:
    """The language in which the editor reads."""
    return "ja" if (get_language() or "ja").startswith("ja") else "en"


def page(
    held: keeping.Kept, *, open_step: str = "", you: Sequence[str] = (), language: str = "",
    flaws: Sequence[Flaw] | None = None, text: str | None = None, given: Given = ORDINARY,
) -> dict[str, Any]:  # fmt: skip
    """Everything for the page; a text that cannot be read is shown as text alone."""
    context: dict[str, Any] = {"held": held, "text": held.text if text is None else text, "you": you,
                               "language": language or spoken()}  # fmt: skip
    try:
        flow = reading.read(held.text)
    except Unreadable as unreadable:
        return {**context, "flow": None, "problems": [wording.placed(one) for one in unreadable.flaws]}
    found = checking.flaws(flow, known())
    trial = rehearsing.play(flow, you, given, language or spoken()) if you else None
    step = flow.step(open_step)
    at = trial.turns[-1] if trial else None
    done = rehearsing.rehearsed(flow)
    return {
        **context, "flow": flow,
        "problems": [wording.placed(one) for one in (found if flaws is None else flaws)],
        "trial": trial, "given": given, "step": step, "form": _form(flow, step) if step else None,
        "examples": done, "failed": sum(not one.passed for one in done),
        "kinds": [(kind, wording.KIND_WORDS[kind], wording.KIND_HELP[kind]) for kind in KINDS],
        **_drawn(flow, found, open_step, at.passed if at else (), at.at if at else ""),
    }  # fmt: skip


def _drawn(
    flow: Flow, found: Sequence[Flaw], open_step: str, passed: Sequence[str], at: str
) -> dict[str, Any]:
    shape = drawing.drawn(flow)
    wrong = {one.step for one in found}
    cards = [_card(flow, card, open_step, wrong, {*passed, at}) for card in shape.cards]
    arrows = [Arrow(one, _way(flow, one)) for one in shape.arrows]
    return {"drawing": shape, "cards": cards, "arrows": arrows}


def _card(flow: Flow, card: drawing.Card, open_step: str, wrong: set[str], live: set[str]) -> CardView:
    step = flow.step(card.name)
    if step is None:
        icon = "user-round" if card.name == PERSON else "check"
        return CardView(card, "end", icon, str(wording.END_WORDS[card.name]), "", False, False, False)
    return CardView(
        card, step.kind, wording.KIND_ICONS[step.kind], str(wording.KIND_WORDS[step.kind]), gist(flow, step),
        step.name == open_step, step.name in wrong, step.name in live,
    )  # fmt: skip


def gist(flow: Flow, step: Step) -> str:
    """What a step is about, in a line."""
    words = step.say.to(spoken())
    match step.does:
        case Call(kind=kind, code=code):
            return called(kind, code)
        case Check():
            return _check_words(flow, step)
        case Branch(value=value):
            return _("Depending on “%(value)s”") % {"value": value}
        case Answer(ref=ref) if not words:
            return ref
    return words or "…"


def called(kind: str, code: str) -> str:
    """The title of a task or a look-up."""
    if kind == "tool":
        return str(TOOLS[code].title) if code in TOOLS else code
    return next((str(one.title) for one in tasks.declared() if one.code == code), code or "…")


def _check_words(flow: Flow, step: Step) -> str:
    does: Any = step.does
    if does.what == "hours":
        return _("Do people answer now?")
    if does.what == "customer":
        return str(wording.FACT_WORDS.get(does.name, does.name))
    wanted = " / ".join(texts.said_value(does.name, flow, {does.name: one}, spoken()) for one in does.any_of)
    return f"{does.name} = {wanted}" if wanted else does.name


def _way(flow: Flow, arrow: drawing.Arrow) -> str:
    step = flow.step(arrow.start)
    return way_words(flow, step, arrow.way) if step and len(step.ways) > 1 else ""


def way_words(flow: Flow, step: Step, way: str) -> str:
    """What an exit is called."""
    does = step.does
    if isinstance(does, Branch) and way in does.cases:
        return texts.said_value(does.value, flow, {does.value: way}, spoken())
    if way == "then" and step.kind in WAYS_OF_YES:
        return _own_words(step, "agree") or str(wording.WAY_WORDS["yes"])
    if way == "else" and step.kind == "confirm":
        return _own_words(step, "refuse") or str(wording.WAY_WORDS["else"])
    return str(wording.WAY_WORDS["other" if isinstance(does, Branch) else way])


def _own_words(step: Step, name: str) -> str:
    words = getattr(step.does, name, None)
    return words.to(spoken()) if words else ""


def _form(flow: Flow, step: Step) -> dict[str, Any]:
    """The choices of the open step's form."""
    goals = [
        (one.name, saying.pair(str(wording.KIND_WORDS[one.kind]), _short(gist(flow, one))))
        for one in flow.steps
        if one.name != step.name
    ]
    goals += [(end, str(wording.END_WORDS[end])) for end in ENDS if not flow.step(end)]
    ways = [(way, way_words(flow, step, way), step.exits.get(way, "")) for way in step.ways]
    cases = getattr(step.does, "cases", ())
    choices = list(getattr(step.does, "choices", ()))
    return {
        "goals": goals, "ways": [one for one in ways if one[0] not in cases],
        "cases": list(enumerate((case, step.exits.get(case, END)) for case in (*cases, "")))[:MOST_CHOICES],
        "choices": list(enumerate([*choices, None]))[:MOST_CHOICES],
        "fields": [(one, wording.FIELD_WORDS[one]) for one in FIELDS],
        "facts": [(one, wording.FACT_WORDS[one]) for one in CUSTOMER_FACTS],
        "values": [(one, one) for one in dict.fromkeys(other.into for other in flow.steps if other.into)],
        "calls": _calls(), "teams": [(team.slug, team.name) for team in people.teams()],
        "call": f"{step.does.kind}:{step.does.code}" if isinstance(step.does, Call) else "",
        "whats": [("hours", _("Do people answer now?")), ("customer", _("Something about the customer")),
                  ("value", _("A value of the conversation"))],
        "sources": [("text", _("These words alone")), ("find", _("The article that is found for this")),
                    ("article", _("This article")), ("tree", _("This troubleshooting article"))],
        "given": "\n".join(f"{name}={text}" for name, text in getattr(step.does, "given", {}).items()),
        "any_of": "\n".join(getattr(step.does, "any_of", ())),
    }  # fmt: skip


def _calls() -> list[tuple[str, str]]:
    doing = [(f"task:{one.code}", _("Task: %(title)s") % {"title": one.title}) for one in tasks.declared()]
    looking = [(f"tool:{one.code}", _("Look-up: %(title)s") % {"title": one.title}) for one in TOOLS.values()]
    return doing + looking


def _short(words: str) -> str:
    return words if len(words) <= 24 else words[:23] + "…"


@dataclass(frozen=True)
class ListLine:
    """A flow in the list of all: what it is called, what it is for, how many steps it has."""

    held: keeping.Kept
    title: str
    about: str = ""
    steps: int = 0


def line_of(held: keeping.Kept) -> ListLine:
    """One line of the list; the short name alone where the text cannot be read."""
    try:
        made = reading.read(held.text)
    except Unreadable:
        return ListLine(held, held.code)
    title = made.title.to(spoken()) or held.code
    return ListLine(held, title, made.about.to(spoken()), len(made.steps))


def version_lines(held: keeping.Kept) -> list[tuple[keeping.VersionShape, str]]:
    """The versions, each with the name of whoever published it, or saved the draft. One query."""
    by = {one.number: one.saved_by if one.draft else one.published_by for one in held.versions}
    names = people.staff_names(by.values())
    return [(one, names.get(by[one.number] or 0, "")) for one in held.versions]
