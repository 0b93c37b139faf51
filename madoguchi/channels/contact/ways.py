"""All ways that are open, the quickest first, each with its hours and an honest wait."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from madoguchi.core import api as core
from madoguchi.people import api as people
from madoguchi.ui import api as ui

from ..form.shapes import FormSettings
from ..queries.reaching import link_to
from ..webchat.queries import hours
from ..webchat.shapes import Hours
from .shapes import ContactWays, Way


def ways(language: str) -> tuple[Way, ...]:
    """What a customer can choose from now."""
    held, desk = core.option(ContactWays), hours()
    return tuple(_ways(held, desk, language))


def _ways(held: ContactWays, desk: Hours, language: str) -> Iterator[Way]:
    if held.chat:
        yield _chat(desk)
    if line := held.line_url or link_to("line", ""):
        yield Way(
            "line",
            "message-square",
            _("LINE"),
            _("Write as you write to friends; the answer stays there."),
            hours=_open(desk),
            href=line,
            act=_("Open LINE"),
        )
    if held.phone:
        yield _phone(held, desk, language)
    form = core.option(FormSettings)
    if form.open:
        wait = ngettext(
            "We answer by e-mail within %(hours)d open hour.",
            "We answer by e-mail within %(hours)d open hours.",
            form.answer_hours,
        ) % {"hours": form.answer_hours}
        yield Way(
            "form",
            "file-text",
            _("Web form"),
            _("Whenever you like, with photos and files."),
            hours=_("Day and night"),
            wait=wait,
            href=reverse("form:begin"),
            act=_("Write to us"),
        )
    yield from _on_paper(held, language)


def _chat(desk: Hours) -> Way:
    wait = ""
    if desk.open:
        many = desk.waiting or 0
        wait = (
            ngettext("%(many)d person is waiting.", "%(many)d people are waiting.", many) % {"many": many}
            if many
            else _("Nobody is waiting now.")
        )
    return Way(
        "webchat",
        "message-circle",
        _("Chat"),
        _("The assistant answers at once; a person takes over."),
        hours=_open(desk),
        wait=wait,
        href=f"{reverse('webchat:page')}?person=1",
        act=_("Talk to a person"),
        best=desk.open,
    )


def _phone(held: ContactWays, desk: Hours, language: str) -> Way:
    number = people.number_text(held.phone)
    note = held.said("phone_note", language) or _("Speak with us.")
    return Way(
        "phone",
        "phone",
        pgettext("way", "Telephone"),
        note,
        hours=held.said("phone_hours", language) or _open(desk),
        href=f"tel:{held.phone}",
        act=number,
        best=not held.chat and desk.open,
    )


def _on_paper(held: ContactWays, language: str) -> Iterator[Way]:
    if post := held.said("post", language):
        yield Way(
            "post",
            "mailbox",
            _("Letter"),
            _("Please write your name and how to reach you."),
            lines=tuple(post.splitlines()),
        )
    if held.fax:
        yield Way(
            "fax",
            "printer",
            _("Fax"),
            _("Day and night. Please add a number where we can reach you."),
            lines=(people.number_text(held.fax),),
        )
    if shop := held.said("shop", language):
        yield Way("store", "store", _("Shops"), _("Come and see us."), lines=tuple(shop.splitlines()))


def _open(desk: Hours) -> str:
    if desk.open:
        return _("Today %(ranges)s") % {"ranges": desk.ranges}
    if desk.next_opening is None:
        return ""
    at = {"day": ui.day(desk.next_opening, short=True), "time": ui.clock(desk.next_opening)}
    return _("We open on %(day)s at %(time)s.") % at
