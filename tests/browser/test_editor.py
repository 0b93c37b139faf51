"""An editor writes a guide with a picture, translates it, keeps it in step, goes back, and schedules it."""

import io
import re
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from django.utils import timezone
from PIL import Image
from playwright.sync_api import ConsoleMessage, FilePayload, Page, expect

from tests.plugins.browser import NARROW, assert_accessible, sign_in

MODULE = "/static/editorial/writing/markdown.js"
WORD = """<html><body><p class=MsoNormal>手順は<b>三つ</b>です。<o:p></o:p></p>
<p class=MsoListParagraph style='mso-list:l0 level1'><![if !supportLists]><span style='mso-list:Ignore'>1.
</span><![endif]>電源を切る</p>
<p class=MsoListParagraph style='mso-list:l0 level1'><span style='mso-list:Ignore'>2. </span>ふたを外す</p>
<table><tr><td style='width:10pt'><p>部品</p></td><td><p>洗い方</p></td></tr></table></body></html>"""
CHOSEN = """() => { const typed = document.activeElement;
return typed.value.slice(typed.selectionStart, typed.selectionEnd) }"""
BODIES = [
    "# 一\n\nこれは**「重要」**です。\n改行します。",
    '1. 切る\n2. 外す\n\n   ![図](/help/files/AAAAAAAAAAAAAAAAAAAAAA-8x6.png "題")\n3. 洗う',
    "> [!WARNING]\n> 熱いので*ご注意*ください。\n\n> 引用\n\n{{block:hours}}",
    "| 品 | 数 |\n| --- | ---: |\n| a\\|b | **2** |\n\n---\n\n```sh\nls | grep x\n```",
    "* 星\n* 印\n\n- 別の箇条\n\n  続き\n\n[x](slug) `a`b` ~~消~~ 1\\. そのまま &amp; <b>",
    "題\n===\n\na  \nb\n\n[参照][r]\n\n[r]: https://a.example/",
]


def png() -> FilePayload:
    target = io.BytesIO()
    Image.new("RGB", (320, 200), "teal").save(target, "PNG")
    return {"name": "ふた.png", "mimeType": "image/png", "buffer": target.getvalue()}


