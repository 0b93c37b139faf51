"""The words of corrections, in folded spelling with katakana as hiragana (see `folded.Folded.kana`)."""

import re

_GAP = r"[\s、。,.!?…~ー\-]"
OPENING = re.compile(
    rf"(?:{_GAP}|あっ|あ(?=[、っ。])|あの|えっと|ええと|えーと|うーん|んー|すみません(?:が)?|"
    rf"すいません(?:が)?|ごめん(?:なさい)?|"
    r"申し訳(?:ありません|ございません|ない(?:です)?)(?:が|けど)?|恐れ入りますが|いやいや|"
    r"いや(?!な)|いえ|いいえ|いったん|一旦|"
    r"ちょっと(?:待って(?:ください|下さい)?)?|待って(?:ください|下さい)?|まって|やはり|やっぱり|"
    r"やっぱし?|とりあえず|"
    r"やっぱし|はい|えーっと|それなら|じゃあ|では(?!な)|でも|けど|"
    r"(?:sorry|oops|wait|hold on|hmm+|um+|uh+|oh|ah|nah|hey|ok(?:ay)?|please|no|actually|well|hang on|"
    r"on second thoughts?|my bad)(?![a-z']))*"
)
BEHIND_NO = re.compile(rf"(?:んです|の?です)?(?:よ|ね|わ|ので|から|が|けど)?{OPENING.pattern}")
CHANGED = re.compile("やっぱ|やはり|actually|on second thought")
OBJECTED = re.compile("いや|いえ|いいえ|(?<![a-z])no(?![a-z])")
_PLEASE = (
    r"(?:お?願い(?:し|いたし|致し)ます|ください|下さい|ほしいです|もらえますか|いただけますか|です|"
    r"ます|よ|ね|わ|から|ので|けど|が|"
    rf"すみません|ごめんなさい|申し訳(?:ありません|ございません)|ありがとう(?:ございま(?:す|"
    rf"した))?|please|lol|haha|sry|thanks|thank you|now|then|sorry|{_GAP})*$"
)
_OURS = (
    r"(?:(?:それ|これ|今の|今回|いまの|さっきの|先ほどの|この|その)?(?:手続き?|話|件|変更|操作|入力|"
    r"やり取り|もの|やつ)?(?:は|を|も|で)?)"
)

