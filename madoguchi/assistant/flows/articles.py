"""A troubleshooting article as a flow of one step, so that it is gone through in the chat."""

from .living import piece
from .shapes import Answer, Flow, Step, Words

MARK = "article:"


def is_article(code: str) -> bool:
    """Whether a flow is an article."""
    return code.startswith(MARK)


def article_flow(article_id: int, language: str) -> Flow | None:
    """The flow of a troubleshooting article that everybody may read; None for any other."""
    found = piece(str(article_id), language)
    if found is None or not found.tree:
        return None
    step = Step("article", Answer("tree", str(article_id)), Words())
    return Flow(f"{MARK}{article_id}", Words(found.title, found.title), steps=(step, GLAD))


GLAD = Step(
    "glad", Answer(),
    Words("解決してよかったです。ほかにお困りのことがあれば、お知らせください。",
          "Good to hear that it works. Is there anything else we can help with?"),
)  # fmt: skip
