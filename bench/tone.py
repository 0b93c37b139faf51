"""bin/bench tone [--fit] [--set FILE] [--verbose]: how many faulty sentences the check of tone remarks on,
and how many good ones.

Without a file the sentences come from those it learns from (`bench/tone_ja.txt`, `bench/tone_en.txt`, the
kept corpora of `madoguchi/language/tests`): each is judged by weights that have not seen it. `--fit` learns
from all of them and writes `madoguchi/language/politeness/learnt.npz`. `--set FILE` judges sentences of
one's own: YAML with `faulty_ja`, `fine_ja`, `faulty_en`, `fine_en`. Needs no database.
"""

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import yaml

from madoguchi.language import api as language
from madoguchi.language.politeness import learnt
from madoguchi.language.politeness.check import by_rules
from madoguchi.language.politeness.reading import own_words, sentences
from madoguchi.language.politeness.traits import rows_of

HERE = Path(__file__).parent
CORPORA = HERE.parent / "madoguchi/language/tests"
WORLD = HERE.parent / "madoguchi/demo/world"
NOTICES = HERE.parent / "madoguchi/notices/texts"
RIDGE, PARTS = 1.0, 10
OF_MANNER = ("good", "blaming", "curt", "commanding", "pointed", "promising")  # not mended by other words
Rows = npt.NDArray[np.float32]
Example = tuple[str, str, str]  # kind ("good" for none), sentence, where from


def examples(spoken: str) -> list[Example]:
    """Everything that is learnt from: faults of manner and good sentences, each once."""
    known = learnt.KINDS[spoken]
    found: dict[str, Example] = {}
    given = (*_own(spoken), *_kept(spoken))
    for kind, text, where in (*given, *_mended(given, spoken), *_published(spoken)):
        if (kind == "good" or kind in known) and len(text) > learnt.SHORTEST[spoken]:
            found.setdefault(text, (kind, text, where))
    return list(found.values())


