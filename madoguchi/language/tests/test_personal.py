"""What points to a person does not stay in a text that is written for everybody."""

import pytest

from madoguchi.language import api as language


@pytest.mark.parametrize(
    ("text", "stays", "goes"),
    [
        ("高橋様、ご注文 AB-20261103 は明日お届けします。", "は明日お届けします", ("高橋", "20261103")),
        ("山田太郎です。090-1234-5678 までお電話ください。", "までお電話ください", ("山田", "太郎", "1234")),
        ("taro.yamada@example.jp にお送りしました。", "にお送りしました", ("yamada", "@")),
        ("〒150-0002 東京都渋谷区渋谷2-21-1 にお届けします。", "にお届けします", ("150", "渋谷", "21-1")),
        ("タカハシさん、シリアル番号は 123456789012 です。", "シリアル番号は", ("タカハシ", "123456789012")),
        ("カードは 4111 1111 1111 1111 です。", "カードは", ("4111",)),
        ("会員番号 M1234567 の佐々木さまへ。", "会員番号", ("1234567", "佐々木")),
    ],
)
def test_japanese_texts_lose_names_addresses_and_numbers(text, stays, goes):
    told = language.impersonal(text, "ja")
    assert stays in told
    assert [one for one in goes if one in told] == []


def test_english_texts_do_too():
    said = "Dear Hanako Sato, call +81 90 1234 5678 or mail h@a.example about ZX12345."
    told = language.impersonal(said, "en")
    assert told == "Dear [name], call [phone] or mail [e-mail] about [number]."


@pytest.mark.parametrize(
    "text",
    ["お客様、フィルターは6か月ごとに交換してください。", "エラー H03 は、ふたが閉まっていないときに出ます。",
     "送料は550円で、14日以内なら返品できます。", "担当者さんにお聞きください。"],
)  # fmt: skip
def test_what_is_for_everybody_stays(text):
    assert language.impersonal(text, "ja") == text
