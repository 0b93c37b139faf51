"""What somebody wrote now: the samples beside this file, and any text at all."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from madoguchi.language import api as language

SAMPLES = [
    sample.split("\n", 1)
    for sample in (Path(__file__).parent / "mail_replies.txt").read_text().split("\n######## ")[1:]
]


@pytest.mark.parametrize(("name", "sample"), SAMPLES, ids=[name for name, _ in SAMPLES])
def test_the_reply_of_a_mail(name: str, sample: str) -> None:
    mail, _, wanted = sample.partition("\n==== reply\n")
    reply, _, signature = wanted.partition("\n==== signature\n")
    got = language.mail.trim(mail.replace("\n", "\r\n"))
    assert (got.reply, got.signature) == (reply.strip("\n"), signature.strip("\n"))


LINES = (
    "hello", "", "> quoted", ">> twice", "On 1 May 2016, x <a@b.example> wrote:", "-- ", "━━━━━━",
    "Sent from my iPhone",
    "From: a@b.example", "To: x", "Subject: y", "-----Original Message-----", "> wrote:",
    "株式会社青空 TEL 03-0000-0000",
    "2026年11月21日(土) 10:23 x <a@b.example>:", "```", "|", "差出人: x", "件名: y", "<", "a" * 500,
)  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(some.lists(some.sampled_from(LINES) | some.text(max_size=20), max_size=40).map("\n".join))
def test_no_word_is_made_up_and_a_text_of_own_words_stays(text: str) -> None:
    got = language.mail.trim(text)
    told = " ".join((got.reply, got.quoted, got.signature)).split()
    assert set(told) <= set(text.replace("\xa0", " ").split())
    plain = "\n".join(f"word {number}" for number in range(len(text)))
    assert language.mail.trim(plain).reply == plain


def test_many_quotes_take_their_time_as_their_length() -> None:
    text = "On 1 May 2016, x <a@b.example> wrote:\n> a\n" * 5000 + "end"
    assert language.mail.trim(text).reply


@pytest.mark.parametrize(
    "words",
    ["赤字で回答いたします。", "以下に記入しました。", "My answers are in red.", "See inline."],
)
def test_a_writer_who_answers_within_the_quote_says_so(words: str) -> None:
    assert language.mail.points_into_quote(words)


@pytest.mark.parametrize("words", ["よろしくお願いします。", "以下の商品です。", "It is red.", ""])
def test_other_words_point_nowhere(words: str) -> None:
    assert not language.mail.points_into_quote(words)


@pytest.mark.parametrize(
    ("mark", "passed"),
    [
        ("---------- Forwarded message ---------", True), ("Begin forwarded message:", True),
        ("-------- 転送メッセージ --------", True), ("-----Original Message-----", False),
        ("2026年11月21日(土) 10:23 青空 <a@aozora.example>:", False),
    ],
)  # fmt: skip
def test_a_mail_that_is_passed_on_is_told_from_one_that_is_answered(mark: str, passed: bool) -> None:
    got = language.mail.trim(
        f"これは本物ですか。\n\n{mark}\nFrom: a@b.example\nTo: c@d.example\nSubject: x\n\ny"
    )
    assert got.reply == "これは本物ですか。"
    assert language.mail.passes_on(got.quoted) is passed
