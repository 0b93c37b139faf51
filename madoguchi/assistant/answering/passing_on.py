"""Notices to everybody, as the assistant says them."""

from django.utils.translation import gettext, override

from madoguchi.knowledge import api as knowledge
from madoguchi.knowledge.shapes import ArticleRef, NoticeShape

from ..shapes import Reply
from .language import spoken_in


def notices_to(question: str, *, language: str) -> dict[int, Reply]:
    """What is posted for everybody who asks now, to be said before the answer; notice id → reply."""
    spoken = spoken_in(question, language)
    with override(spoken):
        return {one.id: pass_on(one) for one in knowledge.notices(door="assistant", language=spoken)}


def pass_on(notice: NoticeShape) -> Reply:
    """A notice to everybody, as the assistant says it."""
    card = {
        "type": "notice",
        "passage": "\n".join(filter(None, (notice.title, notice.text))),
        "title": notice.link.heading if notice.link else "",
        "url": notice.link.url if notice.link else "",
        "language": notice.language,
    }
    if notice.level == "info":
        return Reply("notice", gettext("There is a notice at the moment."), card)
    return Reply("notice", gettext("We are sorry: there is a disruption at the moment."), card)


def tell_fixed(about: ArticleRef, *, language: str) -> Reply:
    """What a customer hears who wanted to know when an issue is fixed."""
    card = {
        "type": "notice", "passage": about.heading, "title": about.heading, "url": about.url,
        "language": about.language,
    }  # fmt: skip
    with override(language):
        return Reply("notice", gettext("The issue that you wanted to hear about has been fixed."), card)
