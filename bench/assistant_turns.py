"""What callers say in the benches of the assistant, and how it is sent."""

import json
import random
import uuid
from itertools import product

PATH = "/api/v1/assistant/turns"
TALKS = {
    "ja": ("送料はいくらですか", "返品の期限はいつまでですか", "こんにちは", "火星への切符はいくらですか",
           "注文をキャンセルしたいです", "保証期間は何年ですか"),
    "en": ("How much is delivery?", "How do I return a product?", "Hello", "What is a ticket to Mars?",
           "I want to cancel my order", "How long is the warranty?"),
}  # fmt: skip
"""What callers say, one after another, in each language: questions, a greeting, nonsense, a task."""

_PARTS = {
    "ja": (
        "炊飯器/電気ケトル/掃除機/空気清浄機/加湿器/トースター/電子レンジ/扇風機/ミキサー/アイロン/冷蔵庫/洗濯機",
        "の蓋が割れたのですが部品は/の電源が入りません。修理は/を贈り物にしたいのですが包装は/を昨日注文しましたが届く日は"
        "/の色を間違えて注文したので変更は/の保証書をなくしたのですが保証は/から変な音がするので点検は"
        "/のフィルターだけ欲しいのですが在庫は/の領収書を会社の名前で",
        "できますか/どうなりますか/可能でしょうか/教えてください/どうすればよいですか/わかりますか",
    ),
    "en": (
        "The rice cooker/My kettle/Our vacuum cleaner/The air purifier/My humidifier/Our toaster"
        "/The microwave/My fan/Our blender/The iron/My fridge/Our washing machine",
        " has a crack in its lid/ no longer switches on/ was meant as a present/ came without its manual"
        "/ was ordered yesterday/ came in the wrong colour/ makes a strange noise/ needs a new filter"
        "/ was sent to the old address",
        ", what can I do?/, can you help me?/, how long will it take?/, what does it cost?"
        "/, is that covered by the warranty?/, where do I turn to?",
    ),
}


def new_words(spoken: str) -> list[str]:
    """Some 600 messages in one language, none of them twice."""
    said = ["".join(parts) for parts in product(*(part.split("/") for part in _PARTS[spoken]))]
    random.Random(len(said)).shuffle(said)
    return said


def body(words: str, call: str, spoken: str) -> str:
    """One request."""
    return json.dumps(
        {"utterance": words, "conversation": call, "language": spoken, "client_id": uuid.uuid4().hex}
    )


def percentile(values: list[float], share: float) -> float:
    """The value below which this share lies."""
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]
