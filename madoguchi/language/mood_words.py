"""The words of mood, hurry, danger, law and abuse, in folded spelling with katakana as hiragana.

Each line weighs what it finds. What negates a word stands behind it in Japanese and before it in English.
"""

import re

ANGRY: tuple[tuple[int, re.Pattern[str]], ...] = (
    (3, re.compile(
        r"ふざけ(?:る|て|ん)|いい加減に(?:し|せ)|許せ(?:な|ま)|許さな|腹が?立|腹立た|頭に(?:き|来)|"
        r"むかつ|ぶち切れ|激怒|憤|怒って|怒りを?|"
        r"なめて(?:い)?る|馬鹿にし|ばかにし|詐欺(?=だ|です|じゃ|では|みたい|同然|か[よ。!?]|会社|"
        r"[。!]|$)|騙され|だまされ|誠意が?(?:な|感じ|見え)|最悪|"
        r"最低(?!限|[\d注温価]|の?金)|二度と[^。]{0,8}(?:ない|ません)|"
        r"何回言え|何度言え|何度も(?:言|同じこと|電話|連絡|問い?合)|いつまで待た|どれだけ待た|"
        r"一体(?:いつ|どう|何)|いったい(?:いつ|どう|何)|責任者を?出|"
        r"どうなって(?:い)?るん(?:です|だ)|どういうこと(?:です|だ|なん)|あり(?:得|え)な|"
        r"納得(?:でき|が?いき|いか)(?:な|ま)|話にな(?:らな|りま)|"
        r"(?<![a-z])(?:furious|angry|outrag\w+|ridiculous|unacceptable|disgust\w+|terrible|"
        r"horrible|awful|worst|scam(?![a-z])|(?:this is|it'?s|you(?:'re| are)) (?:a )?frauds?|pathetic|"
        r"incompeten\w+|fed up|sick of|"
        r"rip ?off|never (?:buy|order|shop|again)|how many (?:more )?times (?:do i have|must i|"
        r"have i)|what a joke|waste of (?:time|"
        r"money)|useless|appalling|disgrace\w*|lied to|shame on)"
    )),
    (2, re.compile(
        r"ひど(?:い|すぎ|く)|酷(?:い|すぎ|く)|うんざり|がっかり|失望|期待(?:は|外)ずれ|期待外れ|"
        r"残念(?!なが)|不満|不愉快|不快|"
        r"不誠実|不親切|信じられな|呆れ|あきれ|苛|いらいら|"
        r"対応が?(?:悪|遅|雑|ひど|最)|態度が?(?:悪|ひど)|いつになったら|遅すぎ|待たされ|放置され|無視され|"
        r"たらい回し|無責任|がまん(?:でき|なら)|我慢(?:でき|なら)|困るんですけど|文句|くれーむ|"
        r"苦情|"
        r"(?<![a-z])(?:upset|annoy\w+|frustrat\w+|disappoint\w+|unhappy|still no (?:answer|reply|"
        r"response|refund)|dissatisf\w+|complain\w*|"
        r"nobody (?:answers|replies|helps|cares)|"
        r"poor (?:service|quality)|bad (?:service|experience)|not (?:happy|satisfied|pleased|"
        r"acceptable|good enough)|(?:third|fourth|fifth) time|keeps? (?:breaking|failing))"
    )),
    (1, re.compile(
        r"(?:ください|下さい)よ(?=[!。]|$)|(?:まだ|いまだに|未だに)(?:届|連絡|返事|返金|来|"
        r"直)[^。]{0,10}(?:ません|ない)|(?<![a-z])still (?:no|not|haven'?t|waiting|hasn'?t)(?![a-z])|"
        r"[!！]{2,}|[?？]{3,}|[!?]{3,}|です[がけ]!")),
)  # fmt: skip
WORRIED: tuple[tuple[int, re.Pattern[str]], ...] = (
    (3, re.compile(
        r"不安|心配|怖(?:い|く)|こわ(?:い|くて)|恐(?:い|ろし|く)|どうしよう|心細|焦(?:って|り)|"
        r"ぱにっく|助けて(?:ください|下さい|ほし|$|[。!])|"
        r"(?<![a-z])(?:worr(?:y|ied|ying|ies)|afraid|scared|anxious|nervous|concerned|panic\w*|"
        r"help me|desperate|freaking out)"
    )),
    (2, re.compile(
        r"困(?:って|り(?!まし)|る)|悩ん|(?:大丈夫|平気|安全|危なく|危険|故障|詐欺|乗っ取り|"
        r"不正)[^。?]{0,6}(?:でしょうか|ですか|なのか|か心配)|戸惑|迷って|途方に|"
        r"(?<![a-z])(?:is it safe|not sure (?:what|if|whether)|confus\w+|stuck|"
        r"don'?t know what to do|at a loss|what if)"
    )),
)  # fmt: skip
PLEASED: tuple[tuple[int, re.Pattern[str]], ...] = (
    (3, re.compile(
        r"(?:嬉|うれ)し|満足|気に入(?:っ|り)|素晴らし|すばらし|最高|感動|大好き|愛用|おかげ(?:様|"
        r"さま)?で|完璧|ふぁん(?:です|にな)|"
        r"(?:とても|すごく|本当に|大変)(?:良|よ)(?:い|か)|(?:親切|丁寧|迅速)(?:な|"
        r"で)[^。]{0,10}でした|(?:親切|丁寧|迅速)(?:な|に|で)[^。]{0,14}(?:ありがと|嬉|うれ|良|"
        r"よか|感謝|助か)|"
        r"(?<![a-z])(?:happy|love (?:it|this|the|my|your)|great (?:service|job|work|product|help)|"
        r"excellent|amazing|wonderful|awesome|perfect(?:ly)?|delighted|fantastic|"
        r"pleased|satisfied|brilliant|impressed|best (?:service|purchase|ever))(?![a-z])"
    )),
    (2, re.compile(
        r"助か(?:りま(?:す|した)|った|る)|感謝|ありがと|有難う|有り難う|よかった(?!ら|の(?:です|"
        r"に))|良かった(?!ら|の(?:です|に))|安心(?:し(?:まし)?た|です)|"
        r"(?<![a-z])(?:thank(?:s| you)|appreciate|grateful|glad|helpful|works (?:great|perfectly|"
        r"well)|well done|nice (?:service|work))(?![a-z])"
    )),
)  # fmt: skip

