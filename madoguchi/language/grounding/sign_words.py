"""The words by which clauses allow, require, charge and deny; opposites, and moments without a number."""

import re

NEED_NOT = "|".join((
    r"不要|必要(?:は|が|も)?(?:あり|ござい)ません|必要(?:は|が)?な(?:い|く)|(?:いり|要り)ません",
    r"なくても(?:かまい|構い|大丈夫)",
    r"\bneed not\b|\bneedn't\b|\bno need\b|not necessary|not required|\bdo(?: not|n't) need\b",
    r"\b(?:do|does|did)(?: not|n't) (?:need|have) (?:to|a|an)\b",
))  # fmt: skip
NEED = "|".join((
    r"必要(?:です|があります|となります|になります)|が必要|必須|なければなりません|ください|をお願い|下さい",
    r"\bmust(?! not)\b|\bhave to\b|\bhas to\b|\bneeds? to\b|\bis needed\b|\brequired?\b|\bplease\b",
))  # fmt: skip
COST_NOT = "|".join((
    r"無料|(?:料|金|費|税|代)[^、。]{0,8}(?:かかり|いただき|頂き|頂戴し|発生し)(?:は)?ません",
    r"当社(?:が|で)?[^、。]{0,6}負担",
    r"\bfree of charge\b|\bfor free\b|(?<!not )(?<!-)\bfree\b(?! (?:to|from|time|of)\b)",
    r"\bno (?:[\w-]+ ){0,3}(?:charge|cost|fee)s?\b|\bwe pay\b|\bon us\b",
    r"\bwithout (?:charge|cost)\b|\bcosts? nothing\b",
))  # fmt: skip
COST = "|".join((
    r"有料|(?:料|金|費|税|代|利息)[^、。]{0,16}(?:かかります|いただきます|頂きます|頂戴し?ます|申し受け)",
    r"お客様(?:が|に|の)?(?:ご)?負担|別(?:途|に)[^。]{0,30}(?:頂戴|いただき|頂き)|差し引|[(]¥?\d[\d,]*円?[)]",
    r"\bnot free\b|\bcosts? (?:an? )?(?:additional |extra )?[¥\d]|\bcharge (?:an?|you|extra|¥|\d)",
    r"\bfee of\b|\bfee applies\b|\bdeduct",
))  # fmt: skip
CAN_NOT = "|".join((
    r"できません|出来ません|できない|いただけ(?:ません|ない)|頂けません|かねます|承っており?ません|お断り|不可",
    r"(?:なれ|られ|使え|選べ|つながり|洗え|付け|送れ)(?:ません|ない|なく)|機能は?(?:あり|ござい)ません",
    r"(?:ない|控えて)で?ください|ないようお願い|お控えください|使用禁止",
    r"\bcannot\b|\bcan't\b|\bcan not\b|\bmust not\b|\bmustn't\b|\bdo not use\b|\bdon't use\b|\bavoid\b",
    r"\bnever use\b|\bnever a\b|\bnever in\b|\bcan never\b|\bno longer\b|\bunable\b|\bnot possible\b",
    r"\blos(?:e|t|es) access\b|\bneither\b|\b(?:does|do) not work\b",
    r"\bnot (?:be )?(?:allowed|permitted|accepted|covered)\b",
))  # fmt: skip
CAN = "|".join((
    r"できます|出来ます|可能です|可能で|いただけます|頂けます|なれます|られます|承ります|承っております",
    r"使えます|選べます|洗えます|つながります|かまいません|構いません|問題(?:あり|ござい)ません",
    r"\bcan(?! not)\b|\bmay(?: be)? (?!be\b)|\bpossible\b|\bable to\b|\bwe accept\b|\bworks? with\b",
    r"\b(?:also|fine) (?:works?|as well)\b|\bare fine\b|\bis fine\b",
))  # fmt: skip
DENIES = "|".join((
    r"ません|(?<!少)(?<!危)ない(?!で(?:は|も)|うちに|よう|でしょうか)|(?<!少)なく(?:な|て)(?!も)|ずに|せず",
    r"かねます|不可|お断り|\bnot\b|n't\b|\bno\b(?! longer than)|\bnever\b|\bneither\b|\bnor\b|\bnone\b",
    r"\b(?:stay|keep) away\b|\bwithout\b|\bcannot\b|\bnothing\b",
    r"\blos(?:e|t|es)\b|\bavoid\b|\bunable\b|\bfree of\b|\bno longer\b",
))  # fmt: skip
HARMLESS = "|".join((
    r"まだ[^、。]{0,12}(?:いない|いません)|害は?(?:あり|ござい)ません|少なくとも|かもしれません",
    r"ではないでしょうか|差し支えなければ|なければ(?:なりません|いけません)|間違いな",
    r"問題(?:あり|ござい)ません|かまいません|構いません",
    r"\bnot yet\b|\bdo no harm\b|\bnot only\b|\bwhether or not\b",
))  # fmt: skip
CONDITION = "|".join((
    r"^.*?(?:とき|場合|際|なら|たら|(?<!なけ)れば|ても|んでも|ため|ので)(?:には|は|に|も)?(?=.{3})",
    r"\b(?:if|when|unless|until|once(?! (?:an?|every|per)\b)|as long as|even if|even when|because|since|"
    r"in case|as soon as)\b"
    r"[^,;.]*(?:,|[.]?$)",
))  # fmt: skip

