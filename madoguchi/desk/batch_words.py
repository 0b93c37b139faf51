"""A batch in words: what is going on, what became of it, and whether it can be undone."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from madoguchi.core import api as core

from .bulk import BY_KEY


def said(progress: core.BatchProgress) -> dict[str, Any]:
    """What its bar is drawn from."""
    return {
        "id": progress.id,
        "running": progress.running,
        "handled": progress.handled,
        "aim": max(progress.aim, 1),
        "words": _sentence(progress),
        "notes": _notes(progress),
        "may_undo": progress.state in ("running", "done") and progress.done > 0,
    }


def _sentence(progress: core.BatchProgress) -> str:
    act = BY_KEY[progress.act]
    counted = {"done": progress.handled, "total": progress.aim}
    if progress.state == "running":
        return _("%(act)s: %(done)d of %(total)d") % {"act": act.running, **counted}
    if progress.state == "undoing":
        return _("Undoing: %(done)d of %(total)d") % counted
    n = progress.undone if progress.state == "undone" else progress.done
    many = ngettext("%(n)d conversation", "%(n)d conversations", n) % {"n": n}
    if progress.state == "undone":
        return _("Undone: %(many)s") % {"many": many}
    return _("%(act)s: %(many)s") % {"act": act.done, "many": many}


def _notes(progress: core.BatchProgress) -> list[str]:
    notes = []
    if progress.same:
        notes.append(_("%(n)d already so") % {"n": progress.same})
    if progress.refused:
        notes.append(_("%(n)d not possible as they stand") % {"n": progress.refused})
    if progress.kept:
        notes.append(_("%(n)d left as a colleague changed them since") % {"n": progress.kept})
    return notes