URGENT: tuple[tuple[int, re.Pattern[str]], ...] = (
    (3, re.compile(
        r"(?:今|いま)すぐ|大?至急|早急|緊急|一刻も早|大急ぎ|すぐ(?:に|、)?(?:連絡|電話|対応|返事|"
        r"返信|送|止め|来て|何とか|なんとか|教えて|お願い)|直ちに|ただちに|"
        r"(?:今日|明日|あした|今夜)[^。]{0,8}(?:使|要)(?:う|い|る)[^。]{0,8}(?:までに|間に)|"
        r"間に合(?:わな|いま(?:せん|す)か|うか|うよう)|(?:今日|本日|今夜|今晩)中|(?:今日|明日|"
        r"あした|今夜|今晩|本日|明朝|今週)(?:の?(?:朝|昼|夕方|夜|午前|"
        r"午後)?)?(?:中)?まで(?:に)?(?!の間)|"
        r"急いで(?!は|い(?:な|ませ))(?:い|お|ほし|欲し|くだ|下|対|送|も|$|[。、!])|急ぎ(?:で|ます|"
        r"ですが|の(?:案|用)|、|。|$)|急を要|待て(?:ない|ません)|"
        r"(?<![a-z])(?:urgent(?:ly)?|asap|as soon as possible|right (?:now|away)|immediately|"
        r"emergency|at once|by (?:today|tonight|tomorrow)|before tomorrow|cannot wait|can'?t wait|"
        r"need (?:it|this|them) (?:today|tomorrow|tonight|now)|time.sensitive|without delay|hurry)(?![a-z])"
    )),
    (3, re.compile(
        r"(?:子供|子ども|こども|赤ちゃん|乳児|幼児|娘|息子|孫|妊娠中|高齢の[^。]{1,4}|祖母|祖父|母|"
        r"父|家族)(?:が|も|に|は)[^。]{0,14}"
        r"(?:待って|泣|飲(?:ん|み込)|飲めな|食べ(?:られ|て(?:しま|吐))|熱(?:が|を)|熱中|やけど|"
        r"火傷|怪我|けが|痛が|苦し|倒れ|寒|震え|触っ(?:て|た)|困って|危|入院|病気|発作|口に(?:し|"
        r"入))|"
        r"(?<![a-z])(?:my )?(?:child(?:ren)?|kids?|baby|son|daughter|toddler|mother|father)(?: is|"
        r" are| was| has| have| got| just)? [a-z ]{0,20}(?:sick|hurt|crying|swallow\w*|burn\w*|ill|"
        r"fever|cold|waiting|bleeding|in danger|touched)"
    )),
    (2, re.compile(
        r"早め(?:に|の)|(?:なるべく|できるだけ|出来るだけ|可能な限り|少しでも|一日も)早|早く(?!も|"
        r"から|なり|て(?:も|す)|に(?:目|起)|届いて(?:し|よ|あ|嬉))|急(?:いで|ぎ)|(?:今週|週末|月末|"
        r"来週|\d{1,2}日|[月火水木金土日]曜日?|\d{1,2}時|正月|くりすます|誕生日|結婚式|"
        r"引っ?越し)(?:中)?までに?(?:に|必|ほ|欲|届|お|$|、|。)|"
        r"(?:停電|断水|電気|お湯|冷蔵庫|暖房|えあこん)[^。]{0,6}(?:止ま|つかな|出な|使え(?:な|ま)|入ら)|"
        r"(?<![a-z])(?:soon(?!er or later)|quickly|by (?:monday|tuesday|wednesday|thursday|friday|"
        r"saturday|sunday|the weekend|the end of)|no (?:power|heating|electricity|"
        r"hot water))(?![a-z])"
    )),
)  # fmt: skip

