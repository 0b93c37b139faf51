"""By which words a sentence tells a wish, an attempt, a promise or a question (see `summaries`)."""

import re

WISH = re.compile(
    r"たい(?:です|の|。|$)|たいと|ほしい|欲しい|お願い(?:し|いた|でき)|できますか|もらえ(?:ます|"
    r"ません)か|いただけ(?:ます|ません)|"
    r"希望|ください|お願いできれば|でしょうか|ますか|ですか|[?？]"
    r"|\b(?:I(?:'d| would) like|I want|I need|can (?:I|you|we)|could (?:I|you|we|someone)|please|"
    r"how (?:do|can|much)|is it possible)\b",
    re.IGNORECASE,
)
STRONG_WISH = re.compile(
    r"たい(?:です|の|。|$)|たいと|ほしい|欲しい|希望|(?:を|で|に)お願い|\b(?:I(?:'d| would) like|"
    r"I want|I need)\b",
    re.IGNORECASE,
)
TROUBLE = re.compile(
    r"ません|ない(?:です|の|。|$)|なくな|できな|壊れ|故障|エラー|間違|割れ|遅れ|止まっ|消え|におい|"
    r"困って|おかしい|倍|忘れ|だめ|ダメ"
    r"|\b(?:not|n't|never|broken|lost|wrong|twice|error|fail\w*|late|missing|stuck|stopped|too)\b",
    re.IGNORECASE,
)
PERSON = re.compile(
    r"(?:担当者?|オペレーター|人|スタッフ|係)(?:の方|さん)?(?:と|に|へ)(?:話|相談|代わ|つな|お願い|"
    r"聞い|確認)|担当者に相談する"
    r"|\b(?:talk|speak|chat) (?:to|with) (?:a |an |some)?(?:human|person|agent|somebody|someone|"
    r"one)\b|\bneed a person\b",
    re.IGNORECASE,
)
ASSENT = re.compile(
    r"^(?:では|それで|はい|よろしく|ぜひ)?[、,]?(?:お願い(?:いた)?します|わかりました)[。！]?$"
)
TRIED = re.compile(
    r"(?:[しっいきえめけせべ]|(?<!そ)れ)(?:てみ|ても|たが|たのですが|たんですが|ましたが|たけど)|"
    r"ん(?:でも|でみ|だが)"
    r"|(?:しました|試しました|確認しました|入れても|拭いても|押しても|変わりません|だめでした|"
    r"直りません|済みです)"
    r"|\bI(?:'ve| have)? (?:already )?(?:tried|did|restarted|checked|changed|cleaned|reset|replaced|"
    r"called|sent|done)\b"
    r"|\bdid (?:not|n't) help\b",
    re.IGNORECASE,
)
ASKED_TO_TRY = re.compile(
    r"お試し(?:ください|いただ)|ご確認(?:ください|いただ)|切り替えて|再起動|お確かめ"
    r"|\bplease (?:try|restart|check|reset|switch)\b|\bcould you (?:try|check|restart)\b",
    re.IGNORECASE,
)
PROMISE = re.compile(
    r"(?:ご?連絡|ご報告|お電話|お送り|発送|手配|返金|交換|お届け|再発行|確認|お調べ|ご案内|修理|"
    r"お戻し|対応|ご返信|入荷|お引き取り|回答)"
    r"[^。]{0,12}?(?:いたします|致します|します|差し上げます|させていただきます|(?:予定|見込み)です|"
    r"予定でございます|承ります)"
    r"|お届けできます|折り返し"
    r"|\b(?:I|we)(?:'ll| will| shall)\b|\b(?:it|they|you|that|this|parcel|refund|technician|"
    r"colleague)(?:'ll| will)\b",
    re.IGNORECASE,
)
NO_PROMISE = re.compile(
    r"お詫び|おすすめ|お願い(?:いた|し|申)|失礼いた|お待ちして|ください|でしょうか|ますか|ませんか|"
    r"ご希望に沿|いたしかね|できかね|[?？]"
    r"|\b(?:please|would you|could you|if you (?:will|would))\b",
    re.IGNORECASE,
)
QUESTION = re.compile(
    r"(?:ますか|ですか|でしょうか|ませんか|か)[。？?]?$|[?？]$|(?:お知らせ|お聞かせ|お教え|"
    r"お送り)(?:ください|いただ)"
    r"|\b(?:please (?:send|tell|let)|could you|would you)\b",
    re.IGNORECASE,
)
UNTIL = re.compile(
    r"(?:[0-9０-９一二三四五六七八九十]+(?:〜|～|から|-)?[0-9０-９]*)(?:営業日|日|時間|週間)(?:以内|"
    r"ほど|後)?(?:に|で)?"
    r"|(?:本日|今日|明日|今週|来週|今月|来月)中|(?:わかり|分かり|入荷し?|届き|確認でき)次第|"
    r"入荷しましたら|のちほど"
    r"|\b(?:within|in|by) (?:the |a |an )?(?:next )?[\w-]+(?: (?:business|working))? "
    r"(?:days?|hours?|weeks?|minutes?)\b|\b(?:today|tomorrow|tonight|soon|shortly)\b"
    r"|\bby (?:the end of (?:the )?(?:day|week|month)|\w+day)\b",
    re.IGNORECASE,
)
