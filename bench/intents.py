"""bin/bench intents [--own | --train FILE --test FILE [--oos FILE]]: how well intents are learnt.

Without files: Banking77 and CLINC150 under DIR/intents (default $MADOGUCHI_DATA, else ../shared/data), from
five, ten and all examples of each intent, measured on texts that were held back. With files: learn from one,
measure on the other. "customers": by the first model alone, as the assistant does it in a conversation, where
the second would take too long. A row is {"text": …, "intent": …}; "oos" and "" are none of the intents.
`--own`: the sentences that come with the product, a fifth held back in turn. It needs no database.
"""

import argparse
import json
import os
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import yaml

from bench.intents_reading import read
from madoguchi.language.intents.features import Reading
from madoguchi.language.intents.features import read as read_plainly
from madoguchi.language.intents.model import IntentModel, train_read

OUTSIDE = ("", "oos")
STOCK = Path(__file__).parent.parent / "madoguchi" / "assistant" / "stock"
FIFTHS = 5
SHOTS = (5, 10, 0)  # 0: all of them
DRAWS = {5: 4, 10: 4, 0: 1}
HELD_BACK = {
    5: 0.5,
    10: 0.5,
    0: 0.1,
}  # of Banking77, which has no part for it; few examples are drawn from less
BINS = 15
BANDS = (0.2, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)
LOST = 0.8  # of out-of-scope texts must be caught
Rows = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Set:
    """Texts as numbers, each with its intent."""

    reading: Reading
    meant: tuple[str, ...]

    def only(self, rows: Rows) -> "Set":
        """These of them."""
        return Set(self.reading.only(rows), tuple(self.meant[row] for row in rows))

    def and_(self, other: "Set") -> "Set":
        """Both."""
        return Set(self.reading.and_(other.reading), self.meant + other.meant)

    def quick(self) -> "Set":
        """As the assistant reads in a conversation: by the first model alone."""
        return Set(Reading(self.reading.first, None, self.reading.written), self.meant)


def of_files(*files: Path) -> Set:
    """The texts of files."""
    rows = [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines() if line]
    meant = tuple("" if row["intent"] in OUTSIDE else str(row["intent"]) for row in rows)
    return Set(read([str(row["text"]) for row in rows]), meant)


def learnt(known: Set) -> tuple[IntentModel, float]:
    """A model and the seconds of processor time that its training took, the texts having been read.

    The intents' names are examples too, as the product does it.
    """
    intents = sorted(set(known.meant) - {""})
    named = Set(read([intent.replace("_", " ") for intent in intents]), tuple(intents))
    if known.reading.second is None:
        named = named.quick()
    began = time.process_time()
    everything = known.and_(named)
    model = train_read(everything.reading, everything.meant, names=len(intents))
    return model, time.process_time() - began


def measured(model: IntentModel, inside: Set, outside: Set | None) -> dict[str, float]:
    """What a model says of texts it has not seen. `accuracy` counts what the product names at its threshold;
    `accuracy_any` the likeliest intent; `ece` is of the likeliest and its chance, none included."""
    places = {intent: place for place, intent in enumerate(model.intents)}
    wanted = np.array([places.get(intent, -1) for intent in inside.meant])
    chances = model.chances_of(inside.reading)
    any_right = 1 + chances[:, 1:].argmax(axis=1) == wanted
    found = {
        "accuracy": float((model.trust.taken(chances) == wanted).mean()),
        "accuracy_any": float(any_right.mean()),
        "ece": calibration_error(chances.max(axis=1), chances.argmax(axis=1) == wanted),
    }
    if outside is not None and len(outside.meant):
        strange = model.chances_of(outside.reading)
        limit = np.quantile(strange[:, 0], 1 - LOST)
        found |= {
            "oos_recall": float((model.trust.taken(strange) == 0).mean()),
            "auroc": auroc(chances[:, 0], strange[:, 0]),
            "accuracy_at_80": float((any_right & (chances[:, 0] < limit)).mean()),
        }
    return found


def curve(runs: Sequence[tuple[IntentModel, Set]]) -> list[list[float]]:
    """How sure it said it was and how often it was right, in bands: said, came true, texts."""
    said, right = [], []
    for model, texts in runs:
        chances = model.chances_of(texts.reading)
        said.append(chances.max(axis=1))
        right.append(np.array(model.intents)[chances.argmax(axis=1)] == np.array(texts.meant))
    every, true = np.concatenate(said), np.concatenate(right)
    bands = np.digitize(every, BANDS)
    parts = [bands == one for one in np.unique(bands)]
    return [[round(float(every[p].mean()), 3), round(float(true[p].mean()), 3), int(p.sum())] for p in parts]


def calibration_error(chances: npt.NDArray[Any], right: npt.NDArray[np.bool_]) -> float:
    """The mean distance between chance and truth, over bins of equal width."""
    bins = np.minimum((chances * BINS).astype(int), BINS - 1)
    parts = [bins == one for one in np.unique(bins)]
    return float(sum(abs(chances[part].mean() - right[part].mean()) * part.mean() for part in parts))


def auroc(inside: npt.NDArray[Any], outside: npt.NDArray[Any]) -> float:
    """How often a text from outside is taken for stranger than one from inside."""
    ranked = np.sort(inside)
    below = np.searchsorted(ranked, outside, "left") + np.searchsorted(ranked, outside, "right")
    return float(below.mean() / 2 / len(inside))


def drawn(meant: Sequence[str], shots: int, seed: int) -> Rows:
    """So many of each intent, or all."""
    chance, labels = np.random.default_rng(seed), np.array(meant)
    if not shots:
        return np.arange(len(labels))
    return np.concatenate(
        [chance.permutation(np.flatnonzero(labels == one))[:shots] for one in sorted(set(meant))]
    )


