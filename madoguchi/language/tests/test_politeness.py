"""How a reply sounds: what is caught in bad sentences, and that good ones are left alone."""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from madoguchi.language import api as language
from madoguchi.language.politeness import learnt
from madoguchi.language.politeness.check import by_rules
from madoguchi.language.politeness.reading import own_words, sentences

HERE = Path(__file__).parent
CAUGHT, FLAGGED = 0.9, 0.05


def lines_of(name: str) -> list[list[str]]:
    rows = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [[cell.replace("\\n", "\n") for cell in row.split("\t")] for row in rows if row and row[0] != "#"]


def check(text: str, answers: str = "", **occasion: object):
    return language.check_tone(
        text, language.language_of(text), language.Occasion(answers=answers, **occasion)
    )


def taken(text: str, found) -> str:
    return text[: found.start] + found.instead + text[found.end :]


def only(text: str, **occasion):
    (found,) = check(text, **occasion)
    return found


@pytest.mark.parametrize(
    "kind", ["", "_fresh", "_second", "_third", "_fourth", "_fifth", "_sixth", "_seventh", "_eighth"]
)
def test_bad_sentences_are_caught_and_good_ones_left_alone(kind):
    bad, good = lines_of(f"politeness{kind}_bad.txt"), lines_of(f"politeness{kind}_good.txt")
    missed = [
        text
        for kinds, text, *answers in bad
        if not set(kinds.split(",")) & {found.code for found in check(text, *answers)}
    ]
    flagged = [text for text, *answers in good if check(text, *answers)]
    assert len(bad) >= (30 if kind else 100)
    assert len(good) >= (30 if kind else 100)
    assert len(missed) <= len(bad) * (1 - CAUGHT), missed
    assert len(flagged) <= len(good) * FLAGGED, flagged


@pytest.mark.parametrize("spoken", ["ja", "en"])
def test_sentences_of_other_trades_that_nothing_was_tuned_on(spoken):
    bad = [row[1] for row in lines_of("politeness_ninth_bad.txt") if language.language_of(row[1]) == spoken]
    good = [row[0] for row in lines_of("politeness_ninth_good.txt") if language.language_of(row[0]) == spoken]
    missed, flagged = [text for text in bad if not check(text)], [text for text in good if check(text)]
    assert min(len(bad), len(good)) >= 100
    assert len(missed) <= len(bad) * (1 - CAUGHT), missed
    assert len(flagged) <= len(good) * FLAGGED, flagged


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("検針員に犬が吠えたので入れなかっただけです。", "blaming"),
        ("I would have expected a bit more effort from you.", "pointed"),
    ],
)
def test_what_no_rule_names_is_told_by_its_likeness(text, code):
    found = only(text)
    assert (found.likely, found.words, found.instead) == (True, text, None)
    assert found.code == code
    assert by_rules(text, language.language_of(text)) == []


def test_without_the_model_inside_rules_alone_decide(monkeypatch):
    learnt.resembled.cache_clear()
    monkeypatch.setattr(learnt, "embedder", object)
    assert check("検針員に犬が吠えたので入れなかっただけです。") == ()
    assert only("了解です。").code == "casual"
    learnt.resembled.cache_clear()


def test_regret_takes_the_edge_off_a_refusal_that_is_curt_by_likeness():
    assert only("ポイントは戻りません。").code == "curt"
    assert check("申し訳ございません。ポイントは戻りません。") == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("部長の木村がお越しになります。", "お越しにな"),
        ("お客様がお送りした書類を受け取りました。", "お客様がお送りした"),
        ("資料をお持ちして窓口までお越しください。", "お持ちして窓口までお越しください"),
    ],
)
def test_who_does_it_is_read_from_the_grammar(text, words):
    found = only(text)
    assert (found.code, found.words) == ("wrong_direction", words)


@pytest.mark.parametrize(
    "text",
    [
        "私がご案内した方法をご覧になりましたか。",
        "部長の鈴木様は、もうお戻りになりましたでしょうか。",
        "お客様がお送りになった書類を受け取りました。",
        "担当の者がお送りした書類を、ご覧になりましたか。",
    ],
)
def test_deeds_of_the_right_people_are_left_alone(text):
    assert check(text) == ()


