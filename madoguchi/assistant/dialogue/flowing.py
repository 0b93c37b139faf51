"""A flow is carried in words: the talk keeps where it stands, its tasks lie on top while they are done."""

from dataclasses import replace
from typing import Any

from madoguchi.tasks import api as tasks

from ..flows import running
from ..flows.active import active, version
from ..flows.articles import article_flow, is_article
from ..flows.living import Living
from ..flows.running import State, Turned
from ..flows.shapes import WORDS_OF_HERS, Flow
from . import carrying, saying
from .shapes import Handing, Heard, Move, Said, Shown, Talk


def begin(ref: str, heard: Heard, *, proven: bool = False) -> Move:
    """Begin the version that customers get now."""
    found = active(ref)
    if found is None:
        return Move((saying.not_here(),))
    talk = Talk(ref, "field", "flow", run=str(found.number))
    return _moved(talk, running.begin(found.flow, heard.named, _world(heard)), heard)


def lead_through(article_id: int, heard: Heard) -> Move | None:
    """Go through a troubleshooting article with her; None where it is none."""
    flow = article_flow(article_id, heard.language)
    if flow is None:
        return None
    talk = Talk(flow.code, "field", "flow", run="0")
    return _moved(talk, running.begin(flow, heard.text, _world(heard)), heard)


def go_on(talk: Talk, heard: Heard, *, free: bool = True) -> Move | None:
    """What her words bring about; None where they are no answer."""
    flow = _flow(talk, heard)
    if flow is None:
        return Move((saying.not_here(),))
    turned = running.go_on(flow, _state(talk), heard.text, _world(heard), free=free)
    return _moved(talk, turned, heard) if turned else None


def proven(talk: Talk, heard: Heard) -> Move:
    """She has shown who she is: the step that wanted it is taken again."""
    flow = _flow(talk, heard)
    if flow is None:
        return Move((saying.not_here(),))
    return _moved(talk, running.onward(flow, _state(talk), _world(heard)), heard)


def after(talk: Talk, heard: Heard, ended: Talk | None) -> Move:
    """The task that it called has ended; whether it was done decides how the flow goes on."""
    flow = _flow(talk, heard)
    if flow is None:
        return Move(())
    state = tasks.run(heard.viewer, ended.run).state if ended and ended.run else "refused"
    done, left = state == "completed", state == "abandoned"
    turned = running.after_task(flow, _state(talk), _world(heard), done=done, left=left)
    return _moved(talk, turned, heard)


def again(talk: Talk, heard: Heard) -> Said | None:
    """What was asked last, once more."""
    if talk.waits == "proof":
        return saying.prove(title(talk))
    flow = _flow(talk, heard)
    return running.again(flow, _state(talk), _world(heard)) if flow else None


def title(talk: Talk) -> str:
    """What the flow is called."""
    if is_article(talk.ref):
        return saying.cause()
    now = None if talk.run else active(talk.ref)
    flow = now.flow if now else version(talk.ref, int(talk.run or 0))
    return flow.title.to(saying.spoken()) if flow else saying.cause()


def _moved(talk: Talk, turned: Turned, heard: Heard) -> Move:
    shown = tuple(Shown(one.id, one.title, one.url) for one in turned.articles)
    person = turned.person
    if turned.state is None:
        handing = Handing(person.team, person.reason.ja or person.reason.en) if person else None
        return Move(turned.said, person=person is not None, handing=handing, shown=shown)
    kept = _kept(talk, turned.state)
    if turned.proof:
        asked = saying.prove(title(talk))
        return Move((*turned.said, asked), (replace(kept, waits="proof"),), shown=shown)
    if not turned.task:
        return Move(turned.said, (kept,), shown=shown)
    return _with_task(turned, replace(kept, waits="other"), heard, shown)


def _with_task(turned: Turned, talk: Talk, heard: Heard, shown: tuple[Shown, ...]) -> Move:
    """The task lies on top; one that comes to nothing at once lets the flow go on at once."""
    asked = str(talk.values.get(WORDS_OF_HERS, "")) or heard.text
    task = carrying.begin(turned.task, replace(heard, text=f"{asked} {turned.about}".strip()))
    said = (*turned.said, *task.said)
    if task.talks:
        return Move(said, (*task.talks, talk), shown=shown)
    onward = after(talk, heard, None)
    return replace(onward, said=(*said, *onward.said), shown=(*shown, *onward.shown))


def _world(heard: Heard) -> Living:
    return Living(heard.viewer, heard.language, number=heard.number)


def _flow(talk: Talk, heard: Heard) -> Flow | None:
    """The version with which she began."""
    if is_article(talk.ref):
        return article_flow(int(talk.ref.partition(":")[2]), heard.language)
    return version(talk.ref, int(talk.run or 0))


def _state(talk: Talk) -> State:
    kept: dict[str, Any] = {"trail": (), "slots": (), **talk.given}
    lists = {name: tuple(kept.pop(name)) for name in ("trail", "slots")}
    return State(at=talk.asked, values=talk.values, **lists, **kept)


def _kept(talk: Talk, state: State) -> Talk:
    given = {"trail": list(state.trail), "tries": state.tries, "place": state.place,
             "slots": list(state.slots), "asks": state.asks}  # fmt: skip
    return replace(talk, waits="field", asked=state.at, tries=0, values=dict(state.values), given=given)