_ORDER = r"(?:dispatch|delivery|shipping|order|purchase|the (?:order|warranty|due))"
_OPPOSITES = (
    (rf"(?<!以)前(?!年|回|月|面|提|日)|\bbefore {_ORDER}",
     rf"(?<!以|午|最|今|前)後(?!ろ|半|日)|\bafter {_ORDER}"),
    (r"未使用|\bunused\b", r"使用(?:後|済)|(?<!un)\bused\b(?= (?:item|product|one)|$)"),
    (r"午前|\bmorning\b", r"午後|\bafternoon\b"),
    (r"夏|\bsummer\b", r"冬|\bwinter\b"),
    (r"満水|最大|最長|\bmaximum\b", r"最小|最短|\bminimum\b"),
    (r"増や|多く|\bmore\b|increase", r"減ら|少なく|\bless\b|decrease|reduce"),
    (r"閉ま|閉め|閉じ|\bclosed?\b", r"開い|開け|開く|\bopen(?:ed)?\b"),
    (r"右|\bright\b(?! away)", r"左|\bleft\b"),
    (r"同時|一緒|まとめて|\btogether\b", r"別々|個別|\bseparately\b"),
    (r"同じ種類|\bsame kind\b", r"(?:ちがう|違う|別の|異なる)種類|\b(?:another|other|different) kinds?\b"),
    (r"手前|towards you|facing you", r"奥|away from you"),
    (r"国内|\bdomestic\b", r"海外|\babroad\b|\boverseas\b"),
    (r"点灯|つきます|comes on|lights? up", r"消灯|消えます|goes out|go out"),
    (r"入れ(?:て|ます)|\b(?:switch(?:ed)?|turn(?:ed)?|leave) (?:(?:it|them) )?on\b",
     r"切(?:り|って|ります)|\b(?:switch(?:ed)?|turn(?:ed)?|leave) (?:(?:it|them) )?off\b"),
    (r"すべて|全て|全部|いつでも|必ず|常に|\balways\b|\ball\b|\bevery\b",
     r"一部|まれに|場合によ|\bsome(?:times)?\b"),
)  # fmt: skip
OPPOSITES = tuple((re.compile(one), re.compile(other)) for one, other in _OPPOSITES)

_MOMENTS = (
    r"翌日|次の日|\b(?:next|following) day\b|\bday after\b",
    r"前日|\bday before\b|\bprevious day\b",
    r"当日|即日|\bsame day\b|\bday itself\b",
    r"翌月|次の月|\b(?:next|following) month\b|\bmonth after\b",
    r"当月|同月|今月|\bsame month\b|\bthis month\b",
    r"前月|先月|\bprevious month\b|\blast month\b",
    r"月末|末日|\bend of the month\b|\blast day of the month\b",
    r"翌年|来年|\bnext year\b",
    r"夜間|夜中|深夜|\bat night\b|\bovernight\b",
    r"昼間|日中|\bdaytime\b|\bduring the day\b",
    r"平日|\bweekdays?\b",
    r"週末|土日|\bweekends?\b",
    r"祝日|\bpublic holidays?\b",
    r"毎回|使うたび|ご?使用のたび|\b(?:every|each) (?:time|use)\b|たび|\bwhenever\b",
    r"24時間(?:受付|対応|いつでも|受け付け)|\bat any hour\b|\baround the clock\b",
)
MOMENTS = tuple(re.compile(pattern) for pattern in _MOMENTS)
"""Moments without a number; two that stand in one line here are the same."""
