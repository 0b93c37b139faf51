"""The settings' first page: its search, its menu, its checklist."""

import pytest

from madoguchi.administration.shapes import Checklist
from madoguchi.core import api as core
from madoguchi.ui import api as ui

pytestmark = pytest.mark.django_db
HOME = "/settings/"


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("words", ["ロゴ", "logo", "ＬＯＧＯ", "名前 ロゴ", "アクセントカラー"])
def test_a_page_is_found_by_the_words_of_either_language(browser_of, language, words):
    page = browser_of("administrator", language).get(HOME, {"q": words}).content.decode()
    main = page[page.index('id="settings-pages"') :]
    assert 'href="/settings/brand/"' in main
    assert 'href="/knowledge/categories/"' not in main


def test_words_that_no_page_knows_lead_back_to_all(megumi):
    page = megumi.get(HOME, {"q": "灯台守"}).content.decode().replace("<wbr>", "")
    assert "該当する設定が見つかりません" in page


def test_everybody_sees_the_pages_of_her_role_only(browser_of):
    for_editor = browser_of("editor").get(HOME).content.decode()
    assert "/knowledge/articles/" in for_editor
    assert "/settings/brand/" not in for_editor
    assert "/settings/brand/" not in browser_of("agent").get(HOME).content.decode()


def test_a_page_says_where_it_is_at_every_width(megumi):
    page = megumi.get("/settings/vocabulary/").content.decode()
    current = 'href="/settings/vocabulary/" aria-current="page"'
    assert page.count(current) == 2  # beside the page, and in the menu of narrow screens
    assert "<title>お問い合わせの分類 – 設定</title>" in page


def test_signing_in_leads_to_the_checklist_until_it_is_done_or_put_away(browser_of, by):
    client = browser_of("administrator")
    assert client.get("/settings/start/")["Location"] == "/desk/"
    core.set_option(Checklist(), actor=by)
    core.set_option(ui.BrandLook(), actor=by)
    assert client.get("/settings/start/")["Location"] == HOME
    assert browser_of("agent").get("/settings/start/")["Location"] == "/desk/"


def test_steps_tick_themselves_off(megumi, by):
    core.set_option(Checklist(), actor=by)
    core.set_option(ui.BrandLook(), actor=by)
    assert '<a href="/settings/brand/">会社の名前とロゴを決める</a>' in megumi.get(HOME).content.decode()
    before = megumi.get(HOME).context["progress"]
    core.set_option(ui.BrandLook(name_ja="あおぞら"), actor=by)
    after = megumi.get(HOME).context["progress"]
    assert (before.done + 1, before.lines[0].now, after.lines[0].done) == (after.done, True, True)


def test_the_checklist_is_put_away_and_brought_back(megumi, by):
    core.set_option(Checklist(), actor=by)
    megumi.post("/settings/checklist/", {"put_away": "yes"})
    page = megumi.get(HOME)
    assert page.context["progress"] is None
    assert "初日の準備リストを表示する" in page.content.decode().replace("<wbr>", "")
    megumi.post("/settings/checklist/", {"put_away": "no"})
    assert megumi.get(HOME).context["progress"] is not None


def test_agents_see_no_checklist(browser_of, by):
    core.set_option(Checklist(), actor=by)
    assert browser_of("agent").get(HOME).context["progress"] is None


def test_the_page_asks_few_questions(megumi, by, django_assert_max_num_queries):
    core.set_option(Checklist(), actor=by)
    megumi.get(HOME)
    with django_assert_max_num_queries(14):
        megumi.get(HOME)
