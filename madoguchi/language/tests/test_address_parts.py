"""An address in one line is taken apart as a form asks for it."""

from dataclasses import astuple

import pytest

from madoguchi.language import api as language

ADDRESSES = {
    "〒530-0001 大阪府大阪市北区梅田1-2-3 青葉マンション405号室 です。宛名は今のままで大丈夫です。":
        ("530-0001", "大阪府", "大阪市北区", "梅田", "1-2-3", "青葉マンション405号室"),
    "京都府京都市中京区烏丸通御池下る 虎屋町566-1 コーポ101":
        ("", "京都府", "京都市中京区", "烏丸通御池下る 虎屋町", "566-1", "コーポ101"),
    "東京都港区芝公園四丁目2番8号　グリーンハイツ 203にお願いします":
        ("", "東京都", "港区", "芝公園", "四丁目2番8号", "グリーンハイツ 203"),
    "154-0004 世田谷区太子堂4-5-6 です": ("154-0004", "", "世田谷区", "太子堂", "4-5-6", ""),
    "〒060-0042北海道札幌市中央区大通西11丁目":
        ("060-0042", "北海道", "札幌市中央区", "大通西", "11丁目", ""),
    "三重県四日市市諏訪町1-5": ("", "三重県", "四日市市", "諏訪町", "1-5", ""),
    "埼玉県秩父郡横瀬町横瀬4545番地": ("", "埼玉県", "秩父郡横瀬町", "横瀬", "4545番地", ""),
    "宮城県仙台市青葉区一番町3-7-1 サンライズ一番町702号室へお願いします":
        ("", "宮城県", "仙台市青葉区", "一番町", "3-7-1", "サンライズ一番町702号室"),
    "2-4-1 Nishi-Shinjuku, Shinjuku-ku, Tokyo 160-0023. I won't be home.":
        ("160-0023", "Tokyo", "Shinjuku-ku", "", "2-4-1 Nishi-Shinjuku", ""),
    "530-0001": ("530-0001", "", "", "", "", ""),
}  # fmt: skip


@pytest.mark.parametrize("text", ADDRESSES)
def test_an_address_is_taken_apart(text: str) -> None:
    parts = language.address_parts(text)
    assert parts is not None
    assert astuple(parts) == ADDRESSES[text]


@pytest.mark.parametrize("text", ["注文2048-7731はどこですか", "〒530-0001から〒100-0001へ", "", "🏠" * 5000])
def test_no_address_or_two_are_none(text: str) -> None:
    assert language.address_parts(text) is None
