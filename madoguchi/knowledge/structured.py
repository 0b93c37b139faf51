"""What a help page says of itself in the words of schema.org, as data and as a safe block of JSON.

Only what is true is said: a question with its answer where the heading asks one, a how-to where a guide has
steps, an article everywhere else.
"""

import json
import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django.utils.safestring import SafeString

from .finding.plain import lines, plain_text
from .models import Article

Data = dict[str, Any]
QUESTION_ENDS = ("?", "？", "か", "か。")
FEWEST_STEPS = 2
LONGEST_DESCRIPTION = 120  # characters
_NUMBER = re.compile(r"^(\d{1,2}[.)．、]|[①-⑳])\s*")
_NEVER_MARKUP = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def block(things: Iterable[Data]) -> SafeString:
    """The things as JSON that cannot end the element it stands in."""
    graph = {"@context": "https://schema.org", "@graph": list(things)}
    return SafeString(json.dumps(graph, ensure_ascii=False).translate(_NEVER_MARKUP))


def breadcrumbs(trail: Sequence[tuple[str, str]]) -> Data:
    """The way here: names with their addresses, from the first page on."""
    items = [
        {"@type": "ListItem", "position": number, "name": name, "item": address}
        for number, (name, address) in enumerate(trail, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def website(name: str, address: str, search_address: str, language: str) -> Data:
    """The help centre, and how it is searched."""
    return {
        "@type": "WebSite",
        "name": name,
        "url": address,
        "inLanguage": language,
        "potentialAction": {
            "@type": "SearchAction",
            "target": f"{search_address}?q={{search_term_string}}",
            "query-input": "required name=search_term_string",
        },
    }


def answer(article: Article, body: str, address: str, publisher: str) -> Data:
    """The article as what it truly is; `body` is its Markdown with shared passages in place."""
    about = {**_thing(article, body, address), "publisher": {"@type": "Organization", "name": publisher}}
    steps = steps_of(body) if article.kind == Article.Kind.GUIDE else []
    if len(steps) >= FEWEST_STEPS:
        return {**about, "@type": "HowTo", "name": article.heading, "step": _steps(steps)}
    if article.kind == Article.Kind.FAQ and article.heading.endswith(QUESTION_ENDS):
        return {**about, "@type": "QAPage", "mainEntity": _question(article, body)}
    section = {"articleSection": article.category.slug} if article.category else {}
    return {**about, **section, "@type": "Article", "headline": article.heading}


def description(body: str) -> str:
    """The first words of the answer, for lists of results elsewhere."""
    text = " ".join(plain_text(body).split())
    return text if len(text) <= LONGEST_DESCRIPTION else f"{text[: LONGEST_DESCRIPTION - 1].rstrip()}…"


def steps_of(body: str) -> list[str]:
    """The numbered steps of a body, in order."""
    return [_NUMBER.sub("", line.text) for line in lines(body) if line.kind == "step"]


def _thing(article: Article, body: str, address: str) -> Data:
    return {
        "url": address,
        "mainEntityOfPage": address,
        "inLanguage": article.language,
        "description": description(body),
        "datePublished": _said(article.published_at),
        "dateModified": _said(article.updated_at),
    }


def _question(article: Article, body: str) -> Data:
    return {
        "@type": "Question",
        "name": article.heading,
        "answerCount": 1,
        "acceptedAnswer": {"@type": "Answer", "text": plain_text(body)},
    }


def _steps(steps: Sequence[str]) -> list[Data]:
    return [
        {"@type": "HowToStep", "position": number, "text": text} for number, text in enumerate(steps, start=1)
    ]


def _said(moment: date | datetime | None) -> str | None:
    return moment.isoformat() if moment else None
