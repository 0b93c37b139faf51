"""What our Markdown says beyond CommonMark: callouts, pictures with their size and caption, films.

> [!NOTE]                         a callout; also TIP and WARNING
> The words in it.

![what it shows](/help/files/KEY-800x600.png "caption")
![what it shows](/help/files/KEY.mp4)
![what it shows](https://www.youtube.com/watch?v=…)    a film of another house, a link until it is framed
"""

import re
from collections.abc import Sequence
from html import escape

from django.utils.translation import override, pgettext
from markdown_it.token import Token

from .kinds.film import player_at

CALLOUTS = ("note", "tip", "warning")
_CALLOUT = re.compile(r"\[!(NOTE|TIP|WARNING)\][ \t]*", re.IGNORECASE)
_SIZED = re.compile(r"/files/[\w-]{22}-(\d+)x(\d+)\.\w{3,4}$")
_FILM = re.compile(r"/files/[\w-]{22}\.(?:mp4|webm)$")
_KANA = re.compile(r"[\u3041-\u30ff]")


def apply_marks(tokens: Sequence[Token], body: str) -> None:
    """Change parsed tokens in place; the titles of callouts are in the language of the body."""
    _make_callouts(tokens, "ja" if _KANA.search(body) else "en")
    for place, token in enumerate(tokens):
        for child in token.children or ():
            if child.type == "image":
                _measure(child)
        if _is_captioned(tokens, place):
            _caption(tokens[place - 1], token, tokens[place + 1])
    for token in tokens:
        for child in token.children or ():
            if child.type == "image" and _FILM.search(str(child.attrGet("src"))):
                _play(child)
            elif child.type == "image" and (player := player_at(str(child.attrGet("src")))):
                _lead_to(child, player)


def _make_callouts(tokens: Sequence[Token], language: str) -> None:
    opened: list[str] = []
    for place, token in enumerate(tokens):
        if token.type == "blockquote_open":
            opened.append(_take_mark(tokens[place + 1 : place + 3]))
            if opened[-1]:
                token.tag = "aside"
                token.attrSet("class", f"callout callout-{opened[-1]}")
                token.attrSet("role", "note")
                _give_title(tokens[place + 1], tokens[place + 2], opened[-1], language)
        elif token.type == "blockquote_close" and opened.pop():
            token.tag = "aside"


def _take_mark(inside: Sequence[Token]) -> str:
    """The kind of callout that a quotation begins with, its mark taken away; "" for a quotation."""
    if len(inside) < 2 or inside[0].type != "paragraph_open" or not inside[1].children:
        return ""
    words = inside[1].children
    marked = _CALLOUT.match(words[0].content) if words[0].type == "text" else None
    if marked is None or words[0].content[marked.end() :] or len(words) > 1 and "break" not in words[1].type:
        return ""
    inside[1].children = words[2:]
    return marked[1].lower()


def _give_title(paragraph: Token, inline: Token, kind: str, language: str) -> None:
    title = f'<strong class="callout-title">{escape(callout_title(kind, language))}</strong>'
    inline.children = [Token("html_inline", "", 0, content=title), *(inline.children or ())]


def callout_title(kind: str, language: str) -> str:
    """What a callout is called in the language of its article."""
    with override(language):
        titles = {
            "note": pgettext("callout", "Note"),
            "tip": pgettext("callout", "Tip"),
            "warning": pgettext("callout", "Please note"),
        }
        return str(titles[kind])


def _measure(picture: Token) -> None:
    """Pictures of ours say how large they are, so that nothing jumps while they arrive."""
    picture.attrSet("loading", "lazy")
    picture.attrSet("decoding", "async")
    if sized := _SIZED.search(str(picture.attrGet("src"))):
        picture.attrSet("width", sized[1])
        picture.attrSet("height", sized[2])


def _is_captioned(tokens: Sequence[Token], place: int) -> bool:
    """Is this a paragraph of one picture that has a title?"""
    children = tokens[place].children or ()
    alone = len(children) == 1 and children[0].type == "image" and bool(children[0].attrGet("title"))
    return alone and tokens[place - 1].type == "paragraph_open" and not tokens[place - 1].hidden


def _caption(opening: Token, inline: Token, closing: Token) -> None:
    opening.tag = closing.tag = "figure"
    (picture,) = inline.children or ()
    words = escape(str(picture.attrs.pop("title")))
    inline.children = [
        picture, Token("html_inline", "", 0, content=f"<figcaption>{words}</figcaption>")
    ]  # fmt: skip


def _lead_to(picture: Token, player: str) -> None:
    """A film of another house: a link for every door; `frames` shows it where its house is allowed."""
    name = escape(picture.content or player)
    picture.type = "html_inline"
    picture.content = f'<a href="{escape(player)}" data-film="">{name}</a>'


def _play(picture: Token) -> None:
    source, name = escape(str(picture.attrGet("src"))), escape(picture.content)
    picture.type = "html_inline"
    picture.content = f'<video controls preload="metadata" src="{source}" aria-label="{name}"></video>'
