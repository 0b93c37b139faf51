"""The words that join, ask, tell and greet, in folded spelling with katakana as hiragana."""

import re
from collections.abc import Iterator

_GAP = r"[\s、。,.!?…~ー・*\-]"
_ASKS = (
    r"[たほ](?:し)?い(?:し|の?と|です|んです|のです|と(?:思|考|存)|$|[。、!\s])|たく(?:て|[、。]|"
    r"思|存)|ほしい|欲しい|(?:て|で)(?:ください|下さい|くだされ|もらえ|いただ|頂|くれ|ちょうだい|"
    r"ほし|教え)|"
    r"(?:お?願い?|おねがい)(?:し|いたし|致し|でき|申|$|[。、!])|希望(?:し|です)|教え(?:て|願)|"
    r"(?:ます|です|ません|でしょう|ましょう|ない|ある|いい|いる|する|なる|れる|える|でき|る|た|の|"
    r"よい|良い)か(?:ね|な)?[?。!\s]|(?:ます|です|ません|でしょう|ましょう|(?<!な)の|いい)か(?:ね|"
    r"な)?$|\?|"
    r"(?:いつ|どこ|どう|なぜ|なんで|いくら|何|どの|どれ|どちら|誰)[^。]{0,20}(?:か|の|です|"
    r"でしょう)(?:[。?\s]|$)|知りた|を?(?:頼み|たのみ)(?:ます|たい)|(?:方法|やり方|手順|仕方)(?:は|"
    r"を|が|$)|"
    r"たい(?:の?です|んです)?[がけ]|(?:きゃんせる|取り?消し|返品|交換|変更|修理|解約|再発行)(?:と|の件|$)[、\s]*$|(?:を|も|の)?(?:ください|下さい|下さ)|依頼(?:し|です)|お問い合わせです|"
    r"(?<![a-z])(?:can|could|would|will|may|do|does|is|are|should) (?:i|you|we|it|there|my|the|"
    r"they)(?![a-z])|(?<![a-z])(?:how|when|where|why|which|who)(?![a-z])|"
    r"(?<![a-z])what(?!ever)|(?<![a-z])(?:i|we)(?:'d| would)? (?:want|need|like|wish|prefer)|"
    r"(?<![a-z])(?:i'?m|i am) looking for|(?<![a-z])please(?![a-z])|(?<![a-z])(?:tell|send|give|"
    r"show|help|change|cancel) (?:me|my|the|it)"
)
WISH = re.compile(_ASKS)
SAYS = re.compile(r"[\w一-龥ぁ-ん]")

_MORE_JA = (
    r"あと(?:は|もう?一つ|ひとつ)?(?=[、\s]|[一-龥]|で?すが|ね)(?!\d|から|で|の|に|どの|どれ|"
    r"何[日時分週かヶ個回枚年])|それと|それから|それに|(?<![ぁ-ん])また(?=[、\s]|[一-龥])(?!は|"
    r"、?(?:壊|故障|止|同じ|動|起|出))|"
    r"ついでに|もう[一1]つ|もうひとつ|もう一点|別件(?:です|で|なの?です)?が?|他に(?:も)?(?=、|"
    r"[一-龥])|ほかに(?:も)?|加えて|さらに|それとは別に|話は変わりますが|ちなみに|"
    r"(?:次|二つ目|2つ目|2点目|二点目|三つ目|3つ目|3点目|最後)(?:に|は|の質問(?:です|は)?)(?=、|\s|[一-龥])"
)
_MORE_EN = (
    r"also(?![a-z])|and also|another (?:thing|question)(?: is)?|first(?:ly)?,|one more (?:thing|question)|"
    r"in addition|additionally|besides(?! that is)|furthermore|plus(?= )|second(?:ly)?,|"
    r"third(?:ly)?,|"
    r"(?:on another note|separately|while i'?m at it|by the way|btw|oh and|and one more)(?![a-z])"
)
_BULLET = r"(?:(?<=\n)-(?=\s?\w)|(?<!\d)[1-5][.)、](?!\d)|•|(?:(?<=\n)|(?<=\s))[・*●■](?=\s?\w))"
MORE = re.compile(rf"(?:{_GAP}*(?:{_MORE_JA}|{_MORE_EN}|{_BULLET})(?:{_GAP}|ですが|なんですが|なのですが)*)+")

