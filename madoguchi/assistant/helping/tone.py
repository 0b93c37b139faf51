"""How a reply sounds to the customer who is to read it."""

from collections.abc import Sequence

from madoguchi.conversations.shapes import MessageShape
from madoguchi.language import api as language

APOLOGIES = ("申し訳", "お詫び", "おわび", "ご迷惑", "sorry", "apolog")


def tone_of(
    text: str,
    lines: Sequence[MessageShape],
    *,
    spoken: str,
    letter: bool = False,
    addressee: str = "",
    writer: str = "",
) -> tuple[language.ToneFinding, ...]:
    """What could sound better in a reply to a conversation; `spoken` is the conversation's language.

    An apology is expected once: not where one was made to what she wrote before. `letter`, `addressee` and
    `writer` say whether it needs address, closing and name (see `language.Occasion`).
    """
    written = language.language_of(text, default=spoken)
    occasion = language.Occasion(
        answers=_unanswered(lines), letter=letter, addressee=addressee, writer=writer
    )
    return language.check_tone(text, written, occasion)


def _unanswered(lines: Sequence[MessageShape]) -> str:
    """What she wrote since our last reply; "" where we have said already that we are sorry."""
    public = [one for one in lines if not one.private and one.kind != "system"]
    hers: list[str] = []
    for one in reversed(public):
        if one.author_kind == "agent":
            break
        if one.author_kind == "customer":
            hers.insert(0, one.body)
    ours = " ".join(one.body.lower() for one in public if one.author_kind == "agent")
    return "" if any(word in ours for word in APOLOGIES) else "\n".join(hers)
