"""Which language a text is written in. Detectors call 注文確認 Chinese; this rule does not."""

import re

_KANA = re.compile("[\u3041-\u309f\u30a1-\u30ff\uff66-\uff9f]")
_HANGUL = re.compile("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]")
_KANJI = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003fffd々〆]")
_LETTER = re.compile(r"[^\W\d_]")


def language_of(text: str, *, default: str = "ja") -> str:
    """Return "ja", "ko" or "en". Kanji alone, or no letter at all, gives `default` (the reader's own)."""
    if _KANA.search(text):
        return "ja"
    if _HANGUL.search(text):
        return "ko"
    if _KANJI.search(text) or not _LETTER.search(text):
        return default
    return "en"
