"""What keeps words from being published or kept, as problems that a program can read."""

from django.utils.translation import gettext as _

from madoguchi.knowledge import api as knowledge

from .problems import Problem

PLACES = {"no_description": "body", "banned_words": "body", "lost_in_steps": "data"}
LINKS = {"unknown_product": "products", "unknown_owner": "owner"}


def hindrance(found: knowledge.Obstacles) -> Problem:
    """The company's rules against these words: every reason with its place."""
    hinders = {
        "no_description": found.pictures, "banned_words": found.banned, "lost_in_steps": found.steps
    }  # fmt: skip
    about = {"banned_words": "、".join(found.banned), "lost_in_steps": ", ".join(map(str, found.steps))}
    return _rules({code: about.get(code, "") for code, some in hinders.items() if some})


def refusal(code: str, detail: str) -> Problem:
    """Why a new article was not taken."""
    if code in PLACES:
        return _rules({code: detail})
    return Problem(422, "invalid", LINKS.get(code, code))


def _rules(reasons: dict[str, str]) -> Problem:
    words = {
        "no_description": _("A picture has no description."),
        "banned_words": _("Words that the company does not use stand in it."),
        "lost_in_steps": _("A step of the tree leads nowhere."),
    }
    errors = [
        {"at": PLACES[code], "code": code, "reason": words[code], **({"words": detail} if detail else {})}
        for code, detail in reasons.items()
    ]
    return Problem(422, "writing_rules", errors=errors)