def banking(data: Path, shots: int) -> tuple[Set, Set, None]:
    """Texts to draw from, and texts held back."""
    bank = of_files(data / "banking77-train.jsonl")
    order = np.random.default_rng(0).permutation(len(bank.meant))
    cut = int(len(order) * (1 - HELD_BACK[shots]))
    return bank.only(order[:cut]), bank.only(order[cut:]), None


def clinc(data: Path, _shots: int) -> tuple[Set, Set, Set]:
    """Texts to draw from, texts held back, and texts out of scope, none of which is learnt from."""
    strange = of_files(data / "clinc150-oos-train.jsonl", data / "clinc150-oos-val.jsonl")
    return of_files(data / "clinc150-train.jsonl"), of_files(data / "clinc150-val.jsonl"), strange


def all_of(data: Path) -> dict[str, Any]:
    """Both sets with few and with all examples: means over the draws, with both models and as customers get
    it; and CLINC150 with examples of none."""
    result: dict[str, Any] = {}
    for name, parts in (("banking77", banking), ("clinc150", clinc)):
        for shots in SHOTS:
            known, test, outside = parts(data, shots)
            draws = [known.only(drawn(known.meant, shots, seed)) for seed in range(DRAWS[shots])]
            title = f"{name} {shots or 'full'}"
            result |= told(title, draws, test, outside)
            result |= told(
                f"{title}, customers",
                [one.quick() for one in draws],
                test.quick(),
                outside and outside.quick(),
            )
    taught = known.and_(of_files(data / "clinc150-oos-train.jsonl"))
    strange = of_files(data / "clinc150-oos-val.jsonl")
    result |= told("clinc150 full, with examples of none", [taught], test, strange)
    return result


def told(title: str, draws: Sequence[Set], test: Set, outside: Set | None) -> dict[str, Any]:
    """What is learnt from each draw: the means, and how sure it said it was beside how often it was right."""
    runs, models = [], []
    for known in draws:
        model, seconds = learnt(known)
        runs.append(measured(model, test, outside) | {"train_s": seconds})
        models.append((model, test))
    found = say(title, mean(runs))
    shown = curve(models)
    bands = "  ".join(f"{100 * said:.0f}→{100 * came:.0f} ({many})" for said, came, many in shown)
    sys.stdout.write(f"{'':28}said → came true, % (texts): {bands}\n")
    return {title: found | {"said_came_texts": shown}}


def mean(runs: Sequence[dict[str, float]]) -> dict[str, float]:
    """The mean of each figure."""
    return {name: round(float(np.mean([run[name] for run in runs])), 4) for name in runs[0]}


def say(name: str, found: dict[str, float]) -> dict[str, float]:
    """Print one line."""
    sys.stdout.write(f"{name:28}" + "  ".join(f"{key} {value}" for key, value in found.items()) + "\n")
    sys.stdout.flush()
    return found


def one(train: Path, test: Path, oos: Path | None) -> dict[str, Any]:
    """The figures of files. What a row of the test calls none of the intents counts as out of scope."""
    known, texts = of_files(train), of_files(test)
    if oos is not None:
        strangers = of_files(oos)
        texts = texts.and_(Set(strangers.reading, ("",) * len(strangers.meant)))
    none = np.array([intent == "" for intent in texts.meant])
    inside, outside = texts.only(np.flatnonzero(~none)), texts.only(np.flatnonzero(none))
    model, seconds = learnt(known)
    found = mean([measured(model, inside, outside) | {"train_s": seconds}])
    quick, seconds = learnt(known.quick())
    customers = mean([measured(quick, inside.quick(), outside.quick()) | {"train_s": seconds}])
    return {"oos_recall": None, **found, "customers": customers}


def own(spoken: str) -> dict[str, Any]:
    """The product's own sentences of a language, as customers get them: a fifth held back in turn."""
    held = yaml.safe_load((STOCK / f"wishes_{spoken}.yaml").read_text("utf-8"))
    pairs = [(text, code) for code, texts in held.items() for text in texts]
    every = Set(read_plainly([text for text, _ in pairs], both=False), tuple(code for _, code in pairs))
    order, said, right = np.random.default_rng(0).permutation(len(pairs)), [], []
    for part in (order[at::FIFTHS] for at in range(FIFTHS)):
        known, test = every.only(np.setdiff1d(order, part)), every.only(part)
        model = train_read(known.reading, known.meant)
        chances = model.chances_of(test.reading)
        said.append(chances.max(axis=1))
        right.append(np.array(model.intents)[chances.argmax(axis=1)] == np.array(test.meant))
    sure, true = np.concatenate(said), np.concatenate(right)
    found = {"examples": len(pairs), "accuracy": float(true.mean()), "ece": calibration_error(sure, true)}
    return {f"own {spoken}": say(f"own {spoken}", mean([found]))}


def main(arguments: list[str] | None = None) -> int:
    """Print readable figures and, as the last line, one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    data = Path(os.environ.get("MADOGUCHI_DATA", "../shared/data"))
    parser.add_argument("--data", type=Path, default=data)
    for name in ("--train", "--test", "--oos"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--own", action="store_true")
    given = parser.parse_args(arguments)
    if bool(given.train) != bool(given.test):
        parser.error("--train and --test belong together")
    if given.own:
        result: dict[str, Any] = own("ja") | own("en")
    elif given.train:
        result = one(given.train, given.test, given.oos)
    elif (given.data / "intents" / "banking77-train.jsonl").exists():
        result = all_of(given.data / "intents")
    else:
        sys.stderr.write(f"there are no sets of intents under {given.data / 'intents'}\n")
        return 2
    sys.stdout.write(json.dumps(result) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
