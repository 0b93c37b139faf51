"""What is wrong with a flow, and what its parts are called, in the reader's language."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from .flaws import Flaw

KIND_WORDS = {
    "ask": pgettext_lazy("flow", "Ask"),
    "check": pgettext_lazy("flow", "Check"),
    "branch": pgettext_lazy("flow", "Branch"),
    "call": pgettext_lazy("flow", "Do or look up"),
    "confirm": pgettext_lazy("flow", "Yes or no"),
    "answer": pgettext_lazy("flow", "Answer"),
    "hand_over": pgettext_lazy("flow", "Hand over"),
}
KIND_ICONS = {
    "ask": "message-circle-question-mark", "check": "list-checks", "branch": "split", "call": "wrench",
    "confirm": "check", "answer": "message-circle", "hand_over": "user-round",
}  # fmt: skip
KIND_HELP = {
    "ask": gettext_lazy("Ask the customer for something, and keep her answer under a name."),
    "check": gettext_lazy("Look at a value, the customer or the opening hours, and go one of two ways."),
    "branch": gettext_lazy("Go different ways for different answers."),
    "call": gettext_lazy("Do a task with the customer, or look something up for her."),
    "confirm": gettext_lazy("A question that is answered by yes or no."),
    "answer": gettext_lazy("Say something, or show an article."),
    "hand_over": gettext_lazy("People take over, with everything so far."),
}
WAY_WORDS = {
    "then": pgettext_lazy("flow", "Then"),
    "yes": pgettext_lazy("flow", "If so"),
    "else": pgettext_lazy("flow", "If not"),
    "other": pgettext_lazy("flow", "Everything else"),
    "failed": pgettext_lazy("flow", "If that fails"),
    "unsolved": pgettext_lazy("flow", "If it is not solved"),
    "none": pgettext_lazy("flow", "If nothing is found"),
}
END_WORDS = {"end": pgettext_lazy("flow", "End"), "person": pgettext_lazy("flow", "To a person")}
FACT_WORDS = {
    "known": gettext_lazy("She has proven who she is"),
    "orders": gettext_lazy("She has ordered something"),
    "open_bills": gettext_lazy("She has a bill to pay"),
    "devices": gettext_lazy("She has a registered product"),
}
FIELD_WORDS = {
    "choice": pgettext_lazy("flow", "One of several"),
    "text": pgettext_lazy("flow", "A line of text"),
    "long_text": pgettext_lazy("flow", "Several lines"),
    "number": pgettext_lazy("flow", "A number"),
    "date": pgettext_lazy("flow", "A day"),
    "email": pgettext_lazy("flow", "An e-mail address"),
    "phone": pgettext_lazy("flow", "A telephone number"),
}
_LANGUAGES = {"ja": pgettext_lazy("language", "Japanese"), "en": pgettext_lazy("language", "English")}
_FLAWS = {
    "too_long": gettext_lazy("This text is too long."),
    "repeats_itself": gettext_lazy("References (*) cannot be used here. Please write it out."),
    "not_yaml": gettext_lazy("This cannot be read as YAML. Please look at indentation, colons and quotes."),
    "not_a_flow": gettext_lazy("The text has to begin with “flow:”."),
    "not_a_mapping": gettext_lazy("Here “name: value” lines are needed."),
    "not_a_list": gettext_lazy("“%(about)s” has to be a list whose lines begin with “-”."),
    "not_text": gettext_lazy("“%(about)s” has to be a plain text."),
    "not_a_number": gettext_lazy("This has to be a whole number: %(about)s"),
    "not_one_of": gettext_lazy("This value is not known here: %(about)s"),
    "twice": gettext_lazy("“%(about)s” stands here twice."),
    "unknown_field": gettext_lazy("There is no field “%(about)s” here."),
    "no_name": gettext_lazy("The step has no name (“step:”)."),
    "bad_code": gettext_lazy("The short name may have small letters, digits and hyphens: %(about)s"),
    "other_code": gettext_lazy("The short name cannot be changed: %(about)s"),
    "no_title": gettext_lazy("The flow has no title."),
    "no_steps": gettext_lazy("The flow has no step yet."),
    "too_many": gettext_lazy("There are too many steps or examples."),
    "missing_language": gettext_lazy("The text in %(language)s is missing."),
    "name_twice": gettext_lazy("Another step has this name too."),
    "bad_name": gettext_lazy("A step's name may have small letters, digits, - and _, and cannot be “end”."),
    "no_value": gettext_lazy("Please say which value decides."),
    "no_cases": gettext_lazy("There is no case yet."),
    "says_nothing": gettext_lazy("The step says nothing yet."),
    "unknown_team": gettext_lazy("There is no team “%(about)s”."),
    "no_else": gettext_lazy("Please say where it leads if not."),
    "choices": gettext_lazy("Please give 2 to 12 answers to choose from."),
    "choice_values": gettext_lazy("Every answer needs a short name of its own."),
    "span": gettext_lazy("The lowest value is above the highest."),
    "unknown_fact": gettext_lazy("This cannot be checked of a customer: %(about)s"),
    "no_call": gettext_lazy("Please choose what is to be done or looked up."),
    "unknown_task": gettext_lazy("There is no task “%(about)s”, or it is not offered."),
    "unknown_tool": gettext_lazy("There is no look-up “%(about)s”."),
    "unknown_step": gettext_lazy("It leads to a step that does not exist: %(about)s"),
    "unreachable": gettext_lazy("No way leads to this step."),
    "endless": gettext_lazy("From here it goes round without an end."),
    "unknown_value": gettext_lazy("No step fills the value {%(about)s}."),
}


def said(flaw: Flaw) -> str:
    """A flaw in words."""
    words = str(_FLAWS.get(flaw.code, flaw.code))
    return words % {"about": flaw.about, "language": _LANGUAGES.get(flaw.about, flaw.about)}


def placed(flaw: Flaw) -> str:
    """A flaw in words, with its line and step."""
    if flaw.line and flaw.step:
        return _("Line %(line)s, step “%(step)s”: %(words)s") % {
            "line": flaw.line, "step": flaw.step, "words": said(flaw),
        }  # fmt: skip
    return (
        _("Line %(line)s: %(words)s") % {"line": flaw.line, "words": said(flaw)} if flaw.line else said(flaw)
    )
