"""What is written is read aloud as it is spoken."""

import re

import pytest

from madoguchi.language.aloud import aloud


@pytest.mark.parametrize(("written", "read"), [
    ("送料は¥5,500（税込）です。", ("送料は5500円、税込です。",)),
    ("2026-11-22の9:30〜18:00にお届けします。", ("2026年11月22日の9時30分から18時にお届けします。",)),
    ("11/3から12/25まで", ("11月3日から12月25日まで。",)),
    ("番号：2048-7731", ("番号：2、0、4、8の、7、7、3、1。",)),
    ("受付番号20260001234567です", ("受付番号2、0、2、6、0、0、0、1、2、3、4、5、6、7です。",)),
    ("詳しくは https://aozora.example/help/1 をご覧ください。", ("詳しくはホームページ をご覧ください。",)),
    ("1. 電源を切る\n2. 設定 > ネットワーク", ("電源を切る。", "設定、ネットワーク。")),
    ("５０％引き😀", ("50パーセント引き。",)),
    ("・\n—\n**", ()),
])  # fmt: skip
def test_japanese(written, read):
    assert aloud(written, "ja") == read


@pytest.mark.parametrize(("written", "read"), [
    ("It arrives on 2026-11-22 at 18:00.", ("It arrives on November 22, 2026 at 6 p.m.",)),
    ("Order 2048-7731 costs ¥5,500.", ("Order 2 0 4 8, 7 7 3 1 costs 5,500 yen.",)),
    ("See https://a.example/b.", ("See our website.",)),
    ("1. Turn it off\n2. 10% off & more", ("Turn it off.", "10 percent off and more.")),
])  # fmt: skip
def test_english(written, read):
    assert aloud(written, "en") == read


def test_long_sentences_are_parted_and_nothing_is_lost():
    written = "水を満水線まで入れ、クエン酸を大さじ1杯入れて沸かし、" * 6 + "よくすすいでください。"
    parts = aloud(written, "ja")
    assert max(map(len, parts)) <= 60
    assert re.sub(r"\s", "", "".join(parts)) == written
    assert len(aloud("あ" * 100_000, "ja")) == 1
