<<<<<<< HEAD
"""What kinds, states and reliability of articles are called at the editors' desk."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from madoguchi.core import api as core
from madoguchi.knowledge import api as knowledge

KINDS = {
    "faq": pgettext_lazy("article kind", "Question and answer"),
    "guide": pgettext_lazy("article kind", "How-to guide"),
    "video": pgettext_lazy("article kind", "Video"),
    "troubleshooting": pgettext_lazy("article kind", "Troubleshooting"),
    "known_issue": pgettext_lazy("article kind", "Known issue"),
    "release": pgettext_lazy("article kind", "Release note"),
    "policy": pgettext_lazy("article kind", "Policy"),
}

STATES = {
    "draft": _("Draft"),
    "review": _("Waiting for approval"),
    "published": _("Published"),
    "archived": _("Archived"),
}

CONFIDENCES = {
    "wip": pgettext_lazy("confidence", "Work in progress"),
    "not_validated": pgettext_lazy("confidence", "Not validated"),
    "validated": pgettext_lazy("confidence", "Validated"),
}

PARTS = {
    "kind": _("Kind of article"),
    "heading": _("Heading"),
    "body": _("Answer"),
    "questions": _("Other ways to ask it"),
    "tags": _("Tags"),
    "card_text": _("Chat card"),
    "voice_text": _("Voice text"),
}

SORTS = {
    "-updated": _("Last changed first"),
    "oldest": _("Longest unchanged first"),
    "review": _("Next review first"),
    "heading": _("By heading"),
}


def state_badge(article: knowledge.EditableArticle) -> dict[str, object]:
    """The state's word, tone and icon: a published article may wait for its hour, or be past it."""
    state = article.state
    word, tone, icon = _BADGES[state.status]
    if state.status == "published" and not state.showing:
        waits = state.valid_from is not None and state.valid_from > core.now()
        word, tone, icon = _WAITING if waits else _OVER
    return {"label": word, "tone": tone, "icon": icon}


_BADGES = {
    "draft": (STATES["draft"], "plain", "pencil-line"),
    "review": (STATES["review"], "soon", "hourglass"),
    "published": (STATES["published"], "done", "globe"),
    "archived": (STATES["archived"], "plain", "archive"),
}
_WAITING = (_("Scheduled"), "soon", "calendar-clock")
_OVER = (_("Past its time"), "plain", "calendar-x")
=======
"""What editors read: kinds of article, and remarks on a text."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from madoguchi.language import api as language

KINDS = (
    ("faq", pgettext_lazy("article kind", "FAQ")),
    ("guide", pgettext_lazy("article kind", "How-to guide")),
    ("video", pgettext_lazy("article kind", "Video")),
    ("troubleshooting", pgettext_lazy("article kind", "Troubleshooting")),
    ("known_issue", pgettext_lazy("article kind", "Known issue")),
    ("release", pgettext_lazy("article kind", "Release note")),
    ("policy", pgettext_lazy("article kind", "Policy")),
)
KIND_LEADS = {
    "faq": gettext_lazy("One question, answered in the first sentence."),
    "guide": gettext_lazy("Steps in their order, with pictures."),
    "video": gettext_lazy("A film with captions and its words to read."),
    "troubleshooting": gettext_lazy("Questions that lead to the right remedy."),
    "known_issue": gettext_lazy("A fault, where it stands, and who is told when it is mended."),
    "release": gettext_lazy("What changed with a version of a product."),
    "policy": gettext_lazy("Rules with the day from which they hold."),
}
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
>>>>>>> a0c213d (editorial: the writing screen (in work))
