"""What the channel of a conversation allows, as the composer shows it and as a reply is held to it."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import Capabilities, ConversationShape, by_number
from madoguchi.core import api as core
from madoguchi.ui import api as ui

MOST_LETTERS = 10_000
"""A message never holds more."""
NEAR = 0.7
"""From how full on the counter shows by itself where a message costs nothing."""
KINDS = {
    "image/*": gettext_lazy("pictures"), "image/jpeg": "JPEG", "image/png": "PNG", "application/pdf": "PDF",
    "audio/*": gettext_lazy("sound"), "video/*": gettext_lazy("films"), "video/mp4": "MP4",
}  # fmt: skip


def shown(conversation: ConversationShape, text: str, answers: Sequence[str] = ()) -> dict[str, Any]:
    """The channel's table for the composer: how long, which files and answers, until when, at what price."""
    able = conversations.capabilities(conversation.channel)
    until, over = conversations.reach().writable_until(conversation)
    return {
        "limits": {
            "unit": able.length_unit,
            "most": most_of(able),
            "one": able.max_length,
            "near": 0 if able.counted else int(most_of(able) * NEAR),
            "counts": bool(able.counted),
            "length": length_words(able, text),
            "accept": ",".join(able.files.kinds) if able.files and "*/*" not in able.files.kinds else "",
            "files": files_words(able),
            "file_bytes": able.files.max_bytes if able.files else 0,
            "file_most": able.files.most if able.files else 0,
            "notes": [str(one) for one in _notes(able) if one],
            "until": _until_words(until) if until and not over else "",
            "over": _over_words(able) if over else "",
            **_answers_shown(able, answers),
        }
    }


def _answers_shown(able: Capabilities, answers: Sequence[str]) -> dict[str, Any]:
    """What the field for answers to press is drawn from; those that are too long or too many are marked."""
    most, longest = able.most_answers, able.longest_answer
    marked = [
        {"label": one, "over": number > most or len(one) > longest} for number, one in enumerate(answers, 1)
    ]
    return {
        "answers": marked,
        "answers_most": most,
        "answer_letters": longest,
        "answers_rule": answers_words(able),
        "answers_count": f"{len(answers)} / {most}",
    }


def answers_words(able: Capabilities) -> str:
    """How many answers to press go by this channel, and that it has no buttons."""
    how = {"most": able.most_answers, "letters": able.longest_answer}
    if able.quick_replies:
        return _("One on each line: up to %(most)s buttons of %(letters)s characters each.") % how
    words = _("No buttons here: up to %(most)s answers stand below the text by number, one on each line.")
    return words % how


def most_of(able: Capabilities) -> int:
    """How long a reply may be there, in all its parts."""
    return min(able.max_length * able.most_parts, MOST_LETTERS)


def length_words(able: Capabilities, text: str) -> str:
    """How long it is, and as how many messages it goes where that counts."""
    said = _("%(length)s of %(most)s characters") % {
        "length": f"{able.length(text):,}", "most": f"{most_of(able):,}",
    }  # fmt: skip
    many = able.counted(text) if able.counted else len(able.parts(text)) if able.most_parts > 1 else 0
    if not many or not text:
        return said
    return said + " · " + ngettext("%(n)d message", "%(n)d messages", many) % {"n": many}


def files_words(able: Capabilities) -> str:
    """Which files go, how large and how many; that none goes."""
    if able.files is None:
        return _("No files by this channel; write a link instead.")
    kinds = "" if "*/*" in able.files.kinds else "、".join(str(KINDS.get(k, k)) for k in able.files.kinds)
    size = _("up to %(most)d files of %(size)d MB") % {
        "most": able.files.most, "size": able.files.max_bytes // 1_000_000,
    }  # fmt: skip
    return _("%(kinds)s, %(size)s") % {"kinds": kinds, "size": size} if kinds else size


def _notes(able: Capabilities) -> Sequence[Any]:
    """What else one should know before writing."""
    return (
        _("Plain text; bold and links arrive as they are typed") if _drops(able) else "",
        able.cost,
    )


def _drops(able: Capabilities) -> bool:
    return able.formatting == "none" and able.delivers and not able.letter


def _until_words(until: Any) -> str:
    day, clock = ui.day(until, short=True), ui.clock(until)
    return _("You can write freely until %(day)s %(time)s") % {"day": day, "time": clock}


def _over_words(able: Capabilities) -> str:
    said = _(
        "The time for free replies is over: nothing written now arrives until the customer writes again."
    )
    way = _("An approved template may still be sent.") if able.templates else ""
    return " ".join(filter(None, (said, way, _("Or go on by another channel."))))


def refusal(
    conversation: ConversationShape, text: str, files: Sequence[Any], answers: Sequence[str] = ()
) -> str:
    """Why a reply does not go out by this channel, and the way out; "" when it does."""
    able = conversations.capabilities(conversation.channel)
    if answers and (why := _answers_refusal(able, text, answers)):
        return why
    text = text if able.quick_replies else by_number(text, answers)
    if able.too_long(text) or able.length(text) > most_of(able):
        words = _("That is too long for %(channel)s: %(length)s. Please shorten it or send it in parts.")
        label = conversations.channel(conversation.channel).label
        return words % {"channel": label, "length": length_words(able, text)}
    if conversations.reach().writable_until(conversation)[1]:
        return _over_words(able)
    return _file_refusal(able, files)


def _answers_refusal(able: Capabilities, text: str, answers: Sequence[str]) -> str:
    """Answers without a question, too many, or one that is too long."""
    if not text:
        return _("Please write what the customer is to answer.")
    if len(answers) > able.most_answers:
        how = {"most": able.most_answers, "many": len(answers)}
        return _("At most %(most)s answers go by this channel; there are %(many)s.") % how
    for one in answers:
        if len(one) > able.longest_answer:
            how = {"answer": one, "letters": able.longest_answer}
            return _("The answer “%(answer)s” is too long: at most %(letters)s characters.") % how
    return ""


def _file_refusal(able: Capabilities, files: Sequence[Any]) -> str:
    """The first file that does not go, why, and that a link to it may."""
    if not files or not able.delivers:
        return ""
    if able.files is not None and len(files) > able.files.most:
        return _("Too many files: %(rule)s.") % {"rule": files_words(able)}
    for one in files:
        if able.files is None or not able.files.takes(one.content_type or "", one.size or 0):
            return _("“%(name)s” does not go by this channel (%(rule)s). It can be sent as a link.") % {
                "name": one.name, "rule": files_words(able).rstrip("。."),
            }  # fmt: skip
    return ""


def linked(names_and_addresses: Sequence[tuple[str, str]]) -> str:
    """Files as lines with their links, to stand below a text."""
    lasts = ui.day(core.now() + conversations.reach().link_lasts)
    lines = [f"{name}\n{address}" for name, address in names_and_addresses]
    return "\n".join([*lines, _("(The link works until %(day)s.)") % {"day": lasts}])
