"""What is told before it is asked: 「宛名は株式会社みなとで」 while the question is which payment."""

import re
from collections.abc import Mapping

from madoguchi.tasks import api as tasks

MOST = 80  # letters of a message that tells one field's value
_TYPED = ("text", "long_text")
_TAIL = (
    r"(?:に(?:して|変更して|書いて)(?:ください|ほしいです|もらえますか)?|で(?:お願い(?:し|いたし)ます|いいです|す)?"
    r"|と(?:書いて|入れて|して)(?:ください)?|です|を?お願い(?:し|いたし)ます|がいいです"
    r"|,? please)*[。.!！]*$"
)


def told_ahead(run: tasks.Run, text: str) -> Mapping[str, str]:
    """The fields of a task that a message calls by their labels, each with the words that follow."""
    if len(text) > MOST:
        return {}
    found: dict[str, str] = {}
    for step in run.task.steps:
        for field in () if callable(step.fields) else step.fields:  # what depends on answers is not known yet
            if field.kind in _TYPED and (value := _value(str(field.label), text)):
                found[field.name] = value
    return found


def _value(label: str, text: str) -> str:
    """What follows a label; "" where it does not stand at the beginning."""
    noun = label.rpartition("の")[2] if len(label.rpartition("の")[2]) > 1 else label
    begins = rf"^(?:あと|それと|では|じゃあ)?、?(?:the |my )?(?:{re.escape(label)}|{re.escape(noun)})"
    named = re.match(
        rf"{begins}(?:は|を|[:：]|、| is | to | should be )\s*(?P<value>\S[^、。\n]*?){_TAIL}",
        text.strip(), re.IGNORECASE,
    )  # fmt: skip
    return named["value"].strip() if named else ""