CONCERNS: dict[str, re.Pattern[str]] = {
    "safety": re.compile(
        r"発火|出火|引火|火(?:が|を)(?:出|つ|噴|吹|ふ)|火事|火災|燃え|炎が|火花|すぱーく|発煙|"
        r"煙(?:が|を|も|の|っぽ|出|みたい|らしき)|けむり(?:が|みたい)|焦げ(?:た|て|くさ|臭)|こげ(?:くさ|臭)|"
        r"焼け焦げ|(?:ぷらぐ|こーど|けーぶる|こんせんと|ばってりー)[^。]{0,10}(?:溶け|とけ|熱く|あつく)|"
        r"感電|びりびり(?:し|き)|漏電|しょーとし|爆発|破裂|怪我|けが(?:を|が|し|人)|負傷|出血|"
        r"血が(?:出|止)|やけど|火傷|異臭|"
        r"がす(?:が|の|くさ|臭|漏)[^。]{0,3}(?:漏れ|匂|にお|臭|い)|一酸化炭素|中毒|誤飲|飲み込ん|"
        r"窒息|あれるぎー|あなふぃらきしー|じんましん|蕁麻疹|発疹|嘔吐|吐い(?:た|て)|食中毒|異物|"
        r"ばってりーが(?:膨|ふく)|"
        r"膨張|救急|病院に(?:行|運)|"
        r"(?<![a-z])(?:fire(?! (?:tv|stick|tablet|alarm|extinguisher|safety|hd))|caught fire|"
        r"flames?|smok(?:e|ing)|sparks?|sparking|electric(?:al)? shock|electrocut\w+|"
        r"explo(?:de[ds]?|ding|sion)|burst|burn(?:ed|t|s|ing)? (?:my|his|her|"
        r"the(?! (?:rice|food|bread|toast|cake|bottom))|smell|me|hand)|"
        r"smell(?:s|ed|t|ing)?(?: (?:of|like|an?|little|bit|slightly|quite|very|something|is|so))* burn\w*|"
        r"(?:got|gets?|gave me|gives me|had) an? (?:\w+ )?shock|"
        r"(?:plug|cord|cable|socket|outlet|battery|adapter)[a-z ]{0,20}(?:melt\w*|(?:very|too|really) hot)|"
        r"burning smell|"
        r"injur(?:ed|y|ies)|got hurt|hurt (?:my|his|her|me)|bleeding|allerg(?:y|ic|ies)|"
        r"anaphyla\w+|gas leak|overheat\w*|swollen battery|swallowed|chok(?:ed|ing)|poison\w*|"
        r"food poisoning|hospital|ambulance)(?![a-z])"
    ),
    "legal": re.compile(
        r"弁護士|法律事務所|法的(?:措置|手段|手続|対応|責任|に)|訴(?:え(?:る|ます|たい|て(?!くる|"
        r"きた|い(?:ます|る)症)|ら)|訟)|裁判|告訴|告発|提訴|慰謝料|損害賠償|賠償(?:請求|し)|"
        r"内容証明|被害届|警察|"
        r"消費者?(?:生活)?せんたー|消費者(?:庁|ほっとらいん|団体)|国民生活せんたー|公正取引|"
        r"景品表示法|景表法|くーりんぐ[・ ]?おふ|製造物責任|個人情報保護委員会|違法|"
        r"(?<![a-z])(?:lawyer|attorney|solicitor|sue(?: you)?|suing|lawsuit|legal action|"
        r"take you to court|small claims|(?:to|in) court|consumer (?:protection|affairs|rights|"
        r"center|centre|agency)|trading standards|better business bureau|"
        r"the police|police report|illegal|regulator|ombudsman|damages claim|press charges)(?![a-z])"
    ),
    "harassment": re.compile(
        r"死ね|しね(?=[。、!\s]|$|よ)|殺す(?!菌|虫)|殺して(?:や|く)|ぶっ(?:殺|飛ば|潰)|ぶん殴|"
        r"殴(?:る|り(?:に|込))|土下座|(?:(?<![ぁ-んー])|(?<=[のはがもらな]))(?:ばー?か|馬鹿|阿呆|"
        r"あほ)(?:野郎|やろう|か(?:よ|お前|!|"
        r"$)|が(?:!|$)|ども|たれ|じゃ(?:ない|ねえ)|な(?:の|んじゃ)か?|[!。、]|$)|"
        r"(?:くそ|糞)(?:野郎|会社|ども|対応|が(?:!|$)|ったれ)|(?<![ぁ-ん一-龥])てめ(?:え|ー(?!る)|"
        r"ぇ)|お前(?:ら|は|が|の|"
        r"、|みたい|じゃ|って|なんか)|おまえ(?:ら|は|が|の)|貴様|きさま|無能|役立たず|能無し|"
        r"頭(?:が)?おかしい|"
        r"ごみ(?:会社|対応|企業|くず|みたいな(?:会社|対応))|(?<!野菜)くず(?:会社|が|ども|野郎|$)|"
        r"(?:晒し|さらし|晒して|拡散し)(?:て(?:やる|やり)|ます|やる)|(?:家|会社|店)に(?:行く|"
        r"押しかけ|乗り込)(?:ぞ|からな|んで|んだ|むぞ|む)|覚えて(?:い)?ろ|ただじゃ(?:おか|済ま|"
        r"すま)|ぶす(?:が|!|$)|きもい|消えろ|名前を?(?:言え|教えろ|晒)|(?:えろ|えっち)(?:い|な)|"
        r"ぱんつ|下着(?:の色|は何)|"
        r"(?<![a-z])(?:idiots?|morons?|stupid (?:people|company|bot|idiots?|agent|staff|woman|man)|"
        r"fuck\w*|f\*+\w*|shit(?:ty)?|bastards?|bitch\w*|assholes?|kill you|i(?:'ll| will) (?:kill|"
        r"hurt|find) you|go to hell|shut up|dumbass|retard\w*|scumbags?|sexy|die(?= you|!|"
        r"$))(?![a-z])"
    ),
}  # fmt: skip

