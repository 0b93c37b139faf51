"""Markdown, passages and marks."""

import pytest

from madoguchi.knowledge.finding import plain
from madoguchi.knowledge.finding.passage import best_passage
from madoguchi.knowledge.highlighting import highlighted
from madoguchi.knowledge.markdown import render
from madoguchi.language import api as language


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("これは**「重要」**です", "<p>これは<strong>「重要」</strong>です</p>\n"),
        ("# 大見出し", '<h2 id="section-1">大見出し</h2>\n'),
        ("[修理](repair)", '<p><a href="/help/ja/repair/" rel="noopener">修理</a></p>\n'),
        ("<script>x</script>", "<p>&lt;script&gt;x&lt;/script&gt;</p>\n"),
        ("一行目\n二行目", "<p>一行目<br>\n二行目</p>\n"),
    ],
)
def test_markdown(markdown, html):
    assert render(markdown, "/help/ja/").html == html


def test_a_script_address_is_no_link():
    html = render("[x](javascript:alert(1)) ![y](data:text/html,1)", "/").html
    assert "href" not in html
    assert "src" not in html


def test_contents_only_of_a_long_article():
    section = "## 見出し\n\n" + "本文です。" * 150 + "\n\n"
    assert [h.anchor for h in render(section * 3, "/").contents] == ["section-1", "section-2", "section-3"]
    assert render(section, "/").contents == ()


def test_plain_text_has_no_marks():
    text = "## 手順\n> **太字**と[[設定] を開く](https://a.example/b)\n- 項目 `code`\n\n---\n&amp;"
    assert plain.plain_text(text) == "手順\n太字と[設定] を開く\n・項目 code\n&"


def passage(body, query):
    there = set(language.bigrams(body))
    rarities = {pair: 0.69 if pair in there else 1.79 for pair in language.bigrams(query)}
    return best_passage(body, rarities, japanese=True)


def test_the_passage_is_where_the_words_are():
    body = "はじめに読むところです。" * 20 + "\n\n返品は14日以内です。\n\n" + "終わりの挨拶です。" * 20
    assert "返品は14日以内です。" in passage(body, "返品の期限")
    assert len(passage(body, "返品の期限")) <= 180


def test_steps_stay_together_with_the_line_before_them():
    body = "案内です。\n\n次の順に行います。\n\n1. 電源を切る。\n2. ふたを開ける。\n3. 水を捨てる。"
    assert (
        passage(body, "水を捨てる")
        == "次の順に行います。\n1. 電源を切る。\n2. ふたを開ける。\n3. 水を捨てる。"
    )


@pytest.mark.parametrize("body", ["", "\n", "###", "あ" * 5000])
def test_any_body_gives_a_passage(body):
    assert len(passage(body, "返品")) <= 180


@pytest.mark.parametrize(
    ("text", "query", "marked"),
    [
        ("引っ越しの手続き", "引越し", "<mark>引っ越し</mark>の手続き"),
        ("返品返金", "返品", "<mark>返品</mark>返金"),
        ("A & B を<解約>", "解約", "A &amp; B を&lt;<mark>解約</mark>&gt;"),
        ("ﾌｨﾙﾀｰ交換", "フィルター", "<mark>ﾌｨﾙﾀｰ</mark>交換"),
        ("何もない", "", "何もない"),
    ],
)
def test_words_are_marked_in_any_spelling(text, query, marked):
    assert highlighted(text, query) == marked
