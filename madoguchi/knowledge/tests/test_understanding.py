"""Slips of the finger, words typed in kana, and synonyms of the dictionary and of the company's own table."""

import uuid

import pytest

from madoguchi.core import api as core
from madoguchi.knowledge import api as knowledge
from madoguchi.knowledge.finding.lexicon import Lexicon
from madoguchi.knowledge.finding.respelling import respelled
from madoguchi.knowledge.models import Synonym
from madoguchi.knowledge.tests.conftest import SHELF

WORDS = [
    "パスワード",
    "忘れる",
    "変更",
    "支払い",
    "方法",
    "アカウント",
    "削除",
    "引っ越し",
    "手続き",
    "microsoft",
    "メール",
]


def first(query: str, language: str = "ja") -> int:
    found = knowledge.search(query=query, language=language, collections=(SHELF,), limit=1)
    return found[0].article_id


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    known = Lexicon()
    known.learn(WORDS)
    return known


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("パスワドを変更する", "パスワードを変更する"),
        ("ぱすわーどをわすれた", "パスワードを忘れた"),
        ("あかうんとのさくじょ", "アカウントの削除"),
        ("しはらいほうほう", "支払い方法"),
        ("microsft のアカウント", "microsoftのアカウント"),
        ("frequant error", "frequent error"),
        ("パスワードを変更する", ""),
        ("メールの削除", ""),
        ("change the folder", ""),
        ("", ""),
    ],
)
def test_what_was_meant(lexicon, typed, meant):
    assert respelled(typed, lexicon, lambda word: int(word in WORDS or word == "忘れ")) == meant


def test_nothing_is_put_in_the_place_of_a_word_by_one_that_stands_in_no_open_article(lexicon):
    assert respelled("パスワドを変更する", lexicon, lambda _: 0) == ""


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("query", "language", "article"),
    [
        ("ふぃるたー こうかん", "ja", "filter/ja"),
        ("フィルタアを交換", "ja", "filter/ja"),
        ("ひっこしのてつずき", "ja", "moving/ja"),
        ("かいやくしたい", "ja", "cancel/ja"),
        ("へんぴんのきげん", "ja", "returns/ja"),
        ("cancel my subscripton", "en", "cancel/en"),
        ("定期便の取り消し", "ja", "cancel/ja"),
    ],
)
def test_the_article_is_found_all_the_same(shelf, query, language, article):
    assert first(query, language) == shelf[article]


@pytest.mark.django_db
def test_did_you_mean_says_only_words_of_articles_that_the_reader_may_see(shelf):
    assert knowledge.did_you_mean(query="フィルタアを交換する") == "フィルターを交換する"
    secret = {"id": "x", "heading": "珊瑚の標本", "body": "会員だけに。", "visibility": "customers"}
    knowledge.import_articles(source=[secret], collection=SHELF, actor=core.SYSTEM)
    assert "標本" not in knowledge.did_you_mean(query="ひょうほん")
    assert knowledge.did_you_mean(query="ひょうほん", audience="customers") == "標本"


@pytest.mark.django_db
def test_a_line_of_the_table_works_at_once_and_in_both_languages(shelf):
    asked = {"query": "水こしのとりかえ時期", "language": "ja", "collections": (SHELF,)}
    before = {hit.article_id: hit.confidence for hit in knowledge.search(**asked)}
    Synonym.objects.create(
        words_ja=["水こし", "フィルター"], words_en=["filter"], client_id=uuid.uuid4(), updated_at=core.now()
    )
    after = {hit.article_id: hit.confidence for hit in knowledge.search(**asked)}
    assert next(iter(after)) == shelf["filter/ja"]
    assert after[shelf["filter/ja"]] >= before.get(shelf["filter/ja"], 0)
