"""What the assistant says to small talk: kindly, in one breath, and never as if it were a person."""

from collections.abc import Callable

from django.utils.translation import gettext

from madoguchi.language import api as language
from madoguchi.language.api import Topic


def small_talk(text: str) -> str | None:
    """The reply to a text that only chats; None when it says more."""
    topic = language.smalltalk(text)
    return _REPLIES[topic]() if topic else None


def _who() -> str:
    return gettext(
        "I am this company's automatic assistant: a program, not a person. I look for answers in our help "
        "pages, and our staff can take over whenever you like."
    )


def _nobody() -> str:
    return gettext(
        "I am a program, so there is little to tell about me. Please ask me whatever you would like to know "
        "about our products and services."
    )


def _abilities() -> str:
    return gettext(
        "Please write in your own words what you would like to know or do. I look for the answer in our help "
        "pages and tell you where it stands, and our staff can take over whenever you like."
    )


def _elsewhere() -> str:
    return gettext("I am sorry, that is something I cannot see from here. What can we do for you?")


def _wellbeing() -> str:
    return gettext("Thank you for asking. As a program I am always ready. What can we do for you?")


def _praise() -> str:
    return gettext("Thank you very much. I am an automatic assistant, and glad when I can be of use.")


def _insult() -> str:
    return gettext(
        "I am sorry that I was of no use. Please tell me in other words what you need, or ask our staff: "
        "they can read everything you have written."
    )


def _joke() -> str:
    return gettext("I am sorry, I am not good at that. I gladly help with our products and services.")


def _feelings() -> str:
    return gettext(
        "I am a program and have no feelings of my own, but thank you for telling me. Please say so if there "
        "is something that we can do for you."
    )


def _here() -> str:
    return gettext("Your message has arrived. I am the automatic assistant. What can we do for you?")


def _apology() -> str:
    return gettext("Please do not worry about it. What can we do for you?")


def _tired() -> str:
    return gettext("Please take good care of yourself. I am here whenever you need something.")


def _good_night() -> str:
    return gettext("Good night. Please write again at any time.")


def _wishes() -> str:
    return gettext("Thank you. All the best to you, too.")


def _laugh() -> str:
    return gettext("Is there anything else that you would like to know?")


def _languages() -> str:
    return gettext("You can write to me in Japanese or English.")


_REPLIES: dict[Topic, Callable[[], str]] = {
    "who": _who, "robot": _who, "maker": _who, "age": _nobody, "home": _nobody, "hobby": _nobody,
    "favourites": _nobody, "secret": _nobody, "abilities": _abilities, "weather": _elsewhere,
    "time": _elsewhere, "wellbeing": _wellbeing, "liking": _praise, "praise": _praise, "insult": _insult,
    "joke": _joke, "bored": _joke, "feelings": _feelings, "testing": _here, "apology": _apology,
    "tired": _tired, "good_night": _good_night, "birthday": _wishes, "laugh": _laugh, "language": _languages,
}  # fmt: skip
