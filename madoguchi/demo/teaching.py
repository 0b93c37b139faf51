"""What the demo company has taught its assistant: matters of its own, and the flows that lead on."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from madoguchi.assistant import api as assistant
from madoguchi.core import api as core

from . import world

ONCE = uuid5(NAMESPACE_URL, "demo/assistant")


def load(*, staff: Mapping[str, int]) -> None:
    """The flows as they were published, then the version that understands what they are for."""
    told = world.read("assistant")
    by = staff[told["by"]]
    with core.shift(-timedelta(days=told["days"])):
        for one in told["intents"]:
            assistant.bring_flow(text=world.flow(one["flow"]), staff_id=by)
        assistant.bring_matters(
            matters=[_matter(one) for one in told["intents"]], questions=told["information"],
            client_id=ONCE, note=told["note"], staff_id=by,
        )  # fmt: skip


def _matter(told: Mapping[str, Any]) -> assistant.Matter:
    return assistant.Matter(
        code=told["code"], names={"ja": told["ja"], "en": told["en"]}, flow=told["flow"],
        examples={spoken: tuple(texts) for spoken, texts in told["examples"].items()},
        checks={spoken: tuple(texts) for spoken, texts in told["checks"].items()},
    )  # fmt: skip
