"""What the check looks at in one sentence: faults that end it, and figures that are weighed together."""

import re
from dataclasses import dataclass

import numpy as np

from ..detection import language_of
from ..second import second_embedder
from .evidence import NEAR, Clause, Evidence, Line
from .quantities import Quantity, codes_of, folded, quantities_of
from .sentences import clauses_of, statements_of
from .shapes import Reason
from .signs import denies, main_part, moments_of, says_the_opposite, sides_of, signs_of
from .wording import forms_of, words_of

_QUOTED = re.compile(r"[「『“\"]([^」』”\"]{1,60})[」』”\"]")
_ADDRESS = re.compile(
    r"https?://\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\b[\w-]+(?:\.[\w-]+)*\.(?:com|jp|net|org|example)\b"
)
_LATIN = re.compile(r"[A-Za-z][A-Za-z'’-]{1,}")
_PLAIN_LATIN = frozenset(
    "ok faq id e-mail email url no pm am i i'm i'll i've mon tue wed thu fri sat sun".split()
)
ONLY_THERE = 0.8  # what it counts when the only statement about a word says the opposite
SAYS_SOMETHING = 9  # letters of an English clause that is compared on its own
ALIGNED = 0.5  # of a clause's words must stand in another one to compare their yes and no


@dataclass(frozen=True, slots=True)
class Figures:
    """Of one sentence: coverage by the best line and its neighbours, by its whole passage; nearness in
    meaning; how far it says the opposite, and of how many words; what it newly claims; how much it says;
    whether it names a number with its unit, and whether it quotes (both stand in the passages, else they
    are a fault).
    """

    near: float
    whole: float
    meaning: float
    opposite: float
    turned: float
    new_claim: float
    words: float
    number: float
    quoted: float

    def row(self) -> list[float]:
        """As numbers, in the order of the weights."""
        return [
            self.near, self.whole, self.meaning, self.opposite, self.turned, self.new_claim,
            self.words, self.number, self.quoted,
        ]  # fmt: skip


