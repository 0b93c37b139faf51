"""One task is done in words: asked for field by field, said before the yes, done, and taken back.

The task's own engine decides everything; here only its questions become sentences and sentences become its
values. A task is begun once for the message that asked for it and confirmed once for ever, so a repeated
message repeats nothing.
"""

from dataclasses import replace
from typing import Any

from madoguchi.language import api as language
from madoguchi.tasks import api as tasks

from . import mending, saying
from .addressing import address_in
from .ahead import told_ahead
from .answers import agrees, is_one, keeps, leaves, says_no, takes_back, tells_reason, value_in
from .asking import misdated, misnamed, named_in, next_field, noting, question
from .shapes import AGAIN, LATEST, Heard, Move, Said, Talk

TOLD = "told"
"""What is given before it is asked, by field."""
TRIES = 2
"""How often a question is put again before a person is offered."""


def begin(code: str, heard: Heard, *, proven: bool = False) -> Move:
    """Begin a task that the customer wishes for, with what her words say of it already.

    proven: she has just shown who she is.
    """
    try:
        task = tasks.task(code)
        if tasks.needs_proof_to_begin(heard.viewer, code):
            given = {"text": heard.named, "number": heard.number}
            return Move((saying.prove(task.title),), (Talk(code, "proof", given=given),))
        run = tasks.begin(
            heard.viewer,
            code,
            client_id=f"chat:{heard.number}:{code}"[:64],
            via="assistant",
            language=heard.language,
        )
    except tasks.TaskUnknown:
        return Move((saying.not_here(),))
    except (tasks.TaskRefused, tasks.TooOften) as refused:
        return Move((saying.refused(refused),))
    if proven:
        tasks.note_proof(heard.viewer, run.reference)
    move = _onwards(Talk(code, "field", run=run.reference), heard, named=heard.named)
    return replace(move, said=saying.led_in(saying.gladly(task.title), move.said))


def go_on(talk: Talk, heard: Heard, *, free: bool = True) -> Move | None:
    """What her words bring about in the task that is under way; None where they are no answer.

    free: whatever she writes may be the answer to a question without choices; False when it reads as a wish.
    """
    if talk.waits == "done":
        return _taken_back(talk, heard)
    if leaves(heard.text) and not _gives_reason(talk, heard):
        return leave(talk, heard)
    said = language.correction(heard.text)
    if talk.run and said.kind == "back":
        return _back(talk, heard)
    if talk.waits == "yes" and mending.moved(talk.run, heard):
        return _onwards(replace(talk, values={}, asked="", place=LATEST), heard)
    if talk.run and said.new and mending.replaced(talk.run, said, heard):
        return _onwards(replace(talk, values={}, asked="", place=LATEST), heard)
    if talk.waits == "field":
        return _answered(talk, heard, free)
    return _confirmed(talk, heard) if talk.waits == "yes" else None


def _gives_reason(talk: Talk, heard: Heard) -> bool:
    """Whether the question under way asks for a reason, and her words are one."""
    shown = _asked_now(talk, heard) if talk.waits == "field" and talk.run else None
    return shown is not None and tells_reason(shown.choices, heard.text)


def _asked_now(talk: Talk, heard: Heard) -> tasks.Shown | None:
    """The field that is being asked for; None where there is none any more."""
    run = tasks.run(heard.viewer, talk.run)
    if run.state != "started" or _place(talk, run) >= len(run.task.steps):
        return None
    form = tasks.step_form(
        heard.viewer, run, _place(talk, run), given=talk.values, language=heard.language
    )  # fmt: skip
    return next((one for one in form.fields if one.field.name == talk.asked), None)


def proven(talk: Talk, heard: Heard) -> Move:
    """She has shown who she is: begin what waited for it, or go on with it."""
    if not talk.run:
        asked = replace(heard, text=str(talk.given["text"]), number=int(talk.given["number"]))
        return begin(talk.ref, asked, proven=True)
    tasks.note_proof(heard.viewer, talk.run)
    return _onwards(talk, heard)


def leave(talk: Talk, heard: Heard) -> Move:
    """She gives it up; nothing is done."""
    if talk.run:
        tasks.leave(heard.viewer, talk.run)
    return Move((saying.left(),))


def title(talk: Talk) -> str:
    """What the task is called."""
    return str(tasks.task(talk.ref).title)