RESTART = re.compile(
    r"(?:もう一度|もういちど|もう一回|もういっかい|全部|すべて|これ(?:を|は)?|入力を|手続きを|話を)?[、\s]?"
    r"(?:(?:一番)?(?:最初の(?:質問|ところ|画面|すてっぷ)|最初|さいしょ|はじめ|初め|頭|一|"
    r"いち)(?:から|に)[、\s]?(?:もう一度|もういちど|"
    r"全部|すべて)?"
    r"(?:やり(?:直|なお)|お願い|おねがい|聞いて|入力(?:し直|し直|させ)|戻|もど|始め|はじめ|始まり|"
    r"し(?:て|ます|たい)|"
    r"説明し直|に?し(?:て|ます|たい)|(?:で)?(?:いい|大丈夫|よろしい)(?:です)?か|$)"
    r"|やり(?:直|なお)(?:し(?:たい|ます|て|で|$|を)|させて)|りせっと(?:して(?:ください)?|します|"
    r"したい|で)?(?:です)?$|仕切り直)"
    r"|(?:can (?:i|we) |let'?s |i(?:'d like| want| need) to |could we )?(?:start (?:over|again|"
    r"anew|from (?:the (?:beginning|start|top)|scratch))"
    r"|begin again|restart|reset|do it (?:all )?over)(?: (?:this|please|again|the conversation|"
    r"from the beginning))*[?.!\s]*$"
)
_EARLIER = r"(?:一つ|ひとつ|1つ|一個|1個|二つ|前|まえ|さっき|先ほど|直前|今)"
_SPOT = r"(?:質問|しつもん|ところ|所|画面|手順|話|選択|入力|すてっぷ|めにゅー|項目|やつ)"
BACK = re.compile(
    rf"(?:{_EARLIER}(?:前|手前)?の?(?:{_SPOT})?(?:に|へ|まで|だけ)?[、\s]?)?(?:戻|もど)"
    rf"(?:って(?:ください|下さい|もいいですか|いい|ほしい|もらえますか|いただけますか|くれますか)?|"
    rf"る|り(?:たい|ます)(?:です)?|"
    rf"してください|せますか|れますか|ろう)(?:[。!?\s]|です|けど|ので|$|お願)"
    rf"|(?:さっき|今|いま|先ほど|前)の(?:答え|回答|入力|話|やつ|選択|発言|もの)?(?:は|"
    rf"を)?(?:、)?(?:なし|無し|取り消|とりけ|忘れて|わすれて|無視|違い|間違い|撤回)"
    rf"|{_EARLIER}(?:前|手前)?の?(?:{_SPOT})?(?:に|へ)(?:戻|もど)し(?:て|たい)"
    rf"|{_EARLIER}の(?:{_SPOT})(?:を)?(?:もう一度|やり直)"
    r"|(?:(?:can (?:i|we|you) |could (?:i|we) |let'?s |i want to |take me )?(?:go |one step |"
    r"a step )?back(?: (?:one|a|up|to the (?:last|previous|first) (?:question|step|one|menu)"
    r"|one step|a step|please|step))*|(?:the )?previous(?: (?:question|step|one|page|"
    r"menu))?(?: please)?|undo(?: (?:that|it|the last (?:one|step|answer|thing)))?|scratch that|"
    r"take that back|"
    r"(?:forget|ignore|disregard) (?:what i (?:just )?said|that last (?:one|answer)|"
    r"my last (?:answer|message)))[?.!\s]*(?:please)?[.!\s]*$"
)
WITHDRAW = re.compile(
    rf"(?:もう、?)?(?:{_OURS})?(?:やめ(?:たい(?=です|$|[。!\s])|と(?:き|く)|て(?:おき|おく)|"
    rf"に(?:し|する)|ます|る(?!に|方|には|と)|"
    rf"た(?![いらほ方])|よう(?:かな|と思))|やめて(?!ほし)"
    r"|きゃんせる(?:で|します|してください|して下さい|して|する(?!に|方|こと|と)|お願い|でお願い)?"
    r"|取り?消し(?:で|ます|てください|て下さい|て)?|取り?やめ(?:ます|で|る|に(?:し|する))?|"
    r"中止(?:で|します|してください|して|に(?:し|する))?|"
    r"な(?:かった|い)ことに(?:し|お願)(?:て|ま)?|なしで|なしに(?:し)?(?:て|ます)?|見送(?:ります|る|"
    r"らせて)(?:ください)?|"
    r"(?:必要|用)(?:が|は)?な(?:くなり|くなっ)(?:まし)?た|続けなくて(?:いい|大丈夫|結構)|すとっぷ|"
    r"終わり(?:に|で)(?:し)?|撤回(?:します)?|しなくて(?:いい|大丈夫|結構)|"
    r"もう(?:いい|結構|大丈夫|いらない|いりません|不要)(?:です)?)" + _PLEASE + r"|"
    r"(?:また(?:今度|改め|後で|あとで|後日|次回|考え|連絡|の機会|改めて|来ます|にし)|今(?:は|回は|"
    r"日は)(?:もう)?(?:いい|やめ|結構|見送|大丈夫|し(?:ない|ません)|不要|遠慮)"
    r"|考え(?:直し|直す|させて|て(?:から|みます))|自分で(?:や(?:り|っ)|調べ|し(?:ます|てみ)|解決)|"
    r"気(?:が|持ちが)変わ(?:りました|った|って)(?:[。、]|$)"
    r"|(?:この(?:まま|話)で|もう)(?:いい|結構|大丈夫)です)[^。]{0,14}[。!]?$"
    r"|(?:(?:注文|返品|交換|変更|予約)(?:は|を)?)?(?:きゃんせる|取り?消し|変更|返品)(?:は|を)?しないで"
    r"|取り?消さないで|変えないで"
    r"|(?:i )?(?:never ?mind|nvm|forget (?:it|about it|the whole thing)|"
    r"cancel(?: (?:this (?:request|process|change|procedure)|it|that|this|"
    r"everything|please))*|stop(?: (?:it|this|here|please))*|quit|exit|abort"
    r"|(?:i(?:'ve| have)? )?changed my mind|(?:i )?(?:do not|don'?t|no longer) (?:want|need) (?:it|"
    r"this|that|to|to do (?:it|this|that)|to continue)?(?: anymore| any more| now)?"
    r"|i'?d rather not(?: continue| do (?:it|this|that))?|(?:let'?s )?(?:leave|drop|skip) (?:it|"
    r"this|that)|let'?s (?:not|stop(?: here)?)|"
    r"maybe (?:later|another time|next time)|not (?:any ?more|now|today)|another time"
    r"|i(?:'ll| will) (?:do (?:it|that) (?:later|myself)|think about it|come back later|pass)|"
    r"it'?s no longer needed|(?:do not|don'?t) (?:do (?:it|that)|bother|cancel|change)"
    r"(?: (?:it|that|this|the order|anything))*)" + _PLEASE
)
_PRESSED = "(?:pressed|hit|clicked|tapped|sent|pushed)"
SLIPPED = re.compile(
    r"(?:(?:間違え|まちがえ)て、?)?押し(?:間違え|まちがえ|間違い|てしまい|ちゃい)?(?:まし)?た" + _PLEASE
    + rf"|(?:it was |that was )?(?:(?:i )?{_PRESSED} )?(?:the )?wrong (?:button|thing)" + _PLEASE
    + rf"|(?:i )?{_PRESSED}(?: (?:it|that|this))? (?:by (?:accident|mistake)|accidentally)" + _PLEASE
    + r"|(?:i )?(?:did not|didn'?t) mean (?:to(?: do (?:that|it))?|that|it)" + _PLEASE
)  # fmt: skip
"""What was pressed was not meant: leave it, where an exclamation goes before (「あ、」, "no wait")."""
_OTHERS = "注文|定期|契約|予約|ぷらん|会員|購読|めるまが|さぶすく|配送|あかうんと"
WITHDRAW_CHANGED = re.compile(
    rf"(?:(?!{_OTHERS})[^、。はがをも]{{1,14}}[はをも]?)??"
    r"(?:やめ(?:ます|ときます|ておきます|る|にします|とく|とこう)|きゃんせる(?:します|で|する)|"
    r"いい(?:や|です|かな)?|いらな(?:い|くなりました|くなった)(?:です)?|"
    r"(?:いり|要り)ません|結構です?|けっこうです?|大丈夫です?|不要です?|なしで|なし|し(?:ません|"
    r"ない(?!と|で))(?:です)?|しなくていい(?:です)?|しないことに(?:し|する)(?:ます)?|"
    r"(?:このまま|今のまま|そのまま)(?:で|に)(?:いい|します|お願い(?:し)?|大丈夫)?(?:です|ます)?|"
    r"続けます|(?:また)?(?:今度|次回|後日|あと|後)(?:に(?:します|する|しとく|しときます)|で(?:いい|します)))"
    + _PLEASE
)

