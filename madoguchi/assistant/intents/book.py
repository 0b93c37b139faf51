"""All that the assistant is taught as it stands: the product's sentences, the company's word over them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from .. import models
from . import stock
from .destinations import product_names
from .shapes import Content, Example, Intent, key_of

Key = tuple[str, str]
"""Language and key of a sentence."""


@dataclass(frozen=True)
class Book:
    """Every intent by its code, the product's first; what was removed is at hand, but not learnt."""

    intents: Mapping[str, Intent]

    def learnt(self) -> tuple[Intent, ...]:
        """The intents that a training learns."""
        return tuple(one for one in self.intents.values() if not one.removed)

    def content(self) -> Content:
        """What a training would learn from now."""
        learnt = self.learnt()
        described = {one.code: _described(one) for one in learnt}
        return Content(described, {spoken: _texts(learnt, spoken) for spoken in stock.LANGUAGES})

    def home_of(self, spoken: str, key: str) -> str | None:
        """The intent to which a sentence belongs; None for one that is not used."""
        return self._homes.get((spoken, key))

    @property
    def _homes(self) -> dict[Key, str]:
        return {
            (spoken, used.key): one.code
            for one in self.learnt() for spoken in stock.LANGUAGES for used in one.used(spoken)
        }  # fmt: skip


def book() -> Book:
    """As it stands now; two queries."""
    rows = {row.code: row for row in models.Intent.objects.order_by("pk")}
    said = models.Sentence.objects.filter(role="example").order_by("pk")
    sentences = placed({spoken: stock.examples(spoken) for spoken in stock.LANGUAGES}, said)
    codes = [*(code for code in stock.codes() if code != stock.INFORMATION), *rows, stock.INFORMATION]
    return Book({code: _intent(code, rows.get(code), sentences) for code in dict.fromkeys(codes)})


def product_content() -> Content:
    """What the product brings, without the company's word."""
    learnt = [_intent(code, None, {}) for code in stock.codes()]
    examples = {spoken: dict(stock.examples(spoken)) for spoken in stock.LANGUAGES}
    return Content({one.code: _described(one) for one in learnt}, examples)


def placed(
    ours: Mapping[str, stock.Sentences], said: Iterable[models.Sentence]
) -> dict[tuple[str, str], list[Example]]:
    """Sentences by language and intent: the product's, with the company's word over them."""
    words = {(row.language, row.key): row for row in said}
    found: dict[tuple[str, str], list[Example]] = defaultdict(list)
    for spoken, sentences in ours.items():
        for code, texts in sentences.items():
            for text in texts:
                if (spoken, key_of(text)) not in words:
                    found[spoken, code].append(Example(text))
    for row in words.values():
        found[row.language, row.intent].append(Example(row.text, own=True, dropped=row.dropped))
    return found


def _intent(
    code: str, row: models.Intent | None, sentences: Mapping[tuple[str, str], list[Example]]
) -> Intent:
    kind, ref = stock.led(code) if code in stock.codes() else ("nothing", "")
    names = product_names(code) if code in stock.codes() else {"ja": code, "en": code}
    found = {spoken: tuple(sentences.get((spoken, code), ())) for spoken in stock.LANGUAGES}
    plain = Intent(code, names, kind, ref, sentences=found)
    return replace(plain, **_said_of(plain, row)) if row else plain


def _said_of(plain: Intent, row: models.Intent) -> dict[str, object]:
    """The company's word about an intent."""
    names = {"ja": row.name_ja or plain.names["ja"], "en": row.name_en or plain.names["en"]}
    if row.own:
        names = {"ja": row.name_ja or row.name_en or row.code, "en": row.name_en or row.name_ja or row.code}
    leads, ref = (row.leads_to, row.ref) if row.leads_to else (plain.leads_to, plain.ref)
    return {
        "names": names, "leads_to": leads, "ref": ref, "own": row.own, "off": row.off,
        "removed": row.removed, "changed": not row.own,
    }  # fmt: skip


def _texts(learnt: Iterable[Intent], spoken: str) -> dict[str, tuple[str, ...]]:
    found = {one.code: tuple(used.text for used in one.used(spoken)) for one in learnt}
    return {code: texts for code, texts in found.items() if texts}


def _described(intent: Intent) -> dict[str, str]:
    """An intent as a version keeps it; one that is switched off leads nowhere."""
    leads, ref = ("nothing", "") if intent.off else (intent.leads_to, intent.ref)
    return {**intent.names, "leads_to": leads, "ref": ref}
