"""Remarks on a text in the words of its editor."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from madoguchi.language import api as language

REMARKS = {
    "answer_late": gettext_lazy("Answer in the first sentence"),
    "answer_elsewhere": gettext_lazy("The first sentence does not take up the question"),
    "no_answer": gettext_lazy("There are headings, but no answer yet"),
    "two_questions": gettext_lazy("One question per FAQ"),
    "long_sentence": gettext_lazy("Long sentence"),
    "variants": gettext_lazy("Written in two ways"),
    "tones": gettext_lazy("Polite and plain forms are mixed"),
    "widths": gettext_lazy("Full-width and half-width digits are mixed"),
    "house": gettext_lazy("Not as the company writes it"),
    "banned": gettext_lazy("A word that the company does not use"),
    "vague_date": gettext_lazy("Since or until when?"),
    "vague_condition": gettext_lazy("Under which condition?"),
    "no_alt": gettext_lazy("A picture without a description"),
    "bare_link": gettext_lazy("A link that does not say where it leads"),
}
SERIOUS = frozenset(("banned", "no_alt"))


@dataclass(frozen=True, slots=True)
class RemarkLine:
    """A remark as the panel beside the text shows it; `advice` says what to do."""

    remark: language.Remark
    label: str
    advice: str
    serious: bool


def remark_lines(remarks: tuple[language.Remark, ...]) -> list[RemarkLine]:
    """The remarks in the reader's words."""
    return [
        RemarkLine(one, str(REMARKS[one.code]), _advice(one), one.code in SERIOUS) for one in remarks
    ]  # fmt: skip


def _advice(remark: language.Remark) -> str:
    said = {
        "answer_late": _("Leave out the introduction and begin with what the reader wants to know."),
        "answer_elsewhere": _("Say yes or no, or take up the words of the question."),
        "no_answer": _("Write what the reader should know or do."),
        "two_questions": _("Make an FAQ of its own for each question and link them."),
        "long_sentence": _("%(length)s, at most %(limit)s: divide it."),
        "variants": _("Elsewhere it is written “%(rather)s”. Decide for one."),
        "tones": _("Keep to the form that the rest of the text uses."),
        "widths": _("Write “%(rather)s” as elsewhere."),
        "house": _("Write “%(rather)s”."),
        "banned": _("Say it in other words."),
        "vague_date": _("Name the day: readers do not know when this was written."),
        "vague_condition": _("Say to whom, to what and when it applies."),
        "no_alt": _("Say what can be seen, for those who cannot see it."),
        "bare_link": _("Name what stands behind it, for example the article's title."),
    }[remark.code]
    return said % remark.more if remark.more else said