_STOPS = rf"(?={_GAP}|$|よ|んです|の?で(?:す|、)|から)"
REFUSED = re.compile(
    r"(?:(?:そう|そこ|それ|これ)(?:じゃ|では?)(?:な(?:くて?|い(?:です|んです)?)|ありません|"
    r"ございません)(?:[がけ]ど?)?"
    rf"|(?:(?:それ|これ|そこ|全然|ぜんぜん|ちょっと)(?:は|も)?)?(?:違|ちが)(?:います(?!か)|"
    rf"う{_STOPS}|くて|って|いました)"
    rf"|(?:ま|間)(?:ちが|違)(?:え|い)(?:ました|です|でした|た{_STOPS}|ちゃった|てました|"
    rf"てしまいました|て(?:い)?ました)"
    r"|(?:(?:入力|選択|番号|日付)(?:を|が)|書き|打ち|押し|言い|選び|いい)(?:間違え|まちがえ|間違い|"
    r"まちがい)(?:ました|です|でした|た)|"
    r"[^、。はがを]{0,6}(?:番号|住所|日付|日にち|名前|数量|数|めーるあどれす|時間|入力|選択)[がを](?:違い|"
    r"(?:打ち|書き|言い)?間違え)(?:まし)?た(?=[。、])|訂正(?:です|します|させて(?:ください)?|"
    r"(?:を)?お願いします)?"
    r"|正しくは|正確には|(?:じゃ|では)なくて|というか|ていうか"
    r"|(?:that'?s|this is|it'?s) (?:not (?:what i (?:meant|said|asked|wanted)|right|it|correct|"
    r"true)|wrong|incorrect)|not (?:that|this)(?: one)?(?=[,.!\s]|$)|not what i meant"
    r"|correction|(?:i )?made a mistake(?=[,.!]|$)|my mistake|wrong(?: (?:one|date|number|address|"
    r"order))?(?=[,.!]|$)|i (?:meant|mean)(?=[ ,])|i misspoke|i(?:'ve)? (?:mistyped|"
    r"typed it wrong))"
)
_FORM = (
    r"(?:の(?:ほう|方)|ん)?(?:で(?:お願い(?:し|いたし)?(?:ます)?|した|す|いい(?:です)?|頼みます)?|"
    r"だ(?:よ|った)?|に(?:し(?:ます|てください|て下さい|て|たい(?:です)?)|変更(?:し(?:ます|"
    r"てください|て))?"
    r"|変えて(?:ください)?|直して(?:ください)?|なります|訂正(?:し(?:ます|てください))?)|が(?:いい|"
    r"よい|良い|正しい|ほしい|希望)(?:です)?|を(?:お願い(?:します)?|ください|希望(?:します)?)|"
    r"と(?:入力|書)[^。]{0,10}|の間違い(?:です|でした)|なんです|です(?:けど|が|"
    r"ので))?(?:お願いします)?[。.!、ねよ\s]*"
)
_VALUE = r"[^。、!?\n]"
INSTEAD = re.compile(
    rf"(?:[^、。はがを]{{1,8}}[はが]、?)?(?P<old>[^、。はをが]{{1,16}}?)(?<![んのたるうくい])(?:じ"
    rf"ゃ|では|で)なくて?、?\s?(?P<new>{_VALUE}{{1,24}}?)(?:と)?{_FORM}$"
)
MISTAKEN = re.compile(
    r"(?:[^、。]{1,14}は)?(?P<new>(?!注文|商品|住所|数量|さいず|色|金額|請求|品物|名前|入力|番号|"
    r"発送|配送|配達|"
    r"届け)[^。、!?はがを]{1,14}?)の(?:間違い|まちがい|誤り)(?:でした|です)[。!]?$"
)
RATHER = re.compile(
    rf"(?P<new>{_VALUE}{{1,20}}?)(?:の(?:ほう|方))?(?:で(?:お願い(?:し|いたし|致し)ます|いいです|"
    rf"頼みます|$)|に(?:します|してください|して下さい|変更(?:します|してください|で)?|"
    rf"変えて(?:ください|下さい)?|"
    r"変えます|して|する)|が(?:いい|よい|良い)(?:です)?|の(?:ほう|方)(?:で|が|に)[^。]{0,10}|"
    r"(?<=\d[日時個番枚台])です)[。!ねよ\s]*$"
)
RATHER_ENGLISH = re.compile(
    r"(?:make (?:it|that) |i(?:'ll| will) (?:take|have|go with) |let'?s (?:do|make it|go with) |"
    r"it'?s |it should be )?"
    r"(?P<new>(?:[\w:/'-]+ ?){1,4}?)(?:,? (?:please|instead|then))+[.!\s]*$"
)
REST = re.compile(rf"(?:it'?s |it is |the |i meant )?(?P<new>[^。!?\n]{{1,60}}?){_FORM}$")
REST_LONG = re.compile(r"(?P<new>[^\n]+)")
WISH = re.compile(
    r"[たほ](?:し)?い(?:です|の|$)|連絡|教えて|知りた|ますか|ません|ですか|下さい|もらえ|いただけ|"
    r"(?:して|って|んで|いて)(?:ください|$)|だめ|駄目|無理|"
    r"(?<![a-z])(?:want|would|can|could|how|when|where|why|what|is|does|has|was|need|return|cancel|"
    r"help)(?![a-z])|\?"
)
_EN = r"[^.!?\n]"
_CALLED = r"(?:it'?s |i (?:meant|mean|said) |make (?:it|that) )?"
_BUT = r"(?:,? but|[,.;] ?(?:i (?:want|need|meant)|i'd like|make it|it'?s|but))"
_POLITE = r"(?:,? (?:please|instead))*[.!\s]*$"
_NOT_OLD = "(?!sure|only|yet|now|really|working|today|happy|received|able)"
ENGLISH_NEW = (
    re.compile(
        rf"{_CALLED}not (?:the )?(?P<old>{_NOT_OLD}[^,.!?]{{1,24}}?){_BUT} (?:the )?(?P<new>{_EN}{{"
        rf"1,30}}?){_POLITE}"
    ),
    re.compile(
        rf"{_CALLED}(?:the )?(?P<new>(?:[\w:$/'-]+ ?){{1,3}}?)(?:, not| instead of|,? rather than)(?: the)? "
        rf"(?P<old>{_NOT_OLD}[^,.!?]{{1,24}}?){_POLITE}"
    ),
    re.compile(
        r"(?:i (?:meant|said)(?: to say)?|i mean|make (?:it|that)|it should (?:be|say)|"
        r"it was supposed to be|should be)[,:]? "
        rf"(?P<new>{_EN}{{1,40}}?){_POLITE}"
    ),
)