def again(talk: Talk, heard: Heard) -> Said | None:
    """What was asked last, once more: after something else was talked about."""
    if talk.waits == "proof":
        return saying.prove(title(talk))
    if talk.waits == "done" or not talk.run:
        return None
    [*said] = _onwards(talk, heard).said
    return said[-1] if said else None


def _onwards(talk: Talk, heard: Heard, *, named: str = "") -> Move:
    """Fill all steps that can be filled, and ask for what is missing, or for the yes."""
    run = tasks.run(heard.viewer, talk.run)
    while run.state == "started" and (place := _place(talk, run)) < len(run.task.steps):
        form = tasks.step_form(heard.viewer, run, place, given=talk.values, language=heard.language)
        if form.stuck:
            return _refused(talk, heard, tasks.TaskRefused("nothing", str(form.empty)))
        wrong = misnamed(form, named) if named else None
        if wrong is not None:
            shown, number = wrong
            asked = question(form, shown, first=True, asks=f"{AGAIN}{talk.run}.{shown.field.name}")
            return Move((saying.not_among(number, asked),),
                        (talk.asking(shown.field.name),))  # fmt: skip
        talk = _with_told(talk, form)
        told = named_in(form, named) if named else {}
        if named:
            talk = replace(talk, values={**told, **address_in(form, named), **talk.values})
        missing = next_field(form, talk.values) if talk.place == LATEST else None
        if missing is not None and (wrong_day := misdated(missing, named)):
            return _once_more(talk, wrong_day, form, heard)
        if missing is not None:
            first = not talk.values and talk.asked != missing.field.name
            asked = question(form, missing, first=first, asks=f"{talk.run}.{missing.field.name}")
            return Move(noting(form, told, (asked,)), (talk.asking(missing.field.name),))
        given = {one.field.name: one.value for one in form.fields} | dict(talk.values)
        try:
            run = tasks.fill(heard.viewer, talk.run, given, step=place)
        except tasks.Wrong as wrong:
            return _once_more(talk, wrong, form, heard)
        talk = replace(talk, values={}, asked="", place=LATEST)
    return _before_the_yes(talk, run, heard)


def _noting(talk: Talk, form: tasks.StepForm, values: dict[str, Any], heard: Heard) -> Move:
    """Go on with what she has put right, and say so."""
    new = {name: value for name, value in values.items() if value != talk.values.get(name)}
    move = _onwards(replace(talk, values=values), heard)
    return replace(move, said=noting(form, new, move.said)) if move.talks[0].waits == "field" else move


def _place(talk: Talk, run: tasks.Run) -> int:
    """The step that is being filled: the run's own, or an earlier one that she went back to."""
    return run.step if talk.place == LATEST else talk.place


def _back(talk: Talk, heard: Heard) -> Move:
    """Ask again for what was asked before the last answer."""
    run = tasks.run(heard.viewer, talk.run)
    place = max(_place(talk, run) - 1, 0)
    form = tasks.step_form(heard.viewer, run, place, language=heard.language)
    shown = next(one for one in reversed(form.fields) if one.field.required)
    again = replace(talk.asking(shown.field.name), values={}, place=place if place < run.step else LATEST)
    asked = question(form, shown, first=True, asks=f"{AGAIN}{talk.run}.{shown.field.name}")
    return Move((asked,), (again,))


def _once_more(talk: Talk, wrong: tasks.Wrong, form: tasks.StepForm, heard: Heard) -> Move:
    """Say what cannot be used, and ask for it again; what was named cannot be used twice."""
    field = next(iter(wrong.errors))
    why = wrong.errors[field]
    kept = {name: value for name, value in talk.values.items() if name not in wrong.errors}
    asked = next((one for one in form.fields if one.field.name == field), None)
    if asked is None or talk.tries >= TRIES:
        return Move((saying.give_up(why),))
    said = question(form, asked, first=False, asks=f"{AGAIN}{talk.run}.{asked.field.name}")
    again = replace(talk, values=kept, waits="field", asked=asked.field.name, tries=talk.tries + 1)
    return Move((replace(said, text=f"{why}\n{said.text}"),), (again,))


