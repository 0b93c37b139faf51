"""The words with which customers point at what was just shown, and what can be asked of it."""

import re

from .tools import bills, orders

POINTING = re.compile(
    r"(?:その|この|あの|さっきの|先ほどの|さきほどの|今の|いまの)(?P<noun>ご?注文|荷物|お荷物|商品|製品"
    r"|品|品物|ご?請求書?|お?支払い?|"
    r"お?問い?合わ?せ|件)|(?:それ|これ|そちら|こちら)(?!と[、も]|から|では|なら|じゃ|で、|に[、加]|とも|ぞれ)"
    r"|\b(?:it|that|this|the same)(?: (?P<noun_en>order|parcel|package|delivery|bill|invoice|charge"
    r"|product|item|inquiry|case))?\b"
)
"""A word that points, with the noun behind it where there is one (see NOUNS)."""
NOUNS = (
    (re.compile(r"ご?注文|お?荷物|order|parcel|package|delivery"), ("order",)),
    (re.compile(r"商品|製品|品|品物|product|item"), ("order", "product", "device")),
    (re.compile(r"ご?請求書?|お?支払い?|bill|invoice|charge"), ("bill",)),
    (re.compile(r"お?問い?合わ?せ|件|inquiry|case"), ("case",)),
)
"""What kinds of things a noun can mean."""
EXTREMES = (
    (re.compile(r"(?:一番|いちばん|最も|もっとも)(?:高い|高額|高価|多い|大きい)|(?:最高|most expensive"
        r"|priciest|dearest|highest)"), "worth", True),
    (re.compile(r"(?:一番|いちばん|最も|もっとも)(?:安い|安価|少ない|小さい)|(?:最安|cheapest"
        r"|least expensive|lowest)"), "worth", False),
    (re.compile(r"(?:一番|いちばん|最も|もっとも)(?:新しい|最近)|最新|(?:latest|newest"
        r"|most recent)"), "day", True),
    (re.compile(r"(?:一番|いちばん|最も|もっとも)(?:古い|昔|早い|前)|(?:oldest|earliest)"), "day", False),
)  # fmt: skip
"""A superlative, what is measured, and whether the most of it is meant."""
THE_OTHER = re.compile(r"もう(?:一つ|ひとつ|1つ|一方|片方)|(?:他方|別)の(?:方|ほう)|\bthe other(?: one)?\b")
ONE_OF_THEM = re.compile(r"の(?:ほう|方|やつ|もの|分)|\bthe [\w -]{2,20} one\b|\bthe one (?:for|with|of)\b")
"""Words that choose one of those that were listed."""
PAYS = re.compile(
    r"払(?:います|う(?!の)|いたい|っておき|わせて)|(?:^|\b)(?:i'?ll|i will|i want to|let me|i'?d like to)"
    r"[\w ]{0,12} (?:pay|settle)\b"
)
"""She says that she pays."""
ANOTHER = re.compile(
    r"ほか|他の|別の|もう(?:一つ|ひとつ|1つ)|全部|すべて|全て|一覧|\b(?:other|another"
    r"|all|else|any)\b"
)
"""Words that turn away from what was shown last."""
LISTING = re.compile(
    r"あります|ありません|残って|未払い|全部|すべて|一覧|いくつ|\b(?:any|all|do i have"
    r"|are there|list)\b"
)
"""A look-up for everything that is hers, not for the one that was shown."""
HOW = re.compile(r"方法|やり方|仕方|どうやって|手順|手続|できます|できる|\bhow (?:do|can|to)\b|\bcan i\b")
"""Questions that belong to the articles."""
WHEN = re.compile(r"いつ|届|到着|何日|何時|\b(?:when|arrive|delivered)\b")
WHEN_TOOL = "delivery-date"
DETAILS = {
    "order": re.compile(
        r"いつ|どこ|届|到着|状況|状態|発送|追跡|運送|配送会社|宅配|業者|伝票|今日|明日|来る|着く"
        r"|\b(?:where|when|arriv\w+|deliver\w*|track\w*|status|shipped|carrier|courier|which company"
        r"|who(?:'s| is| has)|today|tomorrow|coming)\b"
    ),
    "bill": re.compile(
        r"いくら|金額|何の|なんの|なに|何に|内訳|期限|いつまで|いつ|払|\b(?:how much|due|what|when|pay"
        r"|by which)\b"
    ),
    "product": re.compile(
        r"いくら|値段|価格|在庫|何色|色|サイズ|大きさ|寸法|重さ|重量|何キロ|何グラム|容量|長さ|電力|ワット|音|何畳|何合"
        r"|保証|部品|付属|\b(?:how (?:much|big|heavy|large|long|loud|many|wide|tall|quiet)|price|costs?"
        r"|stock|colou?rs?|size|big|weighs?|weight|capacity|litres?|liters?|watts?|power|cord|noise|loud"
        r"|warranty|fits?|dimensions|accessories|parts)\b"
    ),
    "case": re.compile(r"状況|状態|どうな|いつ|返事|回答|進|\b(?:status|when|reply|news|how is)\b"),
    "device": re.compile(r"保証|いつまで|\b(?:warranty|until|how long)\b"),
}
"""What the look-up of a thing can tell, by its kind."""
CALL = "callback"
PAY = bills.PAY
TAKEN_BY = {
    "order": ("order-status", "delivery-date"), "bill": ("bills",), "product": ("product-facts",),
    "case": ("my-cases",), "device": ("warranty",),
}  # fmt: skip
DONE_WITH = {"order": (*orders.ACTS.values(), orders.LOST, CALL), "bill": (bills.PAY, CALL)}
"""The tasks that take a thing, by its kind."""