def _own(spoken: str) -> Iterator[Example]:
    kind = ""
    for line in (HERE / f"tone_{spoken}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            kind = line.strip("[]")
        elif line and not line.startswith("#"):
            yield kind, line, "own"


def _kept(spoken: str) -> Iterator[Example]:
    """The corpora of the tests but for the last ones, which stay unseen; those that answer somebody too."""
    for path in sorted(CORPORA.glob("politeness*.txt")):
        if "ninth" in path.stem:
            continue
        good = path.stem.endswith("_good")
        for line in path.read_text(encoding="utf-8").splitlines():
            cells = line.replace("\\n", "\n").split("\t")
            if not line or line.startswith("#") or len(cells) != (1 if good else 2):
                continue
            parts = [one.text for one in sentences(cells[-1])]
            if language.language_of(cells[-1]) == spoken and (good or len(parts) == 1):
                yield from (("good" if good else cells[0].split(",")[0], part, "kept") for part in parts)


def _mended(given: Sequence[Example], spoken: str) -> Iterator[Example]:
    """Faulty words with all better ones put in are good, where the words were all that was wrong."""
    for kind, text, _ in given:
        found = by_rules(text, spoken) if kind not in OF_MANNER else []
        if not found or any(one.instead is None for one in found):
            continue
        for one in reversed(found):
            text = text[: one.start] + (one.instead or "") + text[one.end :]
        if text and not by_rules(text, spoken):
            yield "good", text, "mended"


def _published(spoken: str) -> Iterator[Example]:
    """Sentences of the demo company's articles and of what customers are told: written well, otherwise
    than a reply.
    """
    told = yaml.safe_load((NOTICES / f"{spoken}.yaml").read_text(encoding="utf-8"))
    for kind, texts in told.items():
        for text in texts.values() if isinstance(texts, dict) else ():
            yield from (
                ("good", one.text, f"article {kind}") for one in sentences(text) if "{" not in one.text
            )
    for path in sorted(WORLD.glob("articles/*.yaml")):
        for article in yaml.safe_load(path.read_text(encoding="utf-8")):
            for one in sentences(own_words(article.get(spoken, {}).get("body", ""))):
                if not one.item and "\0" not in one.text:
                    yield "good", one.text, f"article {article['slug']}"


def fitted(rows: Rows, kinds: Sequence[str], spoken: str) -> tuple[Rows, Rows]:
    """Weights and constants: the first column for any fault, then one for each kind."""
    wanted = _wanted(kinds, spoken)
    middle = wanted.mean(axis=0)
    shares = _solved(rows @ rows.T, wanted - middle)
    return np.asarray(rows.T @ shares, np.float32), middle.astype(np.float32)


def _wanted(kinds: Sequence[str], spoken: str) -> npt.NDArray[np.float64]:
    any_fault = [1.0 if kind != "good" else -1.0 for kind in kinds]
    each = [[1.0 if kind == name else 0.0 for name in learnt.KINDS[spoken]] for kind in kinds]
    return np.column_stack([any_fault, each])


def _solved(alike: Rows, wanted: npt.NDArray[np.float64]) -> Rows:
    return np.asarray(
        np.linalg.solve(alike + RIDGE * np.eye(len(alike), dtype=np.float32), wanted), np.float32
    )


def unseen(rows: Rows, made: Sequence[Example], spoken: str) -> Rows:
    """The scores of each sentence by weights that have not seen it, nor others of its article."""
    draw = np.random.default_rng(0)
    part_of: dict[str, int] = {}
    together = [where if where.startswith("article") else text for _, text, where in made]
    part = np.array([part_of.setdefault(one, int(draw.integers(PARTS))) for one in together])
    wanted = _wanted([kind for kind, *_ in made], spoken)
    alike, scores = rows @ rows.T, np.zeros(wanted.shape, np.float32)
    for number in range(PARTS):
        [known], [asked] = np.nonzero(part != number), np.nonzero(part == number)
        middle = wanted[known].mean(axis=0)
        scores[asked] = alike[np.ix_(asked, known)] @ _solved(
            alike[np.ix_(known, known)], wanted[known] - middle
        )
        scores[asked] += middle
    return scores


def crossed(spoken: str, verbose: bool) -> dict[str, Any]:
    """What rules and weights together do to sentences that the weights have not seen."""
    made = examples(spoken)
    scores = unseen(rows_of([text for _, text, _ in made], spoken), made, spoken)
    ruled = np.array([bool(by_rules(text, spoken)) for _, text, _ in made])
    faulty = np.array([kind != "good" for kind, _, _ in made])
    replies = np.array([not where.startswith(("article", "mended")) for _, _, where in made])
    said = ruled | (scores[:, 0] >= learnt.FROM[spoken])
    named = [learnt.KINDS[spoken][n] for n in scores[:, 1:].argmax(axis=1)]
    right = [named[n] == made[n][0] for n in np.flatnonzero(faulty & said & ~ruled)]
    if verbose:
        for n in np.flatnonzero(said != faulty):
            sys.stderr.write(
                f"{'MISSED' if faulty[n] else 'FALSE'} {scores[n, 0]:.2f} {made[n][0]} {made[n][1]}\n"
            )
    return {
        "faulty": int(faulty.sum()), "by_rules": _share(ruled[faulty]), "caught": _share(said[faulty]),
        "kind_right": _share(np.array(right)), "good": int((~faulty & replies).sum()),
        "false": _share(said[~faulty & replies]), "false_by_rules": _share(ruled[~faulty & replies]),
        "others": int((~faulty & ~replies).sum()), "false_of_others": _share(said[~faulty & ~replies]),
    }  # fmt: skip


def _share(found: npt.NDArray[np.bool_]) -> float:
    return round(float(found.mean()), 4) if len(found) else 0.0


def of_file(path: Path, verbose: bool) -> dict[str, Any]:
    """What is found in sentences of somebody's own, and how long one takes."""
    given, result = yaml.safe_load(path.read_text(encoding="utf-8")), {}
    for spoken in ("ja", "en"):
        faulty = [
            row if isinstance(row, str) else ", ".join(row[:-1]) for row in given.get(f"faulty_{spoken}", ())
        ]
        fine = given.get(f"fine_{spoken}", ())
        began = time.perf_counter()
        missed = [text for text in faulty if not language.check_tone(text, spoken)]
        wrong = [text for text in fine if language.check_tone(text, spoken)]
        seconds = time.perf_counter() - began
        if verbose:
            sys.stderr.writelines(f"MISSED {text}\n" for text in missed)
            sys.stderr.writelines(f"FALSE {text}\n" for text in wrong)
        each = round(1000 * seconds / max(1, len(faulty) + len(fine)), 2)
        result[spoken] = {
            "faulty": len(faulty), "caught": len(faulty) - len(missed),
            "fine": len(fine), "false": len(wrong), "ms_each": each,
        }  # fmt: skip
    return result


def fit() -> None:
    """Learn from everything and write the file."""
    kept: dict[str, npt.NDArray[np.floating]] = {}
    for spoken in learnt.KINDS:
        made = examples(spoken)
        weights, constants = fitted(
            rows_of([text for _, text, _ in made], spoken), [kind for kind, *_ in made], spoken
        )
        kept[f"{spoken}_weights"], kept[f"{spoken}_constants"] = weights.astype(np.float16), constants
        sys.stdout.write(f"{spoken} {dict(Counter(kind for kind, *_ in made))}\n")
    np.savez_compressed(learnt.FILE, allow_pickle=False, **kept)


def main(arguments: list[str] | None = None) -> int:
    """Print readable figures and, as the last line, one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fit", action="store_true")
    parser.add_argument("--set", type=Path)
    parser.add_argument("--verbose", action="store_true")
    given = parser.parse_args(arguments)
    if given.fit:
        fit()
        return 0
    result = of_file(given.set, given.verbose) if given.set else {
        spoken: crossed(spoken, given.verbose) for spoken in learnt.KINDS}  # fmt: skip
    for name, found in result.items():
        sys.stdout.write(f"{name} {json.dumps(found)}\n")
    sys.stdout.write(json.dumps(result) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
