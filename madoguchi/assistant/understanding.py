"""What a customer wants done: learnt from what customers write, and never begun on a mere guess.

Most messages only ask for information; those belong to the articles. So the examples hold both, and only what
is likely to be a wish begins something. Which version counts is looked up for each message, by one small
query; its models are loaded when they are first asked for, and kept in the process.
"""

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from madoguchi.core import api as core
from madoguchi.language import api as language

from .dialogue.shapes import Wish
from .intents import keeping
from .intents.book import product_content
from .intents.shapes import Content
from .models import Activation, Version
from .standing import asks_how_it_stands, begun_before

logger = logging.getLogger(__name__)

CAREFUL = 0.1
"""By how much surer a wish must be for a task than the model has learnt to be enough for a look-up, which
changes nothing, or a flow, which asks first."""
LEAD = 0.1
"""By how much surer a plainer reading of a message must be than its own words."""
MANY = 40
STANDINGS = ("order-status", "my-cases")
"""The look-ups that tell how something stands that she has asked for."""
LONGEST = 400  # letters that are read
SHORTEST = 2

Stamp = tuple[int, str]
"""The id of a version and when its models were built: (0, "") is what came with the product."""


@dataclass(frozen=True)
class Understanding:
    """A version that can be asked."""

    number: int
    content: Content
    models: Mapping[str, language.IntentModel]
    vocabularies: dict[str, language.Vocabulary] = field(default_factory=dict, compare=False, repr=False)
    """The words of the examples by language, gathered when they are first wanted."""

    def guesses(self, text: str, spoken: str, most: int = 3) -> tuple[tuple[str, float], ...]:
        """The likeliest intents of a text with their chances, likeliest first; none without a model.

        Slips of typing are put right by the words of the examples. A courteous message is also read plainly,
        and counts as it is understood best.
        """
        model = self.models.get(spoken)
        if model is None:
            return ()
        asked = self._words(spoken).mended(language.usual(text.strip()[:LONGEST]))
        found = model.guess_among((asked, *language.plainly(asked)), most, LEAD)
        return tuple((keeping.code_of(one.intent), one.chance) for one in found)

    def _words(self, spoken: str) -> language.Vocabulary:
        if spoken not in self.vocabularies:
            texts = [text for text, _code in self.content.pairs(spoken)]
            self.vocabularies[spoken] = language.vocabulary(texts)
        return self.vocabularies[spoken]

    def enough(self, kind: str, spoken: str) -> float:
        """The chance from which on a wish of this kind is taken as one, as the model has learnt it."""
        model = self.models.get(spoken)
        learnt = model.trust.enough if model else 1.0
        return learnt if kind in ("tool", "flow") else learnt + CAREFUL

    def wish(self, text: str, spoken: str) -> Wish | None:
        """What a message asks for; None where it is not sure enough."""
        asked = text.strip()
        if len(asked) < SHORTEST or asked.isdecimal():
            return None
        for code, chance in self.guesses(asked, spoken, 1):
            kind, ref = self.content.led(code)
            if chance < self.enough(kind, spoken):
                return None
            if kind == "task" and begun_before(asked):
                return self._how_it_stands(asked, spoken)
            return Wish(kind, ref, chance, code, self.number)
        return None

    def _how_it_stands(self, text: str, spoken: str) -> Wish | None:
        """She has asked for it before: the look-up that tells how it stands, where she asks for that; None
        where she only waits, which is for the articles."""
        if not asks_how_it_stands(text):
            return None
        for code, chance in self.guesses(text, spoken, MANY):
            kind, ref = self.content.led(code)
            if kind == "tool" and ref in STANDINGS:
                return Wish(kind, ref, chance, code, self.number)
        return None


def wished(text: str, spoken: str) -> Wish | None:
    """What a message asks for, by the version that counts now; None where that is not sure enough."""
    return current().wish(text, spoken)


def current() -> Understanding:
    """The version that customers get. One that cannot be loaded is logged, and the product's own counts."""
    stamp = _stamp()
    held = _held.get(stamp)
    if held is None:
        held = _loaded(stamp)
        _held.clear()
        _held[stamp] = held
    return held


def of_version(version: Version) -> Understanding:
    """A version that is not necessarily active. Raises ValueError when its models cannot be read."""
    return Understanding(version.number, Content.of(version.content), keeping.load(version))


@cache
def product() -> Understanding:
    """What came with the product; learnt at the first message (some tenths of a second)."""
    content = product_content()
    return Understanding(0, content, {spoken: keeping.learn(content, spoken) for spoken in content.spoken()})


_held: dict[Stamp, Understanding] = {}
"""The version that this process has loaded; only ever replaced as a whole."""


_ACTIVE = core.Written(
    lambda: Activation.objects.order_by("-place").values_list("version_id", "version__built_at")[:1]
)


def _stamp() -> Stamp:
    """Which version counts."""
    id, built_at = _ACTIVE.first() or (None, None)
    return (id, built_at.isoformat() if built_at else "") if id else (0, "")


def _loaded(stamp: Stamp) -> Understanding:
    if not stamp[0]:
        return product()
    try:
        return of_version(Version.objects.get(pk=stamp[0]))
    except Exception:
        logger.exception("the understanding %s cannot be loaded; the product's own counts", stamp[0])
        return product()
