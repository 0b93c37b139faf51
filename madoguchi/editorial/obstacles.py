"""What keeps a text from being published."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from madoguchi.knowledge import api as knowledge


def hindrances(article: knowledge.EditableArticle) -> list[str]:
    """Reasons in the editor's words; none: it may be published."""
    found = knowledge.obstacles(article.text, article.language)
    said = []
    if found.pictures:
        words = ngettext(
            "%(n)d picture has no description yet.", "%(n)d pictures have no description yet.", found.pictures
        )
        said.append(words % {"n": found.pictures})
    if found.banned:
        said.append(_("These words are not used here: %(words)s.") % {"words": "、".join(found.banned)})
    return said
