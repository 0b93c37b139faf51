"""Normalisation, words, pairs, and what PostgreSQL is asked."""

import pytest

from madoguchi.language import api as language


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("ﾎﾟｲﾝﾄ", "ポイント"),
        ("ＡＫ－１０", "ak-10"),
        ("9:00〜18:00", "9:00~18:00"),
        ("9:00～18:00", "9:00~18:00"),
        ("−5℃", "-5°c"),
        ("㈱あおぞら", "(株)あおぞら"),
        ("Outlook で 開く", "outlookで開く"),
        ("ス\u200bマホ", "スマホ"),
        ("Hello World", "hello world"),
    ],
)
def test_differences_that_mean_nothing_are_folded(written, normal):
    assert language.normalise(written) == normal


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("引越し", "引っ越し"),
        ("払戻し", "払い戻し"),
        ("サーバ", "サーバー"),
        ("取消す", "取り消す"),
        ("申込", "申し込み"),
        ("ﾊﾟｽﾜｰﾄﾞ", "パスワード"),
    ],
)
def test_spellings_of_one_word_have_one_form(one, other):
    assert set(language.forms(one)) & set(language.forms(other))


def test_particles_and_polite_endings_are_no_words():
    assert language.forms("解約したいのですが、どうすればいいですか") == ["解約", "どう"]


def test_a_compound_also_gives_its_parts():
    assert {"キャンセル料金", "キャンセル", "料金"} <= set(language.forms("キャンセル料金"))


def test_english_words_are_stemmed_and_small_words_left_out():
    assert language.forms("I am cancelling my deliveries") == ["cancel", "delivery"]
    assert {"cancel", "delivery"} <= set(language.forms("We cancelled a delivery"))


def test_offsets_point_into_the_text_as_it_was_given():
    text = "㈱のﾎﾟｲﾝﾄを解約"
    found = {text[t.start : t.end]: t.form for t in language.tokens(text)}
    assert found["ﾎﾟｲﾝﾄ"] == "ポイント"
    assert found["解約"] == "解約"


def test_a_text_far_over_the_limit_of_the_tokenizer_is_read_whole():
    words = language.forms("解約の手続き。" * 9_000 + "返品")
    assert words.count("解約") == 9_000
    assert words[-1] == "返品"


def test_a_long_text_without_any_end_of_sentence_is_read_too():
    assert len(language.forms("返品" * 20_000)) >= 10_000


@pytest.mark.parametrize("word", ["解約", "返品", "領収", "家電"])
def test_two_character_words_are_found_inside_longer_ones(word):
    assert word in language.search_tokens(f"本日の{word}済商品について")
    assert language.query_tokens(word) == [word]


def test_a_query_asks_for_every_word_in_any_spelling():
    assert language.tsquery("取消 返品") == "(('取消') | ('取り消し')) & ('返品')"
    assert language.tsquery("引越し") == "(('引越' & '越し') | ('引っ越し'))"


def test_quotes_in_a_query_are_only_characters():
    assert "''" in language.tsquery("O'Brien")
    assert language.tsquery("、。！") == ""
    assert language.tsquery("") == ""


@pytest.mark.parametrize(
    ("text", "default", "expected"),
    [
        ("注文確認", "ja", "ja"),
        ("注文確認", "en", "en"),
        ("注文を確認", "en", "ja"),
        ("ｷｬﾝｾﾙ", "en", "ja"),
        ("Where is my order?", "ja", "en"),
        ("주문 확인", "ja", "ko"),
        ("12345", "ja", "ja"),
        ("", "en", "en"),
    ],
)
def test_language_of_a_text(text, default, expected):
    assert language.language_of(text, default=default) == expected