_ENGLISH_ASK = (
    r"(?:can|could|would|will|may|do|does|is|are|when|where|how|what|why|which|please|i(?:'d|"
    r" would) like|i (?:want|need)|i'?m looking)(?= )"
)
CUT = re.compile(
    r"[。!?\n]+\s*|(?<=[a-z0-9])[.;]\s+"
    # 「ケトルの返品と、…も知りたい」
    r"|(?<=(?:んせる|取消し|り消し|の返品|の交換|の変更|の修理|の解約|再発行))と、\s?(?=[^。]{2,40}"
    r"(?:いつ|どこ|いくら|なぜ|どう|知りたい|ますか))"
    # 「住所を変えたいのと、」「…も知りたいし、」
    r"|(?<=[たほし]い)(?:の|こと)?(?:と|し|ですし|のですし)[、\s]\s?|(?<=た)い(?:の)?と(?=、|"
    r"いうの|[一-龥ァ-ヴ])、?"
    r"|(?:たい|ほしい|欲しい)(?:です|の?です|ん?です)?(?:が|けど|けれど)?[、\s](?=あと|それ[とか]|"
    r"また|ついで|もう一|別|他)"
    r"|(?:の(?:件|こと|方法|質問))と[、\s]?(?=[^。]{2,30}(?:の件|のこと|について|の方法|の質問|教え|たい))"
    r"|(?<=[てで])、(?=[^、。!?]{1,14}も[^。!?]{0,20}(?:ください|下さい|たい|ほしい|欲しい|お願い|"
    r"もらえ|いただけ))"
    r"|(?<=[かい])、(?=[^、。!?]{2,30}(?:ますか|ですか|でしょうか|ください|たい(?:です|$)))"
    rf"|[、,\s](?=(?:{_MORE_JA}))"
    rf"|(?<=[,;]) (?=(?:{_MORE_EN}))| (?=and also)|[,;]? and (?={_ENGLISH_ASK})"
    rf"|(?<!case)(?<!so)(?<!not)(?<!yes)(?<!possible), (?={_ENGLISH_ASK})"
    rf"|\s(?={_BULLET})|(?<=.)(?=•)"
)
FOLLOWS = re.compile(
    rf"{_GAP}*(?:その(?:場合|際|時|とき|後|上|ため|商品|注文|荷物|件|方法)|それ(?:は|を|で|なら|が|"
    rf"でも|まで)|そちら|これ(?:は|を)|そう(?:する|であれば|なら)|(?:もし)?(?:でき|出来)(?:ます|"
    rf"れば|る|ない|なけ)|"
    r"(?:もし)?(?:可能|無理|だめ|駄目|難し|あれば|あるなら|なければ|ないなら|ある場合|ない場合|"
    r"よければ|よろしければ)|"
    r"[^、。?!]{1,20}で(?:お願い(?:し|いたし)ます|いいです)[。!\s]*$|というのも|なぜなら|理由は|"
    r"(?:まだ|いまだ)|ので|から|"
    r"早[くめ]|至急|すぐ|急|よろしく|どう(?:すれば|したら|やって)|どのように|(?:何|なに)をすれば|"
    r"どうなって|いつ(?:に|ごろ|頃|まで)?(?:なり|届|です|でしょう|わか|分か)|詳しく|方法を|"
    r"やり方を|手順を|教えて|確認(?:を|して)|対応(?:を|して)|ご(?:対応|確認|連絡|返事|回答|教示|"
    r"検討)|返事|回答|連絡|"
    r"(?:it|that|this|so|then|wondering|can you (?:please )?(?:find out|check|look|explain|fix)|"
    r"what(?:'s| is) (?:going on|wrong|happening|the (?:problem|matter))|why (?:is|was) (?:that|"
    r"this|it)|if (?:so|not|yes|possible|it|they|that|there|you)|in that case|"
    r"because|since|as soon|"
    r"is (?:it|that|this) (?:possible|ok|okay|still)|what should i do|what can i do|how (?:do|can|"
    r"should) i do (?:it|that|this)|"
    r"can you help|could you help|please (?:help|advise|confirm|reply|let me know)|let me know|"
    r"(?:what|how long|how much|when|where) (?:does|do|is|will|would) (?:it|that|this|they)|"
    r"when will (?:it|that|i get it))(?![a-z]))"
)
GREETING = re.compile(
    rf"{_GAP}+|(?:こんにち[はわ]|こんばん[はわ]|おはよう(?:ございます)?|はじめまして|初めまして|"
    rf"もしもし|お疲れ(?:様|さま)です|"
    r"(?:いつも|大変)?(?:大変)?お?世話にな(?:ります|って(?:おり|い)ます|"
    r"りました)|また(?:よろしく)?お願い(?:し|"
    r"いたし)ます|(?:先日|先ほど|"
    r"昨日|この度|このたび)は(?:ありがとう|お世話)[^。!?]{0,20}[。!]|"
    r"お忙しい(?:ところ|中)(?:を)?(?:大変)?(?:恐れ入ります|申し訳(?:ありません|ございません|"
    r"ないです)|すみません|恐縮です)?が?|"
    r"(?:突然|夜分|たびたび|度々|何度も)(?:の(?:ご連絡|お問い合わせ|質問)|に|"
    r"遅くに)?(?:で)?(?:すみません|失礼(?:し|いたし)ます|申し訳(?:ありません|ございません))が?|"
    r"恐れ入りますが?|すみませんが?|すいませんが?|申し訳(?:ありません|ございません)が?|"
    r"お手数(?:を)?(?:です|お?かけ(?:し|いたし)ます|ですが)(?:が)?|"
    r"(?:(?:ご|御)(?:確認|対応|検討|回答|返信|教示|連絡)(?:の(?:ほど|程))?(?:を)?、?)?(?:どうぞ|"
    r"何卒|以上)?、?(?:どうか)?(?:よろしく|宜しく)(?:お?願い?(?:し|いたし|致し|申し上げ)(?:ます)?|"
    r"です|ね|どうぞ)?|以上(?:です|、|になります)|"
    r"(?:(?:早速|迅速|丁寧|ご丁寧|いつも|先日|本当|誠)(?:の|な|に|は)?)*(?:ご|お)?(?:対応|返信|"
    r"返事|回答|連絡|案内)?(?:を)?(?:いただき|頂き|くださり|下さり)?、?(?:どうも)?(?:ありがとう|"
    r"有難う|有り難う)(?:ございま(?:す|した))?|"
    r"感謝(?:し|いたし)ます|助かりま(?:す|した)|"
    r"[一-龥ァ-ヴァ-ンぁ-ん]{1,8}と(?:申し|言い|いい)ます|(?<![一-龥])(?:質問|お?問い?合わ?せ|"
    r"お聞き|相談|お尋ね|伺い|うかがい)(?:が|したいこと(?:が)?)?(?:(?:二つ|2つ|三つ|3つ|いくつか|"
    r"何点か|二点|2点|一つ)?(?:あり(?:ます|まして)|したい(?:の?です)?|させてください|です|"
    r"いたします)(?:が|けど)?)|"
    r"(?<![a-z])(?:hi|hello|hey|dear (?:all|sir or madam|team|support|[a-z]+ team)|good (?:morning|"
    r"afternoon|evening|day)|greetings)(?: there| team| all| everyone)?(?![a-z])|"
    r"(?<![a-z])(?:(?:many )?thanks?(?: you| a lot| so much| very much| in advance| for (?:your|"
    r"the) [a-z ]{3,30}?(?=[.!,\n]|$))*|thx|cheers|kind regards|best regards|regards|sincerely|"
    r"best wishes)(?![a-z])|"
    r"(?<![a-z])(?:sorry to bother you|excuse me|i hope (?:you are|this (?:message|"
    r"email) finds you|you'?re)[a-z ]{0,30}|i have (?:a|two|three|some|a few|"
    r"a couple of) (?:questions?|requests?|things?)(?: for you)?)(?![a-z]))"
)
NAME = re.compile(r"\s*[一-龥々ァ-ヴぁ-ん]{1,6}です[。\s]*")
"""Who she is, right behind a greeting: 「お世話になっております。加藤です。」"""
HEAD = re.compile(rf"(?:{_GAP}|(?:and|but|so|then)(?= ))*")
TAIL = re.compile(
    r"(?:[\s、。,.・*•\-]|,? and(?= ?$)|(?<=[いこ])(?:の)?と(?=[、\s]*$)|(?<=い)し(?=[、\s]*$)|"
    r"(?<=んせる|取消し|り消し|の返品|の交換|の変更|の修理|の解約|再発行)と(?=[、\s]*$))+$"
)

_GENERIC = frozenset(
    "方法 手続 手続き 対応 返事 連絡 回答 至急 早急 可能 必要 確認 場合 自分 お願い 大丈夫 詳細 件 今日 "
    "明日 今 私 何 時 日 月 年 方 教 願 致 申 上 思 考 知 言 出来 下 頂 届 来 行 見 使 変 買 入 出 送 "
    "困 急 早 待 希望 問 合 問題 理由 場所 本当 時間 期間 以内 以上 以下 前 後 中 人 的 一 二 三 四 五 "
    "六 七 八 九 十 円 個 枚 台 本 点 回 番 号 様 the a an it is are do does can could would will i you "
    "my me we to for of on in at and or be have has get with this that there please how when what where "
    "why which if so any not know want need like help tell let possible soon long much many order item "
    "thing things".split()
)
_WORDS = re.compile(r"[一-龥々]+|[ァ-ヴー]{2,}|[a-z]{2,}")


def subjects(said: str) -> Iterator[str]:
    """What a clause is about: its nouns, less those of every clause."""
    for found in _WORDS.finditer(said):
        word = found.group()
        if word not in _GENERIC:
            yield word
