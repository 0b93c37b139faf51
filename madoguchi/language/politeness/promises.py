"""Promises that nobody can keep, and guesses given as an answer."""

from .english import rules_en
from .rules import rules

_REQUEST = r"(?![^。\n]*(?:(?<!ご安心)(?:ください|下さい)|お願い|いただ|頂|ないよう|必要|お控え))"
JA = rules(
    "promising",
    (rf"(?:絶対に?|間違いなく|100[%％]|１００％|百パーセント|永久に|二度と"
     rf"|どんな[^。、\n]{{1,6}}でも){_REQUEST}"
     r"(?=[^。\n]*?(?:ます|ません|です)(?:から|ので|よ|が)?、?[^。\n]{0,14}(?:[。！!]|$))", None),
    (rf"(?:必ず|きっと|確実に){_REQUEST}(?=[^。、\n]{{0,14}}(?:届き|直り|治り|良く|よく|通り|間に合|つなが"
     rf"|戻り|下り"
     r"|見つか|でき(?:ます|る)|なります|満足|儲か|うまく|成功|値下げ|安く))", None),
    (r"(?:お約束|保証|請け合)(?:いた)?します(?=[。！!よか]|$)", None),
    (r"(?:たぶん|多分|おそらく|恐らく|そのうち|いつか|まあ、?)(?=[^。\n]*(?:と思います|はずです)"
     r"(?:ので|から|が)?)", None),
    (r"(?:絶対に|一切|まったく|全く)(?=(?:あり|ござい)?(?:得|え)?(?:ません|ない)[^。\n]{0,6}(?:安心|心配"
     r"|[。！!]|$))",
     None),
    (r"何も(?:ご)?心配(?:は)?(?:いりません|要りません)", None),
)  # fmt: skip
"""必ずご連絡いたします is a deed of ours and stays; 必ず届きます is not for us to say."""

_UNDENIED = r"(?<!not )(?<!cannot )(?<!can't )(?<!n't )"
EN = rules_en(
    "promising",
    (rf"\b(?:I|we)(?: can)? {_UNDENIED}(?:guarantee|promise|swear|bet|assure you)\b"
     rf"|\bguaranteed\b(?=[.,! ]|$)", None),
    (r"\b(?:I|we)(?: can)? (?:absolutely |fully |personally )?(?:guarantee|promise|swear|bet)\b"
     r"|\bmy word\b", None),
    (r"\b(?:will|'ll) (?:definitely|certainly|absolutely|surely|undoubtedly)\b", "should"),
    (r"\bdefinitely\b(?= (?:get|be|arrive|work|approved))|\bfor sure\b|\bwithout fail\b|\btrust me\b"
     r"|\brest assured\b",
     None),
    (r"\bnever (?:ever )?happen(?:s)? again\b|\bnothing (?:bad )?(?:can|will) (?:go wrong|happen)\b", None),
    (r"\b(?:100 ?%|one hundred percent|completely|absolutely|totally) (?:safe|secure|sure|certain"
     r"|risk-free|cured)\b",
     None),
    (r"\b(?:absolutely )?no (?:risk|chance|way) (?:of|at|that|it|you)\b|\bno matter what\b"
     r"|\bwhatever it (?:takes|costs)\b",
     None),
    (r"\b(?:I'm|I am|we're|we are) (?:pretty |quite |absolutely |very )?(?:sure|certain|confident|positive) "
     r"(?:that )?(?:you|it|the|they|your|nothing|everything)\b", "as far as we can see,"),
    (r"\b(?:should|will|'ll) probably\b|\bI guess\b|\bI suppose\b|\bI imagine\b|\bwho knows\b"
     r"|\bat some point\b"
     r"|\bwe'll see\b|\b(?:any|some)time soon\b", None),
)  # fmt: skip