def _before_the_yes(talk: Talk, run: tasks.Run, heard: Heard) -> Move:
    """What would happen, in the owner's words; a fresh proof comes first where the task wants one."""
    if run.state != "started":
        return _afterwards(talk, run)
    if tasks.needs_proof(heard.viewer, run.reference):
        return Move((saying.prove_anew(),), (replace(talk, waits="proof"),))
    try:
        effects = tasks.effects(heard.viewer, run.reference)
    except tasks.TaskRefused as refused:
        return _refused(talk, heard, refused)
    lines = [saying.pair(line.label, line.value) for line in tasks.answers(heard.viewer, run)]
    return Move((saying.shall_i(run.task, [*lines, *effects]),), (replace(talk, waits="yes"),))


def _refused(talk: Talk, heard: Heard, why: tasks.TaskRefused) -> Move:
    """It cannot be done, as the rules stand: so the run ends, and nobody has given it up."""
    tasks.refuse(heard.viewer, talk.run, why)
    return Move((saying.refused(why),), matter=f"task:{talk.ref}")


def _answered(talk: Talk, heard: Heard, free: bool) -> Move | None:
    run = tasks.run(heard.viewer, talk.run)
    if run.state != "started" or _place(talk, run) >= len(run.task.steps):
        return _onwards(talk, heard)
    place = _place(talk, run)
    form = tasks.step_form(heard.viewer, run, place, given=talk.values, language=heard.language)
    shown = next((one for one in form.fields if one.field.name == talk.asked), None)
    if shown is None:
        return _onwards(talk, heard)
    if otherwise := mending.told_otherwise(talk, form, language.correction(heard.text)):
        return _noting(talk, form, otherwise, heard)
    if address := address_in(form, heard.text):
        return _onwards(replace(talk, values={**talk.values, **address}), heard, named=heard.text)
    if shown.value and keeps(heard.text):
        value = shown.value
    elif free or shown.choices or is_one(shown.field, heard.text):
        value = value_in(shown.field, shown.choices, heard.text, loosely=free, plainly=True)
    else:
        value = None
    if value is not None and (wrong_day := misdated(shown, heard.text)):
        return _once_more(talk, wrong_day, form, heard)
    if value is None:
        return _kept_for_later(talk, run, heard)
    return _onwards(replace(talk, values={**talk.values, talk.asked: value}), heard)


def _kept_for_later(talk: Talk, run: tasks.Run, heard: Heard) -> Move | None:
    """What she tells of another field is kept until its turn, and what was asked is asked again."""
    told = told_ahead(run, heard.text)
    if not told:
        return None
    kept = {**talk.given, TOLD: {**talk.given.get(TOLD, {}), **told}}
    move = _onwards(replace(talk, given=kept), heard)
    return replace(move, said=saying.led_in(saying.noted(list(told.values())), move.said))


def _with_told(talk: Talk, form: tasks.StepForm) -> Talk:
    """With what she told of this step before it was asked."""
    told = talk.given.get(TOLD, {})
    here = {one.field.name: told[one.field.name] for one in form.fields if one.field.name in told}
    return replace(talk, values={**here, **talk.values}) if here else talk


def _confirmed(talk: Talk, heard: Heard) -> Move | None:
    run = tasks.run(heard.viewer, talk.run)
    if says_no(heard.text):
        return leave(talk, heard)
    if not agrees(heard.text, str(run.task.confirmation)):
        return None
    try:
        return _afterwards(talk, tasks.confirm(heard.viewer, talk.run))
    except tasks.ProofNeeded:
        return Move((saying.prove_anew(),), (replace(talk, waits="proof"),))
    except tasks.Wrong:
        return _onwards(talk, heard)
    except tasks.TooOften as refused:
        return Move((saying.refused(refused),))


def _afterwards(talk: Talk, run: tasks.Run) -> Move:
    if run.state == "refused":
        return Move((saying.refused(tasks.TaskRefused("refused", run.refusal)),))
    if run.state != "completed":
        return Move((saying.left(),))
    return Move((saying.done(run),), (replace(talk, waits="done", values={}),) if run.undo_until else ())


def _taken_back(talk: Talk, heard: Heard) -> Move | None:
    if not takes_back(heard.text):
        return None
    try:
        tasks.undo(heard.viewer, talk.run)
    except tasks.TaskRefused as refused:
        return Move((saying.refused(refused),))
    return Move((saying.undone(),))
