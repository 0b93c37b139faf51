"""How far scores can be trusted: chances of intents that come true, and the chance that none is meant.

Learnt from what the fit says of each example it had not seen. For "none of these" there need not be an
example: what the fit says of texts whose whole intent it had not seen shows how strangers look. Examples of
none, where there are some, show it better, and weigh the more the more they are.
"""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.floating]
Flags = npt.NDArray[np.bool_]

STRANGERS = 0.05
"""The share of texts that mean none of the intents, where the examples do not say that they are more."""
DOUBT = 40
"""Examples of none that weigh as much as all left-out intents together."""
PRICE = 0.0175
"""How many texts named rightly may be lost for each stranger that is caught."""
MOST_STRANGE = 0.5  # what is likelier strange than not is never named
KEEP, KEEP_SMALL = 0.002, 0.2  # pulls the weights towards 0, with few examples more
STEPS = 30
TEMPERATURES = np.geomspace(0.02, 2, 60)
LIMITS = np.linspace(0.05, MOST_STRANGE, 91)
FEW = 100
"""So many examples say as much of what is enough as calibrated chances would."""
SURE_LIMITS = np.linspace(0.25, 0.75, 51)
WRONG = 1.0
"""What a text costs that is taken for an intent it has not, where one that is taken rightly gains 1."""
EVEN = 0.5  # the chance from which on more is gained than lost, where all chances come true


@dataclass(frozen=True, slots=True)
class Trust:
    """What makes chances of scores. `weights`: of the signs that none is meant, the last one constant.
    `strange`: the chance of none from which on no intent is named. `enough`: the chance of an intent from
    which on it is better to act upon it than not to."""

    temperature: float
    weights: tuple[float, ...]
    strange: float = MOST_STRANGE
    enough: float = EVEN

    def chances(self, scores: Array, nearest: Array) -> Array:
        """A chance of each intent (column) for each text (row); column 0 is none of them."""
        none = self.none(scores, nearest)
        return np.hstack([none[:, None], (1 - none)[:, None] * _shares(scores[:, 1:], self.temperature)])

    def none(self, scores: Array, nearest: Array) -> Array:
        """The chance that a text means none of the intents."""
        return _chance(_signs(scores, nearest), np.array(self.weights))

    def taken(self, chances: Array) -> npt.NDArray[np.int64]:
        """For what texts are taken: the column of the likeliest intent, or 0."""
        return np.where(chances[:, 0] >= self.strange, 0, 1 + chances[:, 1:].argmax(axis=1))


@dataclass(frozen=True, slots=True)
class Seen:
    """Texts with what a fit that had not seen them says. `labels`: 0 where none is meant."""

    scores: Array
    nearest: Array
    labels: npt.NDArray[np.int64]

    def only(self, rows: Flags) -> "Seen":
        """These of them."""
        return Seen(self.scores[rows], self.nearest[rows], self.labels[rows])


def learnt(known: Seen, strangers: Seen) -> Trust:
    """How far to trust a fit. `strangers`: the same texts by fits that did not know their intents."""
    inside = known.labels > 0
    if not inside.any():
        return Trust(1.0, (0.0, 0.0, 0.0, 0.0, 0.0))
    temperature = _temperature(known.only(inside))
    trust = Trust(temperature, _none(known, strangers.only(inside), inside))
    trust = replace(trust, strange=_limit(trust, known, strangers.only(inside), inside))
    return replace(trust, enough=_enough(trust, known))


def _temperature(meant: Seen) -> float:
    rows = np.arange(len(meant.labels))
    losses = [
        -np.log(np.maximum(_shares(meant.scores[:, 1:], t)[rows, meant.labels - 1], 1e-9)).mean()
        for t in TEMPERATURES
    ]
    return float(TEMPERATURES[int(np.argmin(losses))])


