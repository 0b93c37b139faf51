"""A flow as YAML, so that reading it again gives the same flow; what stands for itself is left out."""

from typing import Any

import yaml

from .shapes import Answer, Ask, Branch, Call, Check, Confirm, Example, Flow, Given, HandOver, Step, Words


def written(flow: Flow) -> str:
    """The text of a flow."""
    whole = {
        "flow": flow.code,
        "title": _words(flow.title),
        "about": _words(flow.about),
        "steps": [_step(one) for one in flow.steps],
        "examples": [_example(one) for one in flow.examples],
    }
    return str(yaml.dump(_kept(whole), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=110))


class _Dumper(yaml.SafeDumper):
    """Lists stand below their key, several lines stay several lines."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Lists are indented, which reads better."""
        super().increase_indent(flow, False)


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.Node:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(str, _text)


def _kept(found: dict[str, Any]) -> dict[str, Any]:
    """Without what is empty."""
    return {key: value for key, value in found.items() if value not in ("", None, [], {}, ())}


def _words(words: Words) -> dict[str, str]:
    return _kept({"ja": words.ja, "en": words.en})


def _step(step: Step) -> dict[str, Any]:
    cases = step.does.cases if isinstance(step.does, Branch) else ()
    exits = {way: to for way, to in step.exits.items() if way not in cases}
    first = {"step": step.name, "kind": step.kind, "say": _words(step.say)}
    return _kept({**first, **_does(step), **exits})


def _does(step: Step) -> dict[str, Any]:
    match step.does:
        case Ask() as ask:
            return _ask(ask)
        case Check(what, name, any_of, least, most):
            return {"what": what, "name": name, "is": list(any_of), "least": least, "most": most}
        case Branch(value, cases):
            return {"value": value, "cases": {one: step.exits.get(one, "") for one in cases}}
        case Call(kind, code, given, into):
            return {kind: code, "with": dict(given), "into": into}
        case Confirm(agree, refuse):
            return {"agree": _words(agree), "refuse": _words(refuse)}
        case Answer(source, ref):
            return {source: ref} if source != "text" else {}
        case HandOver(team, reason):
            return {"team": team, "reason": _words(reason)}


def _ask(ask: Ask) -> dict[str, Any]:
    return {
        "field": ask.field,
        "into": ask.into,
        "choices": [{"value": one.value, **_words(one.label)} for one in ask.choices],
        "help": _words(ask.help),
        "least": ask.least or None,
        "most": ask.most if ask.most != Ask.most else None,
    }


def _example(example: Example) -> dict[str, Any]:
    talk = [
        _kept({"you": one.you, "hears": list(one.hears), "never": list(one.never)}) for one in example.talk
    ]
    return _kept({
        "name": example.name, "language": example.language, "given": _given(example.given), "talk": talk,
        "ends": example.ends,
    })  # fmt: skip


def _given(given: Given) -> dict[str, Any]:
    return _kept({
        "known": None if given.known else "false",
        "open": None if given.open else "false",
        "tasks": dict(given.tasks),
        "tools": {code: dict(found) for code, found in given.tools.items()},
        "customer": list(given.customer),
    })  # fmt: skip
