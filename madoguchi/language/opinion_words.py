"""Words by which people praise and blame things, and by which they say what it is about.

In folded spelling with katakana as hiragana, as in `mood_words`. A word that is denied counts for the other
side: 「壊れない」 praises, "not happy" blames.
"""

import re

BAD: tuple[tuple[float, re.Pattern[str]], ...] = (
    (1.0, re.compile(
        r"壊れ|故障|不良品|不具合|動かな|使えな(?:い|く)|映らな|つかな(?:い|く)|入らなくな|届かな|届いてな|"
        r"返事がな|返信がな|返ってこな|来な(?:い|か)|もれ(?:る|て|た)|漏れ|焦げ|凹|へこ(?:み|ん)|"
        r"つぶれ(?:て|た)|"
        r"びしょ|固ま(?:って|る)|落ち(?:る|て)|えらー|ばぐ|遅(?:い|すぎ|れ)|重くて|うるさ|臭い|べたつ|"
        r"わかりにく|わからな|使いにく|使いづら|洗いにく|見づら|見にく|難し|面倒|不便|困る|"
        r"高い(?!品質|性能)|高すぎ|高くて|割高|ぼったくり|値段に見合|損した|無駄|おかしい|意味がな|"
        r"後悔|二度と|信用でき|星(?:一|ひと)つ|いや(?:に|だ|な)|嫌(?:に|だ|な)|雑(?:だ|な|に)|"
        r"売り切れと|並ばされ|たらい回し|待たされ|切られた|自動返信|解決しな|しつこ|反応が?悪|はめになる|"
        r"むら(?:が|だ)|べちゃ|短すぎ|固くて|違う(?:色|品|もの|商品)が|濡れ|破れ|傷だらけ|"
        r"(?:動き|使え|映り|届き|開け|開き|入り|つながり|繋がり|直り|来|返ってき|起動(?:し|でき)|解決し|"
        r"わかり|分かり|ろぐいん(?:し|でき))ません(?!か)|(?:開か|開け|つながら|繋がら|直ら|起動(?:し|でき)|"
        r"ろぐいんでき)(?:な|ず)|"
        r"(?<![a-z])(?:broke[n]?|broken|faulty|defective|stopped working|died|dead|leaks?|leaking|"
        r"crash(?:es|ed)?|"
        r"freez(?:es|ing)|froze|error|late|delayed|slow|loud|noisy|overpriced|expensive|"
        r"cost(?:s)? a fortune|"
        r"rip-?off|rude|unfriendly|dirty|dented|crushed|damaged|wrong|missing|nobody|never again|"
        r"never going back|"
        r"no idea|confusing|hard to|difficult|pain to|stiff|cheaply made|flimsy|regret|avoid|junk|"
        r"rubbish|garbage|"
        r"sold out|on hold|hung up|no reply|no answer|automatic replies|passed around|mess|refus(?:ed|es)|"
        r"uneven|burn(?:ing|t)? smell|smells|stinks|sick of|don'?t trust|too (?:short|small|big|"
        r"loud|hard|many|slow)|"
        r"can'?t|cannot|could not|couldn'?t|won'?t (?:start|open|turn))(?![a-z])"
    )),
)  # fmt: skip
GOOD: tuple[tuple[float, re.Pattern[str]], ...] = (
    (1.0, re.compile(
        r"便利|使いやす|わかりやす|見やす|洗いやす|簡単|楽(?:だ|に|で|しい|ちん)|丈夫|静か|軽(?:い|"
        r"く)|早く届|速(?:い|すぎて二)|"
        r"早い(?:の|で|し)?(?:が|。|!|$)|美味し|おいし|ふっくら|きれい|綺麗|かわいい|おしゃれ|好き|"
        r"お得|安(?:く|い|か)|"
        r"買って(?:よ|良)か|正解|助か|親切|ていねい|丁寧|感じが?(?:よ|良)|気持ち(?:よ|良)|神対応|誠実|"
        r"すむーず|満足|おすすめ|お勧め|文句な|申し分な|期待以上|りぴーと|また買|次も買|ありがた|嬉|うれし|"
        r"感動|最高|すごい|凄い|すばらし|素晴|こすぱが?(?:よ|良|い)|好感|安心(?:し|だ|で)|傷(?:ひと|"
        r"一)つな|驚くほど|"
        r"びっくりするほど|雰囲気が?(?:よ|良)|"
        r"(?<![a-z])(?:love|loved|lovely|great|excellent|amazing|awesome|fantastic|perfect(?:ly)?|"
        r"handy|convenient|easy|"
        r"easier|simple|sturdy|durable|quiet|silent|reliable|delicious|tasty|fluffy|beautiful|"
        r"cheap(?!ly)|bargain|steal|"
        r"worth|good value|recommend(?:ed)?|glad|happy|pleased|satisfied|impressed|kind|friendly|"
        r"helpful|polite|"
        r"smooth(?:ly)?|quick(?:ly)?|fast|flawless(?:ly)?|class act|honest people|with care|"
        r"well (?:made|packed|built)|"
        r"like new|works well|great fun|buy again|best|surprisingly|super)(?![a-z])"
    )),
)  # fmt: skip