def _none(known: Seen, strangers: Seen, inside: Flags) -> tuple[float, ...]:
    """Weights of the signs that none is meant: logistic regression, each kind of text with its share."""
    signs = np.vstack([_signs(one.scores, one.nearest) for one in (known, strangers)])
    taught = 1 - inside.mean()
    share = max(STRANGERS, float(taught))
    told = _told(inside)
    of_known = np.where(inside, (1 - share) / inside.sum(), share * told / max((~inside).sum(), 1))
    of_strangers = np.full(len(strangers.labels), share * (1 - told) / len(strangers.labels))
    wanted = np.concatenate([~inside, np.ones(len(of_strangers), bool)])
    return _logistic(signs, wanted.astype(float), np.concatenate([of_known, of_strangers]))


def _told(inside: Flags) -> float:
    """How much examples of none count, 0 to 1, beside intents that were left out."""
    taught = int((~inside).sum())
    return taught / (taught + DOUBT)


def _limit(trust: Trust, known: Seen, strangers: Seen, inside: Flags) -> float:
    """The least chance of none from which on naming no intent loses little for what it catches."""
    none = trust.none(known.scores, known.nearest)
    right = inside & (1 + known.scores[:, 1:].argmax(axis=1) == known.labels)
    left_out, told = trust.none(strangers.scores, strangers.nearest), _told(inside)
    for limit in LIMITS:
        caught = (1 - told) * (left_out >= limit).mean() + told * _mean(none[~inside] >= limit)
        if (right & (none >= limit)).sum() / inside.sum() <= PRICE * caught:
            return float(limit)
    return MOST_STRANGE


def _enough(trust: Trust, known: Seen) -> float:
    """The chance at which most is gained by acting, over examples that the fit had not seen.

    Few examples say little: their limit lies between what they show and what calibrated chances would have.
    """
    chances = trust.chances(known.scores, known.nearest)
    taken = trust.taken(chances)
    sure = chances[np.arange(len(taken)), taken]
    right = taken == known.labels
    worth = np.where(taken == 0, 0, np.where(right, 1, -WRONG))
    gains = np.array([worth[sure >= limit].sum() for limit in SURE_LIMITS])
    best = SURE_LIMITS[gains >= gains.max() - 1e-9].mean()
    trusted = len(taken) / (len(taken) + FEW)
    return float(trusted * best + (1 - trusted) * EVEN)


def _mean(flags: Flags) -> float:
    return float(flags.mean()) if len(flags) else 0.0


def _logistic(signs: Array, wanted: Array, share: Array) -> tuple[float, ...]:
    middle, spread = signs[:, :-1].mean(axis=0), signs[:, :-1].std(axis=0) + 1e-6
    even = np.hstack([(signs[:, :-1] - middle) / spread, signs[:, -1:]])
    keep = np.diag([KEEP + KEEP_SMALL / len(signs)] * (even.shape[1] - 1) + [1e-6])
    weights = np.zeros(even.shape[1])
    for _ in range(STEPS):
        chance = _chance(even, weights)
        slope = even.T @ (share * (chance - wanted)) + keep @ weights
        bend = (even * (share * chance * (1 - chance))[:, None]).T @ even + keep
        weights -= np.linalg.solve(bend, slope)
    plain = weights[:-1] / spread
    return (*map(float, plain), float(weights[-1] - plain @ middle))


def _chance(signs: Array, weights: Array) -> Array:
    return np.asarray(1 / (1 + np.exp(-np.clip(signs @ weights, -30, 30))))


def _signs(scores: Array, nearest: Array) -> Array:
    """What tells that none is meant: best score, its lead, the likest example, the score of none."""
    ranked = np.sort(scores[:, 1:], axis=1)
    best = ranked[:, -1]
    lead = best - (ranked[:, -2] if ranked.shape[1] > 1 else 0)
    return np.stack([best, lead, nearest, scores[:, 0], np.ones(len(scores))], axis=1).astype(float)


def _shares(scores: Array, temperature: float) -> Array:
    scaled = scores / temperature
    powers = np.exp(scaled - scaled.max(axis=1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True))
