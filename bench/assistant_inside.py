"""Asked by bench/assistant_speed.py in a process of its own: times turns of the assistant without HTTP.

`token`: a token of a telephone system. `time`: figures of turns through Django's own request handling, each
followed by an empty page behind the same middleware.
"""

import json
import statistics
import sys
import time
import uuid
from collections.abc import Callable
from typing import Any

from django.test import Client

from madoguchi.api import tokens
from madoguchi.knowledge import api as knowledge
from madoguchi.language import api as language
from madoguchi.people import api as people

from .assistant_turns import PATH, TALKS, body, percentile
from .counting import statements

CALLS, WARMING = 16, 4
EMPTY = "/reference/empty/"


def token() -> str:
    """The secret of a new token that may speak for callers."""
    maker = next(one for one in people.all_staff() if one.role == "administrator")
    issued = tokens.issue(
        name="bench", scopes=["assistant:talk"], audience="public", per_minute=10_000, expires_at=None,
        client_id=uuid.uuid4(), staff_id=maker.id,
    )  # fmt: skip
    if issued is None:
        raise SystemExit("no token")
    return issued.secret


def figures() -> dict[str, Any]:
    """Milliseconds and statements of turns, and of an empty page in turns with them."""
    language.warm()
    knowledge.warm()
    while not knowledge.index_state().ready:
        time.sleep(0.05)
    secret, client = token(), Client(headers={"host": "localhost", "accept-language": "ja"})
    said: dict[str, list[float]] = {"turn": [], "cpu": [], "empty": []}
    asked: list[int] = []
    for number in range(CALLS + WARMING):
        spoken = ("ja", "en")[number % 2]
        call = ""
        for words in TALKS[spoken]:
            sent = body(words, call, spoken)

            def speak(sent: str = sent) -> Any:
                headers = {"authorization": f"Bearer {secret}"}
                return client.post(PATH, sent, content_type="application/json", headers=headers)

            answers: list[Any] = []
            took, cpu, many = timed(lambda speak=speak, answers=answers: answers.append(speak()))
            if answers[0].status_code != 200:
                raise SystemExit(answers[0].content.decode())
            call = answers[0].json()["conversation"]
            empty, _, _ = timed(lambda: client.get(EMPTY))
            if number >= WARMING:
                said["turn"].append(took)
                said["cpu"].append(cpu)
                said["empty"].append(empty)
                asked.append(many)
    return {
        "p50_ms_process": round(statistics.median(said["turn"]), 1),
        "p95_ms_process": round(percentile(said["turn"], 0.95), 1),
        "cpu_ms_process": round(statistics.mean(said["cpu"]), 1),
        "empty_ms": round(statistics.median(said["empty"]), 2),
        "ratio": round(statistics.median(said["turn"]) / statistics.median(said["empty"]), 1),
        "statements": round(statistics.mean(asked), 1), "statements_most": max(asked),
    }  # fmt: skip


def timed(act: Callable[[], Any]) -> tuple[float, float, int]:
    """Milliseconds by the clock and of this process, and how many statements."""
    began, used = time.perf_counter(), time.process_time()
    many = statements(act)
    return (time.perf_counter() - began) * 1000, (time.process_time() - used) * 1000, many


if __name__ == "__main__":
    sys.stdout.write(json.dumps({"token": token, "time": figures}[sys.argv[1]]()) + "\n")
