"""An editor changes a flow by the screen alone, and takes it back."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.plugins.browser import NARROW, WIDE, assert_accessible, fits, sign_in

FLOW = "/assistant/flows/billing-question/"
BYE = "またのご利用をお待ちしております。"


def step(page: Page, words: str) -> None:
    """Open a step by its card in the drawing."""
    page.locator(".flow-drawing a.flow-card").filter(has_text=words).click()
    expect(page.locator("#step")).to_be_visible()


def press(page: Page, name: str) -> None:
    page.get_by_role("main").get_by_role("button", name=name, exact=True).click()


def yaml_of(page: Page) -> str:
    page.get_by_role("link", name="YAML").click()
    text = page.locator("textarea[name=text]").input_value()
    page.get_by_role("link", name="ステップ", exact=True).click()
    return text


def test_a_step_is_added_moved_tried_published_and_taken_back(served, new_page: Callable[..., Page]) -> None:
    page = sign_in(new_page(WIDE), "sho", FLOW)
    step(page, "かしこまりました。また")
    page.locator(".flow-add summary").click()
    page.locator(".flow-kinds .flow-kind-answer").click()
    page.fill("textarea[name=say_ja]", BYE)
    page.fill("textarea[name=say_en]", "We look forward to seeing you again.")
    page.select_option("select[name=to_then]", "end")
    press(page, "ステップを保存")
    expect(page.locator(".flow-drawing a.flow-card[aria-current]")).to_contain_text(BYE)
    expect(page.locator(".flow-problems")).to_contain_text("どこからもこのステップに進めません")
    written = yaml_of(page)
    assert written.index("- step: glad") < written.index(BYE) < written.index("- step: person")
    step(page, BYE)
    press(page, "上へ移動")
    written = yaml_of(page)
    assert written.index("- step: pay\n") < written.index(BYE) < written.index("- step: glad")
    step(page, "かしこまりました。また")
    page.select_option("select[name=to_then]", "answer-1")
    press(page, "ステップを保存")
    expect(page.locator(".flow-problems")).to_have_count(0)
    expect(page.locator("#examples .badge")).to_have_text("すべて期待どおり")
    assert_accessible(page)
    press(page, "公開する")
    expect(page.get_by_text("バージョン1を公開しました")).to_be_visible()
    versions = page.locator(".flow-versions li")
    expect(versions.filter(has_text="バージョン1")).to_contain_text("が公開")
    expect(versions.filter(has_text="バージョン1")).to_contain_text("公開中")
    versions.filter(has_text="製品の標準").get_by_role("button", name="このバージョンに戻す").click()
    expect(versions.filter(has_text="製品の標準")).to_contain_text("公開中")


def test_it_fits_on_a_phone(demo_site, new_page: Callable[..., Page]) -> None:
    page = sign_in(new_page(NARROW, dark=True), "sho", f"{FLOW}?step=glad")
    assert fits(page)
    assert_accessible(page)
