"""Which intent a text has, how likely, and whether it has any of them: for few examples and for many alike.

Kernel ridge regression on the likeness to the examples (`ridge`), with chances learnt from what it says of
examples it had not seen (`trust`). An intent's name counts as one more example. `bin/bench intents` measures.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass

import numpy as np
import numpy.typing as npt

from ..embedding import Vectors, embedder
from .features import Reading, likeness, read
from .keeping import packed, unpacked
from .metric import Metric
from .metric import learnt as metric_learnt
from .ridge import fitted
from .trust import EVEN, Seen, Trust, learnt

Array = npt.NDArray[np.floating]

NONE = ""
"""None of the intents."""


@dataclass(frozen=True)
class Example:
    """A text and what is wanted with it; "" for none of the intents."""

    text: str
    intent: str


@dataclass(frozen=True)
class Guess:
    """An intent with its chance, 0 to 1; "" for none of them. All chances add up to 1."""

    intent: str
    chance: float


@dataclass(frozen=True)
class IntentModel:
    """What was learnt. Never changed, so that threads share it; a new training makes a new one.

    `intents` names the columns of `chances`; the first one is "", none of the intents.
    """

    intents: tuple[str, ...]
    examples: Reading
    centre: Vectors | None
    metric: Metric | None
    weights: Vectors
    spelling: Vectors
    trust: Trust

    def guess(self, text: str, most: int = 3) -> tuple[Guess, ...]:
        """The likeliest intents of a text, likeliest first."""
        return self.guess_among([text], most)

    def guess_among(self, readings: Sequence[str], most: int = 3, lead: float = 0.0) -> tuple[Guess, ...]:
        """The same for several readings of one text: of that which is understood best. Whichever is taken of
        several looks surer than it is, so the later ones must be surer than the first by `lead`."""
        chances = self.chances(readings)
        handicaps = np.array([0.0] + [lead] * (len(readings) - 1))
        row = chances[(chances.max(axis=1) - handicaps).argmax()]
        best = np.argsort(-row, kind="stable")[:most]
        return tuple(Guess(self.intents[n], float(row[n])) for n in best)

    def named(self, text: str) -> Guess:
        """What the text is taken for: the likeliest intent, or "" where it is likely to be none of them."""
        [chances] = self.chances([text])
        [place] = self.trust.taken(chances[None])
        return Guess(self.intents[place], float(chances[place]))

    def chances(self, texts: Sequence[str]) -> Array:
        """The chance of each intent (column) for each text (row)."""
        return self.chances_of(read(texts, both=self.centre is not None))

    def chances_of(self, reading: Reading) -> Array:
        """The same for texts that are numbers already."""
        seen = _turned(reading.centred(self.centre), self.metric)
        near = likeness(seen, self.examples)
        scores = near @ self.weights + seen.written @ self.spelling
        return self.trust.chances(scores, near.max(axis=1))

    def to_bytes(self) -> bytes:
        """The model, to be kept; 2 kB an example."""
        words = {
            "intents": self.intents, "embedder": embedder().model,
            **asdict(self.trust),
        }  # fmt: skip
        arrays = {"first": self.examples.first, "weights": self.weights, "spelling": self.spelling}
        if self.centre is not None and self.examples.second is not None:
            arrays |= {"centre": self.centre, "second": self.examples.second}
        if self.metric is not None:
            arrays["first_metric"] = self.metric.first
            if self.metric.second is not None:
                arrays["second_metric"] = self.metric.second
        return packed(words, {name: rows.astype(np.float16) for name, rows in arrays.items()})

    @classmethod
    def from_bytes(cls, data: bytes) -> "IntentModel":
        """The model that was kept. Raises ValueError when it cannot be used here: damaged, of another
        format, or learnt with other sentence vectors than this installation's."""
        words, kept = unpacked(data)
        if words.get("embedder") != embedder().model:
            raise ValueError("this model of intents was learnt with other sentence vectors")
        arrays = {name: rows.astype(np.float32) for name, rows in kept.items()}
        try:
            examples = Reading(arrays["first"], arrays.get("second"), np.empty((0, 0), np.float32))
            enough = words.get("enough", EVEN)
            trust = Trust(words["temperature"], tuple(words["weights"]), words["strange"], enough)
            turned = arrays.get("first_metric")
            metric = None if turned is None else Metric(turned, arrays.get("second_metric"))
            return cls(
                tuple(words["intents"]), examples, arrays.get("centre"), metric,
                arrays["weights"], arrays["spelling"], trust,
            )  # fmt: skip
        except KeyError as error:
            raise ValueError("these bytes are no model of intents") from error


def train(
    examples: Sequence[Example], names: Mapping[str, str] | None = None, *, both: bool = True
) -> IntentModel:
    """Learn intents from examples. `names`: an intent's name, as one more example of it.

    Raises ValueError with fewer than two intents ("" counts as one).
    """
    named = [Example(name, intent) for intent, name in (names or {}).items() if name]
    everything = [*examples, *named]
    reading = read([one.text for one in everything], both=both)
    return train_read(reading, [one.intent for one in everything], names=len(named))


def train_read(reading: Reading, meant: Sequence[str], names: int = 0) -> IntentModel:
    """The same from texts that are numbers already; `meant` is the intent of each. So many of the last ones
    are names: learnt from, but nothing that customers would write, so no measure of what to trust."""
    if len(set(meant)) < 2:
        raise ValueError("there must be two intents at least")
    intents = (NONE, *sorted(set(meant) - {NONE}))
    places = {intent: place for place, intent in enumerate(intents)}
    labels = np.array([places[intent] for intent in meant])
    centre = None if reading.second is None else reading.second.mean(axis=0)
    examples = reading.centred(centre)
    fit = fitted(examples, labels, len(intents))
    metric = metric_learnt(examples, fit.weights)
    if metric is not None:
        examples = metric.turned(examples)
        fit = fitted(examples, labels, len(intents))
    written = np.arange(len(labels)) < len(labels) - names
    trust = learnt(
        Seen(fit.scores_alone, fit.nearest_alone, labels).only(written),
        Seen(fit.scores_strange, fit.nearest_strange, labels).only(written),
    )
    kept = Reading(examples.first, examples.second, np.empty((0, 0), np.float32))
    return IntentModel(intents, kept, centre, metric, fit.weights, fit.spelling, trust)


def _turned(reading: Reading, metric: Metric | None) -> Reading:
    return reading if metric is None else metric.turned(reading)


def without(
    examples: Sequence[Example], parts: Sequence[npt.NDArray[np.int64]], *, both: bool = True
) -> Iterator[tuple[IntentModel, Array] | None]:
    """For each part (places of examples) the model of all the others, with its chances for the part; None
    where the others hold fewer than two intents. The texts are read once."""
    reading = read([one.text for one in examples], both=both)
    meant = [one.intent for one in examples]
    for part in parts:
        others = np.setdiff1d(np.arange(len(examples)), part)
        known = [meant[at] for at in others]
        if not len(part) or len(set(known)) < 2:
            yield None
            continue
        model = train_read(reading.only(others), known)
        yield model, model.chances_of(reading.only(part))
