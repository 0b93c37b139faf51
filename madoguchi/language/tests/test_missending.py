"""What is easily sent wrong is noticed, and what is right is left alone: forty replies of each kind."""

from pathlib import Path

import pytest

from madoguchi.language import api as language
from madoguchi.language.api import Party

HERE = Path(__file__).parent
YOKO = Party(
    names=("高崎 陽子", "タカサキ ヨウコ", "Yoko Takasaki"), families=("高崎",),
    mails=("yoko.takasaki@mail.example",), phones=("09099998888",), places=("渋谷区神南1-19-11",),
)  # fmt: skip
AKANE = Party(
    names=("森 あかね",), families=("森",), mails=("akane.mori@mail.example",), phones=("+819012345678",)
)
KENICHI = Party(
    names=("大友 健一",), families=("大友",), companies=("株式会社みなと",), places=("横浜市中区海岸通4-23",)
)
EMILY = Party(names=("Emily Carter",), families=("Carter",), companies=("Harbour Foods Ltd.",))
OTHERS = {1: AKANE, 2: KENICHI, 3: EMILY}


def lines(name):
    return [line for line in (HERE / name).read_text().splitlines() if line and not line.startswith("#")]


def slips(line, said=""):
    """The codes of everything that is noticed in a reply to her."""
    with_file, text = line.startswith("[file] "), line.removeprefix("[file] ").replace("⏎", "\n")
    found = [one.code for one in language.of_others(text, YOKO, OTHERS, said=said)]
    if language.misaddressed(text, YOKO, said=said):
        found.append("addressee")
    if not with_file and language.says_attached(text):
        found.append("attachment")
    return found


def test_forty_fine_replies_raise_no_alarm():
    alarms = {line: found for line in lines("missending_fine.txt") if (found := slips(line))}
    assert alarms == {}
    assert len(lines("missending_fine.txt")) == 40


def test_forty_faulty_replies_are_noticed():
    faulty = [line.split("|") for line in lines("missending_wrong.txt")]
    assert [text for code, text in faulty if code not in slips(text)] == []
    assert len(lines("missending_wrong.txt")) == 40


def test_replies_written_after_the_rules():
    """One false alarm of fifteen (a paper that is *not* enclosed); of twelve faulty ones all are noticed."""
    alarms = [line for line in lines("missending_fresh_fine.txt") if slips(line)]
    faulty = [line.split("|") for line in lines("missending_fresh_wrong.txt")]
    assert alarms == ["高崎 様⏎返品理由を添付の用紙ではなく、このメールにご記入ください。"]
    assert [text for code, text in faulty if code not in slips(text)] == []


def test_what_was_spoken_of_is_no_slip():
    text = "高崎 様\n森様へのギフトは明日お届けします。"
    assert slips(text) == ["name"]
    assert slips(text, said="森さん宛てのギフトはいつ届きますか") == []


def test_a_name_that_both_have_is_no_slip():
    other = {9: Party(names=("高崎 まり",), families=("高崎",))}
    assert language.of_others("高崎様のご注文です。", YOKO, other) == ()
    assert [one.whose for one in language.of_others("高崎まり様のご注文です。", YOKO, other)] == [9]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ご注文番号 2048-7790 の件", ("2048-7790",)),
        ("お届けは12月3日、金額は12,800円です", ()),
        ("受付番号：2345-6789、注文 A-2026-001122", ("2345-6789", "A-2026-001122")),
    ],
)
def test_numbers_that_may_belong_to_somebody(text, found):
    assert language.numbers_in(text) == found


def test_nothing_is_said_of_a_name_in_a_script_nobody_knows():
    assert language.misaddressed("Dear Ms. Tanaka,\nThank you.", Party(names=("田中 花子",))) == ""
    assert language.misaddressed("鈴木様\nこんにちは", Party()) == ""
