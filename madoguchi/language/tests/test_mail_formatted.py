"""The formatted text of a mail: nothing in it runs, fetches anything, or hides where it leads."""

import time

import pytest

from madoguchi.language import api as language
from tests.access.payloads import PAYLOADS, made_by_payloads

PNG = b"\x89PNG\r\n\x1a\nrest"


def shown(html: str, *attachments: language.mail.Attachment) -> language.mail.Formatted:
    return language.mail.formatted(language.mail.Letter(html=html, attachments=attachments))


def test_its_look_stays() -> None:
    html = '<table border="1"><tr style="background-color:#eee"><td align="right"><b>8</b></td></tr></table>'
    told = shown(html).html
    assert 'style="background-color:#eee"' in told
    assert '<td align="right"><b>8</b></td>' in told


@pytest.mark.parametrize(
    "html",
    [
        *PAYLOADS,
        "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=xss()&gt;'>",
        "<form action=/x><math><mtext></form><form><mglyph><style></math><img src onerror=xss()>",
        '<svg></p><style><a id="</style><img src=1 onerror=xss()>">',
        '<meta http-equiv="refresh" content="0;url=javascript:xss()">',
        '<base href="https://xss.example/"><link rel=stylesheet href="//xss.example">',
        '<div style="background:url(https://xss.example/a)">x</div>',
        '<p style="width:expression(xss())">x</p>',
        '<a href="java&#10;script:xss()">x</a>',
        '<a href="data:text/html;base64,PHNjcmlwdD54c3MoKTwvc2NyaXB0Pg==">x</a>',
        '<img src="data:image/svg+xml;base64,PHN2Zy8+">',
        '<img src="data:image/png;base64,AAAA" onload="xss()">',
        '<object data="javascript:xss()"></object><embed src="javascript:xss()">',
        '<input type=image src=x onerror=xss()><button formaction="javascript:xss()">x</button>',
    ],
)
def test_nothing_runs_and_nothing_is_fetched(html: str) -> None:
    told = shown(html).html
    assert made_by_payloads(told) == []
    assert "url(" not in told
    assert "<form" not in told


def test_pictures_that_came_with_it_are_within_and_others_are_counted() -> None:
    own = language.mail.Attachment("a.png", "image/png", PNG, "a1")
    script = language.mail.Attachment("b.svg", "image/svg+xml", b"<svg onload=xss()>", "b1")
    told = shown(
        '<img src="cid:a1" alt="own"><img src="cid:b1" alt="drawn">'
        '<img src="https://t.example/1.gif" alt="logo">'
        '<img src="http://t.example/pixel.gif" width=1>', own, script,
    )  # fmt: skip
    assert told.html.count("<img") == 1
    assert 'src="data:image/png;base64,' in told.html
    assert '<span class="mail-picture">logo</span>' in told.html
    assert (told.left_out, told.pixels) == (1, 1)
    assert told.elsewhere == ("https://t.example/1.gif",)


def test_what_was_fetched_is_within_and_what_nobody_sees_never_counts() -> None:
    html = (
        '<img src="https://t.example/1.gif"><img src="https://t.example/1.gif">'
        '<div style="display: none !important"><p><img src="https://t.example/open.gif"></p></div>'
        '<img style="height:1px" src="https://t.example/o2.gif"><img src="//t.example/2.gif">'
        '<table style="height:1px"><tr><td><img src="https://t.example/3.gif"></td></tr></table>'
    )
    picture = "data:image/webp;base64,UklGRg=="
    told = language.mail.formatted(language.mail.Letter(html=html), {"https://t.example/1.gif": picture})
    assert told.html.count(picture) == 2
    assert told.elsewhere == ("https://t.example/1.gif", "https://t.example/3.gif")
    assert (told.left_out, told.pixels) == (1, 2)
    assert "t.example" not in told.html


@pytest.mark.parametrize(
    ("href", "said", "mark"),
    [
        ("https://evil.example/x", "https://bank.example/", 'class="mail-host is-other"> [evil.example]'),
        ("https://evil.example/x", "こちら", 'class="mail-host"> [evil.example]'),
        ("https://bank.example@evil.example/", "bank.example", "[evil.example]"),
        ("https://xn--bnk-sma.example/", "bank", "[xn--bnk-sma.example]"),
        ("https://www.shop.example/a", "shop.example", ""),
        ("mailto:a@b.example", "a@b.example", ""),
    ],
)
def test_a_link_opens_apart_and_says_where_it_leads(href: str, said: str, mark: str) -> None:
    told = shown(f'<a href="{href}">{said}</a>').html
    assert 'target="_blank"' in told
    assert 'rel="noopener noreferrer nofollow"' in told
    assert mark in told
    assert ("mail-host" in told) is bool(mark)


def test_numbers_of_cards_are_covered() -> None:
    assert "4111" not in shown("<p>4111 1111 1111 1111</p>").html


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 100_000,
        "<b><i>" * 50_000,
        "".join(f"<font color=#{n:06x}>" for n in range(240)) + "<p>x" * 100_000,
        "<p " + "x=1 " * 100_000 + ">",
    ],
)
def test_a_hostile_one_costs_no_time(html: str) -> None:
    begun = time.process_time()
    shown(html + "end")
    assert time.process_time() - begun < 6


def test_without_html_the_text_is_shown() -> None:
    told = language.mail.formatted(language.mail.Letter(text="a < b"))
    assert told.html == "<pre>a &lt; b</pre>"
