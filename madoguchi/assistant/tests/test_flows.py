"""Flows as data: read with their faults, written and read again, checked, run, published by two at once."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from madoguchi.assistant.flows import checking, keeping, reading, rehearsing, writing
from madoguchi.assistant.flows.active import active, stock
from madoguchi.assistant.flows.checking import Known
from madoguchi.assistant.flows.flaws import Unreadable
from madoguchi.assistant.flows.naming import known
from madoguchi.assistant.flows.shapes import (
    Answer,
    Ask,
    Branch,
    Call,
    Check,
    Confirm,
    Example,
    Flow,
    Given,
    HandOver,
    Line,
    Step,
    Words,
)
from madoguchi.assistant.flows.shapes import Option as Choice
from madoguchi.people import api as people

words = some.text(some.characters(codec="utf-8", exclude_categories=("C", "Zl", "Zp")), max_size=24)
names = some.sampled_from(["a", "b", "kettle", "no", "1", "0120", "はい"])
said = some.builds(Words, words, words)
whole = some.integers(0, 999)
fields = some.sampled_from(["choice", "text"])
choices = some.tuples(some.builds(Choice, names, said))
bounds = some.none() | whole
DOES = some.one_of(
    some.builds(Ask, fields, names, choices, said, whole, whole),
    some.builds(Check, some.just("value"), names, some.tuples(names), bounds, bounds),
    some.builds(Call, some.sampled_from(["task", "tool"]), names, some.dictionaries(names, words), names),
    some.builds(Confirm, said, said),
    some.builds(Answer, some.sampled_from(["article", "tree", "find"]), names),
    some.builds(HandOver, names, said),
)


@settings(max_examples=20, deadline=None)
@given(does=DOES, say=said, title=said, line=words)
def test_what_is_written_is_read_again(does, say, title, line):
    step = Step("a", does, say)
    step = Step("a", does, say, dict.fromkeys(step.ways, "end"))
    branch = Step("b", Branch("a", ("no", "0120")), exits={"no": "a", "0120": "end"})
    talk = (Line(line, (line,) if line else ()),)
    example = Example("x", "en", Given(known=False, tasks={"a": "left"}), talk, "person")
    flow = Flow("a-flow", title, say, (step, branch), (example,))
    assert reading.read(writing.written(flow)) == flow


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("flow: a\nsteps: [", "not_yaml", 2),
        ("flow: a\nsteps: " + "[" * 8000, "not_yaml", 0),
        ("- a", "not_a_flow", 1),
        ("flow: &x a\ntitle: *x", "repeats_itself", 2),
        ("flow: a\nflow: b", "twice", 2),
        ("flow: a\ncolour: red", "unknown_field", 2),
        ("flow: a\nsteps:\n- kind: answer", "no_name", 3),
        ("flow: a\nsteps:\n- step: x\n  kind: dance", "not_one_of", 4),
        ("flow: a\nsteps:\n- step: x\n  kind: ask\n  least: many", "not_a_number", 5),
    ],
)
def test_what_cannot_be_read_is_said_with_its_line(text, code, line):
    with pytest.raises(Unreadable) as refused:
        reading.read(text)
    assert (code, line) in [(one.code, one.line) for one in refused.value.flaws]


def flaws_of(steps: str) -> set[tuple[str, str]]:
    """What is wrong with these steps, and at which of them."""
    head = "flow: a\ntitle: {ja: あ, en: A}\nsteps:\n"
    nothing = Known(frozenset(), frozenset(), frozenset())
    return {(one.code, one.step) for one in checking.flaws(reading.read(head + steps), nothing)}


@pytest.mark.parametrize(
    ("steps", "flaw"),
    [
        ("- {step: a, kind: answer, say: {ja: あ}}", ("missing_language", "a")),
        ("- {step: a, kind: answer, say: {ja: あ, en: A}, then: z}", ("unknown_step", "a")),
        ("- {step: a, kind: check, what: hours, then: a, else: a}", ("endless", "a")),
        ("- {step: a, kind: hand_over}\n- {step: b, kind: hand_over}", ("unreachable", "b")),
        ("- {step: a, kind: call, task: fly}", ("unknown_task", "a")),
        ("- {step: a, kind: call, tool: look}", ("unknown_tool", "a")),
        ("- {step: a, kind: hand_over, team: moon}", ("unknown_team", "a")),
        ("- {step: a, kind: answer, say: {ja: '{b}', en: '{b}'}}", ("unknown_value", "a")),
        ("- {step: a, kind: confirm, say: {ja: あ, en: A}}", ("no_else", "a")),
        ("- {step: a, kind: ask, field: choice, say: {ja: あ, en: A}}", ("choices", "a")),
    ],
)
def test_what_does_not_hang_together_is_found(steps, flaw):
    assert flaw in flaws_of(steps)


@pytest.mark.django_db
@pytest.mark.parametrize("code", sorted(stock()))
def test_the_flows_of_the_product_are_whole_and_go_as_their_examples_say(code):
    flow = reading.read(stock()[code])
    assert checking.flaws(flow, known()) == ()
    assert {one.example.name: one.difference for one in rehearsing.rehearsed(flow) if not one.passed} == {}
    assert {one.language for one in flow.examples} == {"ja", "en"}


def test_a_number_out_of_bounds_is_asked_for_twice_again_and_then_a_person_helps(db):
    steps = """
