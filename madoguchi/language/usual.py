"""Hasty spelling made usual: half-width kana, sentences in katakana alone, English without its apostrophes.

Only for making out what is meant; what somebody wrote, above all her name, is kept as she wrote it.
"""

import re
import unicodedata

LONGEST = 400
_HALF_WIDTH = re.compile(r"[｡-ﾟ]+")
_KATAKANA = re.compile(r"[ァ-ヺー][ァ-ヺー・、。！？!?\s\d-]*[ァ-ヺー]|[ァ-ヺー]{2,}")
_SENTENCE = re.compile(
    r"デス|マス|マセ|マシ|ナイ|タイ|クダサイ|クレ|ホシイ|オネガイ|マダ|イツ|ドコ|ナニ|ナゼ|ドウ|シタ|カラ|ノデ"
)
_TO_HIRAGANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}
_SHORT = {
    "wheres": "where is", "whens": "when is", "whats": "what is", "hows": "how is", "whos": "who is",
    "thats": "that is", "theres": "there is", "dont": "do not", "doesnt": "does not", "didnt": "did not",
    "isnt": "is not", "arent": "are not", "wasnt": "was not", "hasnt": "has not", "havent": "have not",
    "cant": "cannot", "couldnt": "could not", "wont": "will not", "wouldnt": "would not", "im": "I am",
    "ive": "I have", "youre": "you are", "u": "you", "ur": "your", "r": "are", "pls": "please",
    "plz": "please", "thx": "thanks", "wanna": "want to", "gonna": "going to", "gotta": "have to",
    "gimme": "give me", "lemme": "let me", "didn": "did not", "tmrw": "tomorrow", "asap": "soon",
}  # fmt: skip
_WORD = re.compile(r"(?<![\w'’@./-])[a-z]+(?![\w'’@/-]|\.\w)", re.IGNORECASE)


def usual(text: str) -> str:
    """A text as it is usually spelt; the same text where there is nothing to change."""
    if len(text) > LONGEST:
        return text
    wide = _HALF_WIDTH.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
    if not any("ぁ" <= sign <= "ん" or "一" <= sign <= "龥" for sign in wide):
        wide = _KATAKANA.sub(_told, wide)
    return _WORD.sub(lambda found: _SHORT.get(found[0].lower(), found[0]), wide)


def _told(found: re.Match[str]) -> str:
    """Katakana that tells something, in hiragana; a name of a thing stays."""
    return found[0].translate(_TO_HIRAGANA) if _SENTENCE.search(found[0]) else found[0]