@pytest.fixture
def editor(new_page: Callable[..., Page]) -> Iterator[Page]:
    """Sho's browser; nothing he opens may break the rules for scripts and styles."""
    page = new_page()
    refused: list[str] = []

    def heard(message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            refused.append(message.text)

    page.on("console", heard)
    sign_in(page, "sho")
    yield page
    assert refused == []


def begin(page: Page, heading: str, kind: str = "faq") -> None:
    page.goto("/knowledge/articles/new/")
    page.fill("input[name=heading]", heading)
    page.check(f"input[name=kind][value={kind}]")
    page.get_by_role("button", name="書き始める").click()
    expect(page.locator("#writing-view")).to_be_visible()


def empty(page: Page) -> None:
    page.click("#writing-view")
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")


def markdown(page: Page) -> str:
    return page.input_value("textarea[name=body]")


def save(page: Page, button: str = "下書きを保存") -> None:
    page.get_by_role("button", name=button, exact=True).click()
    expect(page.locator(".toast, .flash").first).to_be_visible()


def test_a_guide_with_a_picture_from_the_first_word_to_its_hour(served, editor: Page) -> None:
    begin(editor, "炊飯器の内ぶたを洗うには", "guide")
    assert_accessible(editor)
    empty(editor)
    editor.keyboard.type("内ぶたは外して洗えます。")
    editor.keyboard.press("Enter")
    editor.get_by_role("button", name="手順", exact=True).click()
    editor.keyboard.type("電源を切ります。")
    editor.keyboard.press("Enter")
    editor.keyboard.type("内ぶたを手前に引きます。")
    editor.locator("[data-writing-file]").set_input_files(png())
    editor.fill("#writing-picture-alt", "内ぶたのつまみを手前に引くところ")
    editor.get_by_role("button", name="決定").click()
    expect(editor.locator("#writing-view img[src]")).to_have_attribute(
        "alt", "内ぶたのつまみを手前に引くところ"
    )
    expect(editor.locator("#writing-state")).to_contain_text("下書きを自動保存しました")
    assert re.fullmatch(
        r"内ぶたは外して洗えます。\n\n1\. 電源を切ります。\n2\. 内ぶたを手前に引きます。"
        r"!\[内ぶたのつまみを手前に引くところ\]\(/help/files/[\w-]{22}-320x200\.png\)",
        markdown(editor),
    )
    save(editor, "保存して公開")
    text = editor.url.split("?")[0]
    page = text.removesuffix("text/")

    editor.get_by_role("button", name="英語版も書く").click()
    editor.wait_for_url(lambda url: url != text and url.endswith("/text/"))
    english = editor.url
    editor.fill("input[name=heading]", "How do I wash the inner lid?")
    save(editor)

    editor.goto(text)
    editor.click("#writing-view p >> nth=0")
    editor.keyboard.press("End")
    editor.keyboard.type("食器洗い機は使えません。")
    save(editor, "保存してすぐに反映")
    editor.goto(f"{english}?beside=1")
    expect(editor.locator(".writing-beside")).to_contain_text("翻訳後に変更あり")
    expect(editor.locator(".writing-beside")).to_contain_text("食器洗い機は使えません")

    editor.goto(f"{page}history/")
    expect(editor.locator(".diff ins").first).to_contain_text("食器洗い機")
    editor.on("dialog", lambda asked: asked.accept())
    editor.get_by_role("button", name="この版に戻す").first.click()
    expect(editor.locator(".toast, .flash").first).to_be_visible()
    editor.goto(text)
    assert "食器洗い機" not in markdown(editor)

    editor.goto(page)
    editor.get_by_text("公開する期間").click()
    hour = timezone.localtime() + timedelta(days=3)
    editor.fill("input[name=valid_from]", hour.strftime("%Y-%m-%dT%H:%M"))
    editor.locator("form[action$='/hours/'] button[type=submit]").click()
    expect(editor.locator(".article-badges")).to_contain_text("公開予約")


def test_word_is_cleaned_and_remarks_lead_to_their_place_in_both_views(demo_site, editor: Page) -> None:
    editor.goto("/knowledge/articles/")
    editor.goto(f"{_addresses(editor)[0]}text/")
    empty(editor)
    editor.evaluate(
        """html => { const data = new DataTransfer(); data.setData("text/html", html);
        document.getElementById("writing-view").dispatchEvent(
            new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true })); }""",
        WORD,
    )
    assert markdown(editor) == (
        "手順は**三つ**です。\n\n1. 電源を切る\n2. ふたを外す\n\n| 部品 | 洗い方 |\n| --- | --- |"
    )
    editor.get_by_role("button", name="Markdown").click()
    editor.fill("textarea[name=body]", "内ぶたは洗えます。最近変わりました。\n\n> [!TIP]\n> ぬるま湯で。")
    editor.locator(".remark").filter(has_text="いつのことか").click()
    assert editor.evaluate(CHOSEN) == "最近"
    editor.get_by_role("button", name="見たまま").click()
    expect(editor.locator("#writing-view .callout-tip")).to_have_text("ぬるま湯で。")
    editor.locator(".remark").filter(has_text="いつのことか").click()
    assert editor.evaluate("getSelection().toString()") == "最近"
    editor.get_by_role("button", name="リンク（記事へのリンクも）").click()
    editor.fill("#writing-link-words", "返品")
    editor.locator("#writing-found [data-fill]").first.click()
    assert re.search(r"\[最近\]\(/help/ja/[^)]+/\)", markdown(editor))
    editor.set_viewport_size({"width": NARROW[0], "height": NARROW[1]})
    assert_accessible(editor)
    assert editor.evaluate("document.documentElement.scrollWidth <= innerWidth")
    expect(editor.locator("#writing-state")).to_contain_text("下書きを自動保存しました")
    editor.reload()
    editor.get_by_role("button", name="この下書きを破棄する").click()
    expect(editor.locator("#writing-view")).not_to_contain_text("ぬるま湯")


def test_nothing_is_lost_between_the_two_views(demo_site, editor: Page) -> None:
    bodies = [*BODIES, *_demo_bodies(editor)]
    assert len(bodies) > 20
    found = editor.evaluate(
        """async ([url, bodies]) => {
            const { parse, rewritten, serialise } = await import(url);
            return bodies.map((body) => {
                const doc = parse(body);
                const end = doc.type.schema.node("paragraph", null, doc.type.schema.text("後"));
                const longer = doc.copy(doc.content.append(doc.type.schema.node("doc", null, [end]).content));
                return {
                    same: serialise(doc) === body,
                    again: parse(rewritten(doc)).eq(doc),
                    kept: serialise(longer, doc).startsWith(body.trim().split("\\n\\n")[0]),
                };
            });
        }""",
        [MODULE, bodies],
    )
    assert [b for b, one in zip(bodies, found, strict=True) if not all(one.values())] == []


def _demo_bodies(page: Page) -> list[str]:
    """What the demo company's articles say, as their editors see it."""
    page.goto("/knowledge/articles/")
    return page.evaluate(
        """async (addresses) => Promise.all(addresses.map(async (address) => {
            const said = await (await fetch(`${address}text/`)).text();
            const shown = new DOMParser().parseFromString(said, "text/html");
            return shown.querySelector("textarea[name=body]").value;
        }))""",
        _addresses(page)[:24],
    )


def _addresses(page: Page) -> list[str]:
    """The articles that are listed."""
    return page.locator(".article-line-heading, a[href*='/knowledge/articles/']").evaluate_all(
        "links => [...new Set(links.map(link => link.getAttribute('href')))]"
        ".filter(href => /^\\/knowledge\\/articles\\/\\d+\\/$/.test(href))"
    )
