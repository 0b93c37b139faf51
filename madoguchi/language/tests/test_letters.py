"""Whom we address and how; what is put in for names, and what happens when nothing is known."""

import pytest

from madoguchi.language import api as language

LABELS = {"customer_company": "会社名", "number": "お問い合わせ番号", "next_opening": "次の受付"}


def filled(template, spoken="ja", **values):
    return language.fill(template, values, language=spoken, labels=LABELS)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("髙﨑 陽子", "髙﨑 陽子 様"),
        ("髙﨑 陽子様", "髙﨑 陽子 様"),
        ("山田さん", "山田 様"),
        ("株式会社あおぞら商事", "株式会社あおぞら商事 御中"),
        ("あおぞら商事㈱", "あおぞら商事㈱ 御中"),
        ("みなと市役所", "みなと市役所 御中"),
        ("みなと市役所 御中", "みなと市役所 御中"),
        ("大学 太郎", "大学 太郎 様"),
        ("", "お客様"),
    ],
)
def test_a_name_has_its_honorific(name, said):
    assert language.addressed(name) == said


@pytest.mark.parametrize("typed", ["", "様", " 様", "　さま", "さん", "御中"])
def test_an_honorific_is_never_doubled(typed):
    letter = filled(f"{{{{customer}}}}{typed}、こんにちは", customer="森 あかね")
    assert letter.text == "森 あかね 様、こんにちは"


BLOCK = "{{customer_company}} 御中\n{{customer}} 様\nお世話になっております。"


@pytest.mark.parametrize(
    ("company", "person", "head"),
    [
        ("株式会社あおぞら", "森 あかね", "株式会社あおぞら\n森 あかね 様\n"),
        ("株式会社あおぞら", "", "株式会社あおぞら 御中\n"),
        ("", "森 あかね", "森 あかね 様\n"),
        ("", "", "お客様\n"),
    ],
)
def test_a_company_and_its_person_are_addressed_once(company, person, head):
    letter = filled(BLOCK, customer=person, customer_company=company)
    assert (letter.text, letter.missing) == (head + "お世話になっております。", ())


def test_english_needs_no_honorific():
    assert filled("Dear {{ customer }},", "en", customer="Anna Martin").text == "Dear Anna Martin,"
    assert filled("Dear {{customer}},", "en").text == "Dear Customer,"


def test_what_is_not_known_stays_marked_and_is_found_again():
    letter = filled("番号は{{number}}、次は{{next_opening}}です。", number="23-456")
    assert letter.text == "番号は23-456、次は〔次の受付〕です。"
    assert letter.missing == ("next_opening",)
    assert language.gaps_left(letter.text, LABELS.values()) == ("次の受付",)
    assert language.gaps_left("〔注〕は別です", LABELS.values()) == ()


def test_values_are_not_filled_again():
    assert filled("{{customer}}", customer="{{number}}", number="1").text == "{{number}} 様"
    assert filled("{{agent}}", agent="{{number}}", number="1").text == "{{number}}"


def test_names_that_no_letter_knows_are_told():
    assert language.unknown_variables("{{custmer}} {{number}} {{ }}") == ("custmer", "")