DENIED = re.compile(r"(?:ない|なかった|なく(?!な)|ません|ず(?:に|、))")
"""Stands right behind what is denied: 壊れない, 濡れず、."""

THEMES: dict[str, re.Pattern[str]] = {
    "quality": re.compile(
        r"壊れ|故障|丈夫|性能|音が|騒音|静か|うるさ|炊(?:け|き)|沸(?:く|か)|材質|耐久|品質|不良|"
        r"液晶|蒸気|におい|"
        r"わっと|(?:容量|重さ)は|"
        r"(?<![a-z])(?:broke|broken|durab|sturdy|works?|noisy|loud|quiet|cook|boil|heat|leak|fault|"
        r"display|performance|"
        r"watts?|litres?|steel|quality|repair and)"
    ),
    "use": re.compile(
        r"説明書|操作|設定|ぼたん|使いやす|使いにく|手入れ|洗(?:い|う|え|って)|片手|持(?:て|ち)|"
        r"ふたが(?:固|開)|"
        r"ぱねる|たいまー|こーどが|しま(?:い|って)|"
        r"(?<![a-z])(?:manual|buttons?|setup|set up|timer|clean|wash|lid|one hand|panel|cord|handle|"
        r"store yours|easy to)"
    ),
    "delivery": re.compile(
        r"届(?:い|か|く)|配送|配達|発送|送料|到着|梱包|置き配|不在票|追跡|宅配|"
        r"(?<![a-z])(?:deliver|shipp|shipped|arriv|parcel|package|packed|tracking|courier|driver|box)"
    ),
    "price": re.compile(
        r"値段|価格|値上げ|値下げ|高(?:い|くて|すぎ)|安(?:い|く|か)|割引|割高|二割引|せーる|"
        r"円(?:以下|だ|です|も)|電気代|"
        r"維持費|こすぱ|ぽいんと還元|返礼品|税込|お得|"
        r"(?<![a-z])(?:price|cost|cheap|expensive|overpriced|dollars?|sale|bargain|percent off|"
        r"discount|fortune|"
        r"electricity bill|tax)"
    ),
    "support": re.compile(
        r"さぽーと|問い合わせ|問合せ|電話(?:し|の|番|を|に)|返信|返事|対応|修理|保証|返金|返品|"
        r"ちゃっと|せんたー|窓口|担当|"
        r"(?<![a-z])(?:support|customer (?:service|care)|emailed|e-?mail|phone|on hold|repl(?:y|ied|"
        r"ies)|refund|return|"
        r"warranty|repair|chat|replacement|contact form|apologi)"
    ),
    "shop": re.compile(
        r"店(?:員|頭|舗|内|の|に|で|が|は)|れじ|駐車場|営業時間|売り場|取り置き|"
        r"(?<![a-z])(?:store|shop assistant|staff|branch|parking|till|queue|shelves|in-store)"
    ),
    "app": re.compile(
        r"あぷり|ろぐいん|さいと(?!う)|画面|会員(?:登録|証)|通知|起動|ばーじょん|うぇぶ|"
        r"(?<![a-z])(?:app|apps|log ?in|website|web site|sign-?up|notifications?|update[ds]?|launch|"
        r"screen|version)(?![a-z])"
    ),
}
"""Theme → what points to it. "other" is what nothing points to."""