NO_FIGURES = Figures(0, 0, 0, 0, 0, 0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Reading:
    """What was found out about a sentence, and the line of the passages that is nearest to it."""

    fault: Reason
    figures: Figures
    line: Line | None


def read(
    sentence: str, evidence: Evidence, vector: "np.ndarray[tuple[int], np.dtype[np.float32]]"
) -> Reading:
    """Everything about one sentence of an answer, whose meaning is `vector`."""
    codes = codes_of(sentence)
    fitting = evidence.fitting(codes)
    if not fitting or not words_of(sentence):
        return Reading("nothing_said" if fitting else "name", NO_FIGURES, None)
    evidence.vocabulary.learn(form for word in words_of(sentence) for form in word.forms)
    meaning = evidence.vectors[fitting] @ vector
    scores = [evidence.share(sentence, evidence.lines[n].forms_for(codes)) for n in fitting]
    best = fitting[int(np.argmax(np.asarray(scores) + 0.5 * meaning))]
    line = evidence.lines[best]
    topic = evidence.topic_of(line.source, codes)
    of_source = [n for n in fitting if evidence.lines[n].source == line.source]
    near = frozenset().union(
        *(evidence.lines[n].forms_for(codes) for n in of_source if abs(n - best) <= NEAR), topic
    )
    whole = frozenset().union(*(evidence.lines[n].forms_for(codes) for n in of_source), topic)
    figures = Figures(
        near=evidence.share(sentence, near),
        whole=evidence.share(sentence, whole),
        meaning=float(max(meaning.max(), (evidence.pairs[fitting] @ vector).max())),
        opposite=_opposites(sentence, evidence, of_source),
        turned=_turned_words(sentence, evidence, of_source),
        new_claim=_new_claim(sentence, evidence, line.source),
        words=min(sum(word.weight for word in words_of(sentence)), 8.0) / 8,
        number=float(any(quantity.unit for quantity in quantities_of(sentence))),
        quoted=float(bool(_QUOTED.search(sentence))),
    )
    return Reading(_fault(sentence, evidence, of_source), figures, line)


def is_japanese(sentence: str) -> bool:
    """Whether a sentence is weighed as a Japanese one."""
    return language_of(sentence) == "ja"


def second_nearness(sentence: str, line: Line | None) -> float | None:
    """How near the second model sees a sentence to a line or one of its clauses, 0 to 1, about .1 s; None
    without such a model or line.
    """
    model = second_embedder()
    if model is None or line is None:
        return None
    clauses = (clause.text for clause in line.clauses if len(clause.text) >= SAYS_SOMETHING)
    mine, *others = model.passages(list(dict.fromkeys([sentence, line.text, *clauses])))
    return max((float(mine @ other) for other in others), default=1.0)


def _fault(sentence: str, evidence: Evidence, fitting: list[int]) -> Reason:
    if not _names_known(sentence, evidence):
        return "name"
    known = frozenset().union(*(moments_of(evidence.lines[n].text) for n in fitting))
    if not (_numbers_stand(sentence, evidence, fitting) and moments_of(sentence) <= known):
        return "number"
    return "opposite" if _number_denied(sentence, evidence, fitting) else ""


def _number_denied(sentence: str, evidence: Evidence, fitting: list[int]) -> bool:
    """Whether all that is said of one of its numbers says the opposite: not for 5 GHz, never 2回."""
    among = [statement for n in fitting for statement in evidence.lines[n].statements]
    for part in statements_of(sentence):
        for number in (quantity for quantity in quantities_of(part) if quantity.unit):
            said = [one.text for one in among if any(number.agrees(other) for other in one.quantities)]
            if said and all(contradicts(part, text) for text in said):
                return True
    return False


def _names_known(sentence: str, evidence: Evidence) -> bool:
    """Whether models, quoted words, addresses and foreign names stand in one passage."""
    wanted = [*_QUOTED.findall(sentence), *codes_of(sentence), *_ADDRESS.findall(sentence)]
    latin = [word.group() for word in _LATIN.finditer(sentence) if _is_name(word, sentence)]
    letters = ["".join(folded(word).split()).strip("。.,、!?！？") for word in (*wanted, *latin)]
    return any(all(word in text for word in letters) for text in evidence.texts)


def _is_name(word: "re.Match[str]", sentence: str) -> bool:
    if folded(word.group()) in _PLAIN_LATIN:
        return False
    if re.search(r"[ぁ-んァ-ヶ]", sentence):
        return True
    return word.group()[0].isupper() and not re.search(r"(?:^|[.!?:“\"「]\s*)$", sentence[: word.start()])


def _numbers_stand(sentence: str, evidence: Evidence, fitting: list[int]) -> bool:
    """Whether every number stands in the passages, beside the words that it stands beside here."""
    clauses = [clause for n in fitting for clause in evidence.lines[n].clauses if clause.quantities]
    for part in clauses_of(sentence):
        for quantity in quantities_of(part):
            if not _stands(quantity, part if words_of(part) else sentence, clauses, evidence):
                return False
    return True


def _stands(quantity: Quantity, part: str, clauses: list[Clause], evidence: Evidence) -> bool:
    agreeing = [c for c in clauses if any(quantity.agrees(other) for other in c.quantities)]
    if not agreeing:
        return _counts(quantity, evidence)
    mine = quantities_of(part)
    rivals = [c for c in clauses if c not in agreeing and _counts_otherwise(quantity, mine, c)]
    if not rivals or _best(part, agreeing, evidence) >= _best(part, rivals, evidence) - 0.15:
        return True
    return any(_has_no_other_subject(clause.text, part) for clause in agreeing)


def _counts_otherwise(quantity: Quantity, mine: tuple[Quantity, ...], clause: Clause) -> bool:
    """Whether a clause has another number of the same, and not one that this part has as well."""
    others = [other for other in clause.quantities if other.unit == quantity.unit]
    return bool(others) and not any(own.agrees(other) for own in mine for other in others)


def _has_no_other_subject(clause: str, part: str) -> bool:
    """Whether a clause says nothing of its own beside its number: 毎月10日ごろ, but not
    集じんフィルターは約2年.
    """
    mine = {form for word in words_of(part) for form in word.forms}
    return not any(word.weight >= 1 and mine.isdisjoint(word.forms) for word in words_of(clause))


def _counts(quantity: Quantity, evidence: Evidence) -> bool:
    """Whether a number without a unit says how many things a line lists: five temperatures, 5段階."""
    if quantity.unit not in ("", "piece") or quantity.bound or not 1 < quantity.value <= 10:
        return False
    return any(
        len(quantities_of(line.text)) >= quantity.value == _listed(line.text) for line in evidence.lines
    )


def _listed(text: str) -> int:
    """How many numbers stand side by side under the unit of the last."""
    units = [found.unit for found in quantities_of(text) if found.unit]
    return max((units.count(unit) for unit in units), default=0)


def _best(part: str, clauses: list[Clause], evidence: Evidence) -> float:
    return max(_fit(part, clause, evidence) for clause in clauses)


def _fit(part: str, clause: Clause, evidence: Evidence) -> float:
    """How far a clause of the passages is about what this one is about."""
    share = evidence.share(part, clause.forms)
    return share - (0.3 if says_the_opposite(part, clause.text) else 0.0)


def _opposites(sentence: str, evidence: Evidence, fitting: list[int]) -> float:
    """How far what a statement is about is affirmed where the passages deny it, or the other way round."""
    among = [statement for n in fitting for statement in evidence.lines[n].statements]
    found = 0.0
    for part in statements_of(sentence):
        if among and sum(word.weight for word in words_of(part)) >= 0.5:
            found += _opposite(part, among, evidence)
    return min(found, 1.5)


def _opposite(part: str, among: list[Clause], evidence: Evidence) -> float:
    """How well the nearest statements fit, when all of them say the opposite of this one."""
    ranked = sorted(((_fit(part, other, evidence), n) for n, other in enumerate(among)), reverse=True)
    top = ranked[0][0]
    level = [among[n] for fit, n in ranked if fit >= top - 0.1]
    return top if top >= ALIGNED and all(contradicts(part, other.text) for other in level) else 0.0


def _turned_words(sentence: str, evidence: Evidence, fitting: list[int]) -> float:
    """The share of a statement's words of which the passages say only the opposite, at its worst."""
    among = [statement for n in fitting for statement in evidence.lines[n].statements]
    return max((_turned(part, among) for part in statements_of(sentence)), default=0.0)


def _turned(part: str, among: list[Clause]) -> float:
    main = main_part(part)
    words = [word for word in words_of(main) if word.weight >= 1]
    groups = [
        [one for one in among if not forms_of(main_part(one.text)).isdisjoint(word.forms)] for word in words
    ]
    numbers = [quantity for quantity in quantities_of(part) if quantity.unit]
    groups += [
        [one for one in among if any(number.agrees(other) for other in one.quantities)] for number in numbers
    ]
    forms = {form for word in words for form in word.forms}
    sides = sides_of(part)
    groups.append([one for one in among if sides & sides_of(one.text) and not forms.isdisjoint(one.forms)])
    turned = [len(group) for group in groups if group and all(contradicts(part, one.text) for one in group)]
    only_there = ONLY_THERE if 1 in turned and len(words) > 1 else 0.0
    return max(only_there, min(len(turned) / max(len(words), 1), 1.0))


def contradicts(part: str, other: str) -> bool:
    """Whether two clauses about the same differ in what they allow, require or charge, or one denies
    the other.
    """
    one, two = signs_of(part), signs_of(other)
    plain = {(name, sign) for name, sign in one if (name, -sign) not in one}
    if any((name, -sign) in two and (name, sign) not in two for name, sign in plain):
        return True
    if {sign for sign in one if sign[1] < 0} & two:
        return False
    return denies(part) != denies(other) or says_the_opposite(part, other)


def _new_claim(sentence: str, evidence: Evidence, source: int) -> float:
    """How many kinds of promise (a cost, a duty, a prohibition, free of charge) the whole passage never
    makes.
    """
    said = {
        (name, sign) for line in evidence.lines if line.source == source for name, sign in signs_of(line.text)
    }
    mine = {(name, sign) for name, sign in signs_of(sentence) if name == "cost" or sign < 0}
    if any(
        quantity.unit == "yen"
        for line in evidence.lines
        if line.source == source
        for clause in line.clauses
        for quantity in clause.quantities
    ):
        mine.discard(("cost", 1))
    if any(denies(line.text) for line in evidence.lines if line.source == source):
        mine.discard(("can", -1))
    return float(len(mine - said))
