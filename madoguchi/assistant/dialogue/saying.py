"""What the assistant says while it does something for a customer: short, polite, with the way out."""

from collections.abc import Sequence
from dataclasses import replace

from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from madoguchi.tasks import api as tasks

from .shapes import Option, Said


def gladly(title: str) -> str:
    """We begin."""
    return _("Certainly. Let us take care of this: %(task)s.") % {"task": title}


def one_by_one(titles: Sequence[str]) -> str:
    """Several things were asked for: all are named, none is lost."""
    quoted = [_("“%(task)s”") % {"task": one} for one in titles]
    return _("You asked for %(tasks)s. We take one after the other.") % {"tasks": _(", ").join(quoted)}


def now_this(title: str) -> str:
    """The next of them."""
    return _("Now to this: %(task)s.") % {"task": title}


def led_in(words: str, said: tuple[Said, ...]) -> tuple[Said, ...]:
    """The same with some words before the first of them."""
    return (replace(said[0], text=f"{words}\n{said[0].text}"), *said[1:]) if said else (Said(words),)


def prove(title: str) -> Said:
    """Who are you? By a code to her mailbox, right here."""
    text = _(
        "Before we go on with this (%(task)s), please show that it is you: we send a code to your e-mail "
        "address."
    )
    return Said(text % {"task": title}, proof=True)


def why_prove(title: str) -> Said:
    """Why she is asked who she is, the way out, and the same once more."""
    text = _(
        "We ask so that nobody else can see or change what is yours: an order number alone does not tell us "
        "who is writing. If you prefer, our staff can help you instead."
    )
    return led_in(text, (prove(title),))[0]


def prove_anew() -> Said:
    """The same once more, since much depends on it."""
    return Said(
        _("To protect your account, please confirm your e-mail address once more before we change this."),
        proof=True,
    )


def not_understood() -> str:
    """Her words were no answer to what was asked."""
    return _("I am sorry, I could not take an answer from that. Our staff can help as well, if you prefer.")


def noted(values: Sequence[str]) -> str:
    """What she told before it was asked is not lost."""
    return _("We have noted: %(values)s.") % {"values": _(", ").join(values)}


def not_among(number: str, asked: Said) -> Said:
    """A number that we do not find among what is hers, and the question which one she means."""
    words = _("We could not find %(number)s among your entries.") % {"number": number}
    return replace(asked, text=f"{words}\n{asked.text}")


def shall_i(task: tasks.Task, lines: Sequence[str]) -> Said:
    """What would be done, and the yes."""
    return Said(
        _("This is what we would do. Shall we go ahead?"),
        facts=tuple(lines),
        options=(Option(str(task.confirmation)), Option(pgettext("assistant", "Do not do it"))),
    )


def pair(label: str, value: str) -> str:
    """One answer of hers in a line."""
    return pgettext("answer", "%(label)s: %(value)s") % {"label": label, "value": value}


def done(run: tasks.Run) -> Said:
    """It is done, with its number, where it goes on, and how to take it back."""
    text = str(run.task.done) or _("This is done.")
    if run.undo_until:
        text += "\n" + _("If that was a mistake, you can take it back right here.")
    return Said(
        text,
        facts=(*run.said, _("Number: %(number)s") % {"number": run.number}),
        link=(_("Go on with it"), run.leads_to) if run.leads_to else ("", ""),
        options=(Option(undo_label()),) if run.undo_until else (),
    )


def undo_label() -> str:
    """The words that take it back."""
    return pgettext("assistant", "Take it back")


def undone() -> Said:
    """It is as before."""
    return Said(_("We have taken it back. Everything is as it was before."))


def left() -> Said:
    """She has changed her mind."""
    return Said(_("All right. Nothing has been changed. Is there anything else that we can do for you?"))


def refused(why: tasks.TaskRefused | tasks.TooOften) -> Said:
    """It cannot be done, with the reason in the owner's words."""
    if isinstance(why, tasks.TooOften):
        return Said(_("That was very often in a short time. Please try again a little later."))
    return Said(why.words)


def not_here() -> Said:
    """The task is switched off."""
    return Said(_("We cannot do this here at the moment. Our staff will gladly help."))


def give_up(why: str) -> Said:
    """The third time: people can do it."""
    return Said(f"{why}\n" + _("Our staff can do this with you, if you like."))


def cause() -> str:
    """What going through a troubleshooting article is called."""
    return _("Finding the cause")


def spoken() -> str:
    """The language in which is spoken right now."""
    return "ja" if (get_language() or "ja").startswith("ja") else "en"


def back_to(title: str) -> str:
    """After something else was talked about."""
    return _("Now back to this: %(task)s.") % {"task": title}
