"""Colours and sizes as Japanese shops name them, for readers of English; the rest stays as the shop says."""

from django.utils.translation import get_language

ENGLISH = {
    "白": "white", "ホワイト": "white", "オフホワイト": "off-white", "アイボリー": "ivory",
    "生成り": "natural",
    "黒": "black", "ブラック": "black", "灰色": "grey", "グレー": "grey", "チャコール": "charcoal",
    "銀": "silver", "シルバー": "silver", "金": "gold", "ゴールド": "gold", "ローズゴールド": "rose gold",
    "赤": "red", "レッド": "red", "えんじ": "dark red", "ピンク": "pink", "橙": "orange",
    "オレンジ": "orange",
    "黄": "yellow", "黄色": "yellow", "イエロー": "yellow", "緑": "green", "グリーン": "green",
    "カーキ": "khaki", "青": "blue", "ブルー": "blue", "水色": "light blue", "紺": "navy", "ネイビー": "navy",
    "紫": "purple", "パープル": "purple", "茶": "brown", "茶色": "brown", "ブラウン": "brown",
    "ベージュ": "beige", "透明": "clear", "クリア": "clear", "木目": "wood grain",
    "小": "small", "中": "medium", "大": "large", "特大": "extra large", "フリー": "one size",
    "色": "colour", "カラー": "colour", "サイズ": "size", "型番": "model", "容量": "capacity",
    "素材": "material",
}  # fmt: skip


def readable(said: str) -> str:
    """A name or a value of an option as the reader of this page can understand it."""
    return said if (get_language() or "ja").startswith("ja") else ENGLISH.get(said.strip(), said)
