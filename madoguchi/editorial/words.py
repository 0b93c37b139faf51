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
