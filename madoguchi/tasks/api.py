"""The front door of tasks. Whoever acts or looks comes first; the rest is by name."""

from . import composing
from .access import may_do
from .actions.beginning import begin
from .actions.confirming import confirm
from .actions.ending import forget_left, leave, undo
from .actions.filling import fill
from .actions.proving import follow_customer, note_proof
from .composed.definition import (
    EFFECTS,
    ICONS,
    MOST_FIELDS,
    MOST_STEPS,
    UNDOABLE,
    Asked,
    Definition,
    Effect,
    Option,
    Said,
)
from .queries.forms import Shown, StepForm, first_form, step_form
from .queries.measuring import contact_measure, measures
from .queries.runs import answers, customer_of, effects, needs_proof, open_runs, run, runs
from .registry import built_in, declared, task
from .shapes import (
    GROUPS,
    KINDS,
    PROOFS,
    Advice,
    Choice,
    ContactMeasure,
    Field,
    Line,
    Outcome,
    ProofNeeded,
    Run,
    RunUnknown,
    Share,
    Situation,
    Step,
    Task,
    TaskMeasure,
    TaskRefused,
    TaskRules,
    TaskUnknown,
    TooOften,
    VersionShape,
    Wrong,
)
from .tools import declaration, tool_declarations
from .words import GROUPS as GROUP_WORDS
from .words import STATES as STATE_WORDS

__all__ = [
    "EFFECTS",
    "GROUPS",
    "GROUP_WORDS",
    "ICONS",
    "KINDS",
    "MOST_FIELDS",
    "MOST_STEPS",
    "PROOFS",
    "STATE_WORDS",
    "UNDOABLE",
    "Advice",
    "Asked",
    "Choice",
    "ContactMeasure",
    "Definition",
    "Effect",
    "Field",
    "Line",
    "Option",
    "Outcome",
    "ProofNeeded",
    "Run",
    "RunUnknown",
    "Said",
    "Share",
    "Shown",
    "Situation",
    "Step",
    "StepForm",
    "Task",
    "TaskMeasure",
    "TaskRefused",
    "TaskRules",
    "TaskUnknown",
    "TooOften",
    "VersionShape",
    "Wrong",
    "answers",
    "begin",
    "built_in",
    "composing",
    "confirm",
    "contact_measure",
    "customer_of",
    "declaration",
    "declared",
    "effects",
    "fill",
    "first_form",
    "follow_customer",
    "forget_left",
    "leave",
    "may_do",
    "measures",
    "needs_proof",
    "note_proof",
    "open_runs",
    "run",
    "runs",
    "step_form",
    "task",
    "tool_declarations",
    "undo",
]