- {step: many, kind: ask, field: number, least: 1, most: 9, say: {ja: 何個ですか, en: 'How many?'}}
- {step: fine, kind: answer, say: {ja: '{many}個ですね', en: '{many}, fine'}}"""
    flow = reading.read("flow: a\ntitle: {ja: あ, en: A}\nsteps:" + steps)
    assert rehearsing.play(flow, ["x", "50", "3個です"], Given(), "ja").turns[-1].words == "3個ですね"
    assert rehearsing.play(flow, ["x", "50", "60", "70"], Given(), "ja").ended == "person"


def change(text: str = "A new title") -> str:
    """The text of a stock flow with another title."""
    return stock()["device-broken"].replace("A product that does not work", text)


def test_two_who_publish_at_once_make_one_version(committed_db, at_once):
    staff = next(one.id for one in people.all_staff() if one.role == "editor")
    keeping.save_draft(code="device-broken", text=change(), seen=None, staff_id=staff)
    seen = keeping.flow("device-broken").seen

    def publish() -> str:
        return str(keeping.publish(code="device-broken", seen=seen, why="", staff_id=staff))

    assert at_once([publish, publish, publish]) == ["1", "1", "1"]
    assert [one.published_at is not None for one in keeping.flow("device-broken").versions] == [True]
    assert active("device-broken").flow.title.en == "A new title"


def test_of_two_who_found_the_same_flow_at_once_one_is_told(committed_db, at_once):
    staff = people.all_staff()[0].id

    def found(words: str):
        def act() -> str:
            try:
                keeping.found_flow(code="same-name", text=words, staff_id=staff)
            except keeping.CodeRefused as refused:
                return refused.reason
            return "kept"

        return act

    assert sorted(at_once([found("一"), found("二"), found("三")])) == ["kept", "taken", "taken"]
    held = keeping.flow("same-name")
    assert (len(held.versions), held.undoable) == (1, 0)


@pytest.mark.django_db
def test_a_draft_that_somebody_else_changed_is_not_removed_unseen():
    staff = people.all_staff()[0].id
    keeping.save_draft(code="device-broken", text="一", seen=None, staff_id=staff)
    seen = keeping.flow("device-broken").seen
    keeping.save_draft(code="device-broken", text="二", seen=seen, staff_id=staff)
    with pytest.raises(keeping.Moved):
        keeping.drop_draft(code="device-broken", seen=seen)
    assert keeping.flow("device-broken").text == "二"
    keeping.drop_draft(code="device-broken", seen=keeping.flow("device-broken").seen)
    assert not keeping.flow("device-broken").has_draft
