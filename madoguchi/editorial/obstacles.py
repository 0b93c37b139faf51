"""What keeps a text from being published."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from madoguchi.core import api as core
from madoguchi.knowledge import api as knowledge


def hindrances(article: knowledge.EditableArticle) -> list[str]:
    """Reasons in the editor's words; none: it may be published."""
    return said(knowledge.obstacles(article.text, article.language))


def said(found: knowledge.Obstacles) -> list[str]:
    """What was found, in the editor's words."""
    lines = []
    if found.pictures:
        words = ngettext(
            "%(n)d picture has no description yet.", "%(n)d pictures have no description yet.", found.pictures
        )
        lines.append(words % {"n": found.pictures})
    if found.banned:
        lines.append(_("These words are not used here: %(words)s.") % {"words": "、".join(found.banned)})
    if found.steps:
        steps = "、".join(map(str, found.steps))
        lines.append(_("At these steps a reader would get lost: %(steps)s.") % {"steps": steps})
    return lines


def publish_complete(*, article_id: int, actor: core.Actor) -> None:
    """Publish one of many; raises knowledge.NotNow also where something hinders it."""
    found = knowledge.editable_article(article_id)
    if found is not None and hindrances(found):
        raise knowledge.NotNow
    knowledge.publish(article_id=article_id, actor=actor)