_NOT_JA = (
    r"(?:に)?(?:(?:は|も|が|で|では|じゃ|と|とか|などは|って(?:は|い)?|って(?:いる|る)わけ(?:では|"
    r"じゃ)?|(?:さ|て)?(?:い|お)?(?:る|り)?(?:わけ|の|つもり|もの)?(?:では|じゃ|は|も)|を(?:し|負|"
    r"出)[^。、]{0,3}|人は|し(?:て)?(?:は)?)"
    r"(?:ない|なく(?!て)|なかった|ありません|ございません|い(?:ない|ません)|おりません|"
    r"思(?:いません|わない)|ません|して(?:い)?(?:ない|ません)|し(?:なかった|ません)|"
    r"出て(?:い)?(?:ない|ません)|なくなり)"
    r"|く(?:は)?(?:ない|ありません|なかった)|(?:では|じゃ)な(?:い|く)|しな(?:い|く)|"
    r"して(?:は)?(?:い)?(?:ない|ません)|(?:い|お)?(?:り)?ません(?!か)|(?:て|"
    r"で)(?:は)?(?:い)?(?:ない|ません)|(?:ず|い(?:ない|ません|なく)|する必要は(?:ない|ありません)|"
    r"なくて(?:も)?(?:いい|"
    r"大丈夫|結構|構い)|らず))"
)
NEGATED_BEHIND = re.compile(_NOT_JA)
NEGATED_BEFORE = re.compile(
    r"(?<![a-z])(?:not|no|never|isn'?t|aren'?t|wasn'?t|weren'?t|don'?t|doesn'?t|didn'?t|without|"
    r"no one (?:was|is|got)|nobody (?:was|is|got)|won'?t|hardly|cannot|can'?t)(?: (?:a|an|any|be|"
    r"been|being|really|very|so|too|at all|get|got|that|sign of|need to|going to|feeling|"
    r"particularly|want to))*(?: )$"
)
DOUBT_BEHIND = re.compile(
    r"[^。]{0,8}(?:じゃない(?:です|の)?か|では(?:ない|ありません)か|(?:しない|ない|なら)か|ませんか|"
    r"かも|恐れ|おそれ|心配|不安|怖)"
)
