"""The accessibility check finds what it is for, and leaves out only what fails no test."""

import pytest
from playwright.sync_api import Page

from tests.plugins.browser import AXE_SCRIPT, MILD, assert_accessible

PAGE = '<!doctype html><html lang="ja"><title>確かめ</title><main><h1>確かめ</h1>{}</main></html>'


@pytest.mark.parametrize(
    ("body", "rule"),
    [
        ('<p style="color: #aaa">薄すぎる文字</p>', "color-contrast"),
        ('<input type="text">', "label"),
        ('<div role="button" tabindex="0"></div>', "aria-command-name"),
    ],
)
def test_what_is_serious_is_named(page: Page, body: str, rule: str) -> None:
    page.set_content(PAGE.format(body))
    with pytest.raises(AssertionError, match=rule):
        assert_accessible(page)


@pytest.mark.parametrize(
    "odd",
    [
        '<li style="color: #aaa">薄すぎる文字</li>',
        '<li><span style="background: #444">地の濃い文字</span></li>',
        '<li style="opacity: .3"><b>透ける文字</b></li>',
        '<li><input value="薄い値" aria-label="値" style="color: #bbb"></li>',
    ],
)
def test_one_text_that_is_too_pale_is_found_among_many(page: Page, odd: str) -> None:
    page.set_content(PAGE.format(f"<ul>{'<li>読める文字</li>' * 30}{odd}{'<li>読める文字</li>' * 30}</ul>"))
    with pytest.raises(AssertionError, match="color-contrast"):
        assert_accessible(page)


def test_a_sound_page_passes(page: Page) -> None:
    page.set_content(PAGE.format("<label>お名前 <input></label>"))
    assert_accessible(page)


def test_what_is_left_out_would_never_be_serious(page: Page) -> None:
    page.evaluate(AXE_SCRIPT)
    impacts = dict(page.evaluate("axe._audit.rules.map((one) => [one.id, one.impact])"))
    assert {name: impacts.get(name) for name in MILD if impacts.get(name) not in ("minor", "moderate")} == {}
