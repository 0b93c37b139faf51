"""The company's own words: versions of what each kind says on a channel, and the shipped ones."""

from collections.abc import Mapping

from django.db import IntegrityError, transaction

from madoguchi.core import api as core
from madoguchi.core.shapes import Actor
from madoguchi.people import api as people

from .filling import gaps
from .kinds import KINDS, variables_of
from .models import Wording
from .shapes import CHANNELS, LANGUAGES, Text, WordingRefused, WordingShape
from .shipped import shipped

Texts = Mapping[str, Text]
LONGEST = {"email": 10_000, "push": 200, "line": 1_000, "sms": 600}
LONGEST_TITLE = 120
TITLED = ("email", "push")


def current(kind: str, channel: str) -> WordingShape:
    """The words that hold now. Raises LookupError for a kind or channel that is none."""
    _known(kind, channel)
    row = _rows(kind, channel).first()
    return _shape(row) if row else WordingShape(kind, channel, 0, shipped(kind, channel), shipped=True)


def all_current(channel: str) -> dict[str, WordingShape]:
    """The words that hold now on a channel, for every kind; one query."""
    latest = Wording.objects.filter(channel=channel).order_by("kind", "-number").distinct("kind")
    ours = {kind: WordingShape(kind, channel, 0, shipped(kind, channel), shipped=True) for kind in KINDS}
    return ours | {row.kind: _shape(row) for row in latest}


def versions(kind: str, channel: str) -> tuple[WordingShape, ...]:
    """The company's versions, the latest first, with who made them."""
    rows = list(_rows(kind, channel)[:100])
    names = people.staff_names({row.made_by_id for row in rows if row.made_by_id})
    return tuple(_shape(row, names.get(row.made_by_id or 0, "")) for row in rows)


def version(kind: str, channel: str, number: int) -> WordingShape:
    """One version; 0 is the shipped one. Raises LookupError."""
    _known(kind, channel)
    if number == 0:
        return WordingShape(kind, channel, 0, shipped(kind, channel), shipped=True)
    row = _rows(kind, channel).filter(number=number).first()
    if row is None:
        raise LookupError(number)
    return _shape(row)


def own_words() -> frozenset[tuple[str, str]]:
    """The kinds and channels for which the company has words of its own."""
    latest = Wording.objects.order_by("kind", "channel", "-number").distinct("kind", "channel")
    return frozenset((row.kind, row.channel) for row in latest if not row.shipped)


def save(kind: str, channel: str, texts: Texts, *, base: int, actor: Actor) -> WordingShape:
    """Make a new version that holds from now on; what stands already makes none.

    base: the number of the version that was edited. Raises WordingRefused; "faster" when there is a later.
    """
    held = current(kind, channel)
    if problems := problems_of(kind, channel, texts):
        raise WordingRefused(problems)
    if dict(texts) == dict(held.texts):
        return held
    return _add(kind, channel, texts, base=base, shipped=False, actor=actor)


def put_back(kind: str, channel: str, number: int, *, base: int, actor: Actor) -> WordingShape:
    """An earlier version (0: the shipped words) holds again. Raises LookupError, WordingRefused."""
    earlier, held = version(kind, channel, number), current(kind, channel)
    if earlier.shipped and held.shipped or dict(earlier.texts) == dict(held.texts):
        return held
    return _add(kind, channel, earlier.texts, base=base, shipped=earlier.shipped, actor=actor)


def problems_of(kind: str, channel: str, texts: Texts) -> dict[str, tuple[str, str]]:
    """What is wrong with these texts: field → reason and detail."""
    found: dict[str, tuple[str, str]] = {}
    for language in LANGUAGES:
        text = texts[language]
        fields = {"title": text.title, "body": text.body} if channel in TITLED else {"body": text.body}
        for name, words in fields.items():
            most = LONGEST_TITLE if name == "title" else LONGEST[channel]
            if problem := _problem(kind, words, most):
                found[f"{name}_{language}"] = problem
        said = {*gaps(text.title), *gaps(text.body)}
        missing = [name for name in needed(kind, channel) if name not in said]
        if missing:
            found.setdefault(f"body_{language}", ("missing", missing[0]))
    return found


def needed(kind: str, channel: str) -> tuple[str, ...]:
    """What every text of this kind has to say on this channel: a text message the number alone.

    What goes to her devices is linked by itself.
    """
    needs = KINDS[kind].needs
    if channel == "push":
        return needs
    return (*(needs[:1] if channel == "sms" else needs), "link")


def _problem(kind: str, words: str, most: int) -> tuple[str, str] | None:
    if not words.strip() or "\x00" in words:
        return "empty", ""
    if len(words) > most:
        return "long", str(most)
    unknown = [name for name in gaps(words) if name not in variables_of(kind)]
    return ("unknown", unknown[0]) if unknown else None


def _add(kind: str, channel: str, texts: Texts, *, base: int, shipped: bool, actor: Actor) -> WordingShape:
    words = {} if shipped else {
        f"{part}_{language}": getattr(texts[language], part)
        for language in LANGUAGES for part in ("title", "body")
    }  # fmt: skip
    latest = _rows(kind, channel).values_list("number", flat=True).first() or 0
    if latest != base:
        raise WordingRefused({"base": ("faster", "")})
    try:
        with transaction.atomic():
            row = Wording.objects.create(
                kind=kind, channel=channel, number=base + 1, shipped=shipped, made_at=core.now(),
                made_by_id=actor.id if actor.kind == "staff" else None, **words,
            )  # fmt: skip
    except IntegrityError:
        raise WordingRefused({"base": ("faster", "")}) from None
    return _shape(row)


def _rows(kind: str, channel: str):  # type: ignore[no-untyped-def]
    return Wording.objects.filter(kind=kind, channel=channel).order_by("-number")


def _shape(row: Wording, name: str = "") -> WordingShape:
    texts = (
        shipped(row.kind, row.channel) if row.shipped
        else {"ja": Text(row.title_ja, row.body_ja), "en": Text(row.title_en, row.body_en)}
    )  # fmt: skip
    return WordingShape(row.kind, row.channel, row.number, texts, row.shipped, row.made_at, name)


def _known(kind: str, channel: str) -> None:
    if kind not in KINDS or channel not in CHANNELS:
        raise LookupError(kind)


def language_of(locale: str) -> str:
    """The language in which somebody with this locale is told something."""
    return "en" if locale == "en" else "ja"