def test_a_suggestion_that_is_taken_over_is_not_found_again():
    again = []
    for _kinds, text, *answers in lines_of("politeness_bad.txt") + lines_of("politeness_second_bad.txt"):
        before = [one.code for one in check(text, *answers)]
        for found in check(text, *answers):
            if found.instead is not None:
                after = [one.code for one in check(taken(text, found), *answers)]
                if after.count(found.code) >= before.count(found.code):
                    again.append((text, taken(text, found)))
    assert again == []


@pytest.mark.parametrize(
    ("text", "better"),
    [
        ("お客様がおっしゃられたとおりです。", "お客様がおっしゃったとおりです。"),
        ("明日お伺いさせていただきます。", "明日伺います。"),
        ("添付の資料をご拝見ください。", "添付の資料をご覧ください。"),
        ("お送りしたメールは拝見されましたか。", "お送りしたメールはご覧になりましたか。"),
        ("ご確認してもらえますと幸いです。", "ご確認いただけますと幸いです。"),
        ("了解です。", "承知いたしました。"),
        ("請求書は会員ページで見れます。", "請求書は会員ページで見られます。"),
        ("ご注文は以上でよろしかったでしょうか。", "ご注文は以上でよろしいでしょうか。"),
        ("お荷物のほうをお送りいたします。", "お荷物をお送りいたします。"),
        ("明日は休業日だ。", "明日は休業日です。"),
        ("住所は変更しておいた。", "住所は変更しておきました。"),
        ("明日には届くよ。", "明日には届きます。"),
        ("Thx for waiting.", "Thank you for waiting."),
        ("Send me the photo.", "Please send me the photo."),
    ],
)
def test_a_suggestion_can_be_taken_over_as_it_is(text, better):
    found = only(text)
    assert text[found.start : found.end] == found.words
    assert taken(text, found) == better
    assert check(better) == ()


def test_what_somebody_else_said_is_not_looked_at():
    assert check("画面に「すみません、了解です」と表示されます。") == ()
    assert check("> ちょっと待ってよ。\n承知いたしました。") == ()
    assert check("https://example.jp/ってる?u=gonna をご覧ください。") == ()


def test_where_the_customer_complains_an_apology_is_expected():
    found = only("山田 花子 様\n\n在庫を確認いたします。", answers="届いた商品が壊れていました。")
    assert (found.code, found.start, found.end) == ("no_apology", 9, 9)
    assert check("申し訳ございません。在庫を確認いたします。", answers="届いた商品が壊れていました。") == ()
    assert check("在庫を確認いたします。", answers="在庫はありますか。") == ()


def test_a_letter_has_address_name_and_closing():
    found = check("返金の手続きが完了いたしました。", letter=True, addressee="山田 花子 様", writer="佐藤")
    assert [one.code for one in found] == ["no_addressee", "no_closing", "no_name"]
    assert found[0].instead == "山田 花子 様\n\n"
    whole = (
        "山田 花子 様\n\nお問い合わせいただき、ありがとうございます。ひかり商店の佐藤でございます。\n"
        "返金の手続きが完了いたしました。\n今後ともよろしくお願いいたします。"
    )
    assert check(whole, letter=True, writer="佐藤") == ()
    english = check("The refund was sent.", letter=True)
    assert {one.code for one in english} == {"no_addressee", "no_thanks", "no_closing", "no_name"}


def test_steps_of_a_list_may_be_commands_and_plain():
    steps = "\n".join(f"{n}. 電源を切ってください。" for n in range(1, 7))
    assert check(f"次の手順をお試しください。\n{steps}\n・電源を切る。") == ()


def test_long_sentences_and_many_commas():
    assert only(f"{'こちらで' * 25}確認いたします。").code == "long_sentence"
    assert check("60、70、80、90、100、110℃から選べます。") == ()


def test_nothing_is_said_about_nothing():
    assert check("") == check("  \n") == ()


def test_a_long_reply_is_read_quickly():
    letter = "\n".join(text for text, *_ in lines_of("politeness_good.txt")[:40])
    check(letter)
    began = time.thread_time()
    check(letter)
    assert time.thread_time() - began < 0.25


@given(
    st.text(
        alphabet="お客様がのはを、。\nご覧になられますさせていただくすみません了解aZ !?「」>〜", max_size=120
    )
)
def test_places_lie_in_the_text_and_nothing_breaks(text):
    for found in check(text, answers="壊れました", letter=True):
        assert 0 <= found.start <= found.end <= len(text)
        assert found.code in language.TONE_CODES
    assert len(own_words(text)) == len(text)
    assert all(text[one.start : one.end] == one.text for one in sentences(text))
