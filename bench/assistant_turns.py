"""What callers say in the benches of the assistant, and how it is sent."""

import json
import uuid

PATH = "/api/v1/assistant/turns"
TALKS = {
    "ja": ("送料はいくらですか", "返品の期限はいつまでですか", "こんにちは", "火星への切符はいくらですか",
           "注文をキャンセルしたいです", "保証期間は何年ですか"),
    "en": ("How much is delivery?", "How do I return a product?", "Hello", "What is a ticket to Mars?",
           "I want to cancel my order", "How long is the warranty?"),
}  # fmt: skip
"""What callers say, one after another, in each language: questions, a greeting, nonsense, a task."""


def body(words: str, call: str, spoken: str) -> str:
    """One request."""
    return json.dumps(
        {"utterance": words, "conversation": call, "language": spoken, "client_id": uuid.uuid4().hex}
    )


def percentile(values: list[float], share: float) -> float:
    """The value below which this share lies."""
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]
