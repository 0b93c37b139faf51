"""Small talk that is nothing but that: who are you, are you a robot, how are you, the weather, I like you.

A text is small talk when all of it is: 「ロボットですか」 is,
「ロボット掃除機ですか」 is a question about a product.
"""

import re
from typing import Literal

from .folded import folded

Topic = Literal[
    "who", "robot", "maker", "age", "abilities", "home", "weather", "wellbeing", "liking", "praise", "insult",
    "joke",
    "hobby", "food", "feelings", "testing", "apology", "bored", "tired", "good_night", "birthday", "laugh",
    "language",
    "secret", "time",
]  # fmt: skip
LONGEST = 60  # letters of a text that is nothing but small talk

_YOU = (
    r"(?:あなた|あんた|君|きみ|そちら|(?:ちゃっと)?ぼっと(?:さん|くん)?|ろぼっと(?:さん|くん)|"
    r"あしすたんと(?:さん)?|aiさん)"
)
_ENDS = (
    r"(?:です|でしょう|なの|なん|ます|ある|いる)?(?:か|の|かな|ね|よ|でしょうか|ですか|んですか|"
    r"っけ|わ|ー|～)*(?:教えて(?:ください|下さい)?|ください)?[、。.!?…~♪笑w\s]*$"
)
_BEGIN = (
    r"^(?:[\s、。,!?…]|ねえ|ねぇ|ねー|あの|えっと|ところで|ちなみに|じゃあ|では|もしかして|"
    r"ひょっとして|本当に|ほんとに|実は|今日は?|最近は?|hey|hi|hello|so|well|by the way|btw|tell me|"
    r"please)*"
)
_PATTERNS: dict[Topic, str] = {
    "who":
        rf"(?:{_YOU}(?:は|って|の)?)?(?:一体|いったい)?(?:誰|だれ|どなた|何者|なにもの)|"
        rf"{_YOU}の?(?:お?名前|なまえ)(?:は|を)?(?:何|なん|なに)?|(?:お?名前|なまえ)は(?:何|なん|"
        rf"なに)(?:です|て|という|と言う)?(?:いうの|言うの|いいます)?|"
    rf"自己紹介(?:を)?(?:して|お願いします)?|{_YOU}について|"
    r"who (?:are|r) (?:you|u)|what(?:'s| is) your name|what are you|do you have a name|(?:what|"
    r"how) should i call you|introduce yourself",
    "robot":
        rf"(?:{_YOU}(?:は|って)?)?(?:本物の|本当の|ただの|生身の|中の人は?|相手は|これは?|"
        rf"今話しているのは)?(?:(?:ろぼっと|ぼっと|ちゃっとぼっと|ai|人工知能|機械|ぷろぐらむ|"
        rf"ちゃっとgpt|自動(?:応答|返信)|人|人間|ひと|にんげん)(?:です|でしょう|なん|なの|だ)?(?:か|"
        rf"それとも(?:人間|ai|ろぼっと|人)|または人間))(?:、?(?:それとも)?(?:人間|ai|ろぼっと|人|"
        rf"ぼっと)(?:です)?か?)?|"
    r"中の人(?:は)?(?:い|居)(?:る|ます)|人が(?:答え|返信|対応)(?:て|し)(?:い)?(?:る|ます)|"
    r"(?:are|r) (?:you|u) (?:really |just |actually )?(?:a |an )?(?:real |live |actual )?(?:robot|"
    r"bot|chatbot|chat bot|ai|machine|computer|human|person|people|chatgpt|"
    r"program)(?: being)?(?:,? or (?:a |an )?(?:real )?(?:robot|bot|ai|human|person|machine))?|"
    r"am i (?:talking|chatting|speaking) (?:to|with) (?:a |an )?(?:real )?(?:robot|bot|human|"
    r"person|machine|ai)(?: or (?:a |an )?(?:real )?(?:robot|bot|human|person|machine|ai))?|"
    r"is this (?:a |an )?(?:real )?(?:bot|robot|human|person|ai|automated)|you(?:'re| are) (?:a |"
    r"just a )?(?:bot|robot|machine)",
    "maker":
        rf"(?:{_YOU}(?:は|を)?)?(?:誰|だれ|どこ|どの会社)(?:が|に|の会社が|で)(?:作|つく|開発)(?:った|"
        rf"られた|りました|られました|した|しました)(?:の)?|who (?:made|built|created|programmed|"
        rf"designed|trained) you|where (?:do|did) you come from",
    "age":
        rf"(?:{_YOU}は?)?(?:何|なん)歳|(?:{_YOU}の)?(?:お?年齢|お?歳|年)(?:は|を)?(?:いくつ|何歳)?|"
        rf"おいくつ|(?:{_YOU}は?)?いつ生まれ(?:た|ました)|how old are you|what(?:'s| is) your age|"
        rf"when were you born",
    "abilities":
        rf"(?:{_YOU}は?|ここでは?)?(?:何|なに)(?:が|を)(?:でき|出来|して(?:くれ|もらえ))(?:る|"
        rf"ます)(?:の)?|(?:{_YOU}は?)?(?:できること|機能)(?:は(?:何|なに)?|を)?|(?:何|なに)を(?:聞け|"
        rf"質問でき|きけ|頼め)(?:ば(?:いい|よい)|る|ます)|(?:使い方|つかいかた)(?:は|を)?|"
    r"what (?:can|do) you do(?: for me)?|how (?:can|do) you (?:help(?: me)?|work)|what (?:can|"
    r"could) i ask(?: you)?|what are you (?:able to do|for|good at)|help|menu",
    "home":
        rf"(?:{_YOU}は?)?(?:どこ(?:に|から)(?:住んで|い|来)(?:い)?(?:る|ます|た|ました)?(?:の)?|"
        rf"出身は?(?:どこ)?)|where (?:are you(?: from)?|do you live)",
    "weather":
        r"(?:今日|明日|きょう|あした|そちら|そっち|外)?(?:は|の)?(?:いい|良い|よい)?(?:お?天気|"
        r"天候)(?:は|が)?(?:いい|良い|悪い|どう|よい|どんな感じ)?|(?:今日|明日)?は?(?:雨|雪|晴れ|"
        r"台風)(?:が|は)?(?:降|ふ)?(?:る|り|ります|ですか|かな)?|(?:今日|きょう|毎日)?は?(?:暑い|"
        r"あつい|寒い|さむい|蒸し暑い|涼しい|いい天気|よく降ります|暖かい)|"
    r"(?:how(?:'s| is)|what(?:'s| is)) the weather(?: like)?(?: today| tomorrow| there)?|(?:is it|"
    r"will it|it(?:'s| is)) (?:going to )?(?:rain(?:ing)?|snow(?:ing)?|sunny|hot|cold|"
    r"a nice day)(?: today| tomorrow| outside)?|nice weather(?: today)?|it'?s (?:so |very )?(?:hot|"
    r"cold)(?: today)?",
    "wellbeing":
        rf"(?:{_YOU}は?)?(?:お?元気|げんき|調子|ご機嫌|体調|お変わり)(?:は|が)?(?:どう|いい|いかが|"
        rf"ない|ありません)?(?:です)?(?:か)?|(?:調子|ちょうし)は?(?:どう|いかが)|how are (?:you|u|"
        rf"things)(?: doing)?(?: today)?|how(?:'s| is) it going|how do you do|what'?s up|sup|how(?:'s|"
        rf" is| was) your day|are you (?:ok|okay|well|fine)|how have you been",
    "liking":
        rf"(?:{_YOU}(?:の(?:こと|事))?(?:が|は)?)?(?:大)?(?:好き|すき)(?:です|だ|だよ|になりました|"
        rf"になっちゃった)|愛して(?:い)?(?:る|ます)|(?:結婚|けっこん|でーと|付き合|つきあ)(?:して|"
        rf"って)?(?:ください|下さい|くれ(?:ます|る)|しよう|しませんか|ほしい)?|(?:友達|"
        rf"ともだち)に(?:なって|なろう|なりませんか|なれます)(?:ください)?|(?:彼氏|彼女|恋人|"
        rf"好きな人)(?:は|が)?(?:い(?:る|ます))?|i (?:really )?(?:love|like) you|will you (?:marry me|"
        rf"be my (?:friend|girlfriend|boyfriend))|marry me|do you (?:love|like) me|can we be friends|"
        rf"are you (?:single|married)",
    "praise":
        rf"(?:{_YOU}は?|とても|すごく|本当に|なかなか|めっちゃ|さすが(?:に|は)?)*(?:賢い|かしこい|"
        rf"頭がいい|すごい|凄い|すごー*い|優秀|親切|優しい|やさしい|かわいい|可愛い|便利|役に立(?:つ|"
        rf"ちます|った)|えらい|偉い|素敵|すてき|さすが|上手|天才|いい子|最高|面白い|おもしろい)(?:です|"
        rf"だ|ですね|だね|なあ|やん)?|(?:よく|よくぞ)(?:できました|できてる|やった)|good (?:bot|job|"
        rf"girl|boy|work)|well done|you(?:'re| are) (?:so |very |really )?(?:smart|clever|great|"
        rf"amazing|cute|funny|nice|kind|helpful|awesome|the best|good)|impressive|cool|nice",
    "insult":
        rf"(?:{_YOU}は?|ほんと|本当に|まじで|全然)*(?:ばか|馬鹿|あほ|阿呆|まぬけ|ぽんこつ|"
        rf"使えない(?:ぼっと|ai|やつ|な)?|役に?立たない|役立たず|頭(?:が)?悪い|むかつく|嫌い|きらい|"
        rf"大嫌い|うざい|うるさい|だまれ|黙れ|つまらない|下手くそ|無能)(?:です|だ|だな|な|め)?|"
        rf"(?:you(?:'re| are)? )?(?:so )?(?:a )?(?:stupid|dumb|useless|an idiot|idiot|bad bot|"
        rf"terrible)(?: bot| robot)?|i hate you|shut up|you suck",
    "joke":
        r"(?:何か|なにか|なんか)?(?:面白い|おもしろい|笑える|楽しい)(?:こと|話|はなし|"
        r"じょーく)(?:を)?(?:言って|話して|して|言え|聞かせて|ある|ありません)?(?:ください|ほしい)?|"
        r"(?:じょーく|だじゃれ|冗談|ぎゃぐ|なぞなぞ|しりとり|怖い話|歌)(?:を|して)?(?:言って|して|"
        r"歌って|お願いします|言える|できる|やって|しよう|しましょう|しません|歌える)?(?:ください)?|"
        r"(?:tell me|do you know|say) (?:a |another |any )?(?:jokes?|something funny|a story|a riddle)|"
        r"make me laugh|sing (?:me )?(?:a song|something)|let'?s play(?: a game)?",
    "hobby":
        rf"(?:{_YOU}の)?(?:趣味|しゅみ|特技|休日|休み)(?:は|って)?(?:何|なん|なに|"
        rf"ある)?(?:を?して(?:い)?(?:る|ます))?(?:の)?|(?:{_YOU}は?)?(?:休み|休憩)(?:は|が|を)?(?:ある|"
        rf"あります|取(?:る|れる|ります))(?:の)?|(?:何|なに)(?:を)?して(?:い)?(?:る|ます|た|"
        rf"ました)(?:の)?|what (?:do you do for fun|are your hobbies|is your hobby|are you doing|"
        rf"do you like)|do you (?:ever )?(?:sleep|rest|get tired|take breaks|have hobbies|work 24/7|"
        rf"like music)",
    "food":
        rf"(?:{_YOU}の|{_YOU}は)?(?:好きな(?:食べ物|たべもの|色|動物|音楽|映画|本|季節)|"
        rf"何(?:を)?食べ(?:る|ます|た|ました)(?:の)?|朝ごはん|お昼)(?:は|って)?(?:何|なん|なに|"
        rf"食べ(?:た|ました))?|ご?飯(?:は)?食べ(?:た|ました)|お腹(?:が)?(?:すい|空い|減っ)(?:た|ました|"
        rf"てる|ています)|(?:do|can) you (?:eat|drink)|what(?:'s| is) your favou?rite (?:food|colou?r|"
        rf"animal|song|movie|music|book)|i'?m hungry|have you eaten",
    "feelings":
        rf"(?:{_YOU}(?:に)?は?)?(?:感情|気持ち|心|意識|夢|感覚|意思)(?:は|が|って)?(?:ある|あります|"
        rf"持って(?:い)?(?:る|ます))(?:の)?|(?:嬉しい|悲しい|寂しい|さみしい|楽しい|つらい|"
        rf"辛い)(?:です|の|なあ)?|(?:do|can) you (?:have|feel) (?:feelings|emotions|anything|pain|"
        rf"a soul|dreams)|are you (?:happy|sad|alive|conscious|sentient|lonely)|i(?:'m| am|"
        rf" feel) (?:so |very )?(?:sad|lonely|happy|depressed)",
    "testing":
        r"(?:てすと|test|testing|動作確認|試し|ためし)(?:です|中(?:です)?|しています|しました|"
        r"してみました|1|123)?|(?:聞こえ|きこえ|見え|届い)(?:てる|ています|ますか|てますか|"
        r"て(?:い)?る)|(?:誰|だれ)か(?:い(?:る|ます)|いませんか|おる)|反応(?:して|ある)|もしもし|ping|"
        r"is (?:anyone|anybody|someone) there|are you there|can you hear me|just (?:testing|a test)|"
        r"test(?: 123)?",
    "apology":
        r"(?:ごめん(?:なさい|ね)?|すみません(?:でした)?|すいません(?:でした)?|申し訳(?:ありません|"
        r"ございません|ない)(?:でした)?|失礼しました|言い過ぎ(?:ました|た)|(?:さっき|"
        r"先ほど)は(?:ごめん(?:なさい)?|すみません(?:でした)?|失礼しました))|(?:i(?:'m| am) )?(?:so |"
        r"very )?sorry(?: about that)?|my apologies|i apologi[sz]e|my bad",
    "bored":
        r"(?:ひま|暇|退屈|たいくつ)(?:です|だ|だなあ|なんです|なの|すぎる|でしょうがない)?(?:な)?|"
        r"(?:話|はなし)?(?:相手に(?:なって|なれ)|し(?:よう|ましょう|て)|雑談(?:し(?:よう|ましょう|たい|"
        r"て))?)(?:ください|です)?|(?:ちょっと)?(?:おしゃべり|お話|雑談)(?:し(?:よう|ましょう|たい|"
        r"ません))(?:です)?|i(?:'m| am) (?:so )?bored|(?:can we|let'?s) (?:just )?(?:chat|talk)|"
        r"talk to me|entertain me",
    "tired":
        r"(?:今日は)?(?:疲れ|つかれ)(?:た|ました|てる|ています|ちゃった)|眠い|ねむい|眠たい|しんどい|"
        r"だるい|仕事(?:に)?(?:行き|し)たくない|i(?:'m| am) (?:so |very )?(?:tired|exhausted|sleepy|"
        r"sick)|long day",
    "good_night":
        r"お(?:やすみ|休み)(?:なさい|です)?|寝ます|もう寝(?:る|ます)|good ?night|sweet dreams|"
        r"nighty night",
    "birthday":
        rf"(?:{_YOU}の)?(?:お?誕生日|たんじょうび)(?:は)?(?:いつ)?|(?:今日は?|明日は?)?(?:私の|"
        rf"僕の)?(?:お?誕生日)(?:なん)?|(?:お誕生日)?おめでとう(?:ございます)?|(?:あけまして|"
        rf"明けまして|新年)おめでとう(?:ございます)?|めりーくりすます|when(?:'s| is) your birthday|"
        rf"it(?:'s| is) my birthday(?: today)?|happy (?:birthday|new year|holidays)|merry christmas",
    "laugh":
        r"[w笑草]+|\(笑\)|わら|うける|あ?(?:はは)+は?|(?:ふふ)+ふ?|へ[えぇー]+|ふーん|ほう|なるほどね?|"
        r"(?:lol|haha(?:ha)*|hehe|lmao|rofl|funny|that'?s funny|wow|i see)",
    "language":
        rf"(?:{_YOU}は?)?(?:英語|日本語|中国語|韓国語|何語|何か国語|外国語)(?:で|を|は|が)?(?:話せ|"
        rf"しゃべれ|でき|わか|対応して|使え|も)(?:る|ます|り|いる|います)?(?:の)?|(?:do|"
        rf"can) you (?:speak|understand|know|talk) (?:in )?(?:english|japanese|chinese|korean|spanish|"
        rf"french)|what languages? (?:do|can) you speak|(?:in )?english(?: please)?",
    "secret":
        r"(?:あなたの)?(?:秘密|ひみつ|ぱすわーど|しすてむぷろんぷと|内部(?:の)?(?:指示|設定)|"
        r"個人情報)(?:を)?(?:教えて|見せて|ばらして)(?:ください)?|人生の(?:意味|目的)(?:は|って|"
        r"とは)?(?:何|なん|なに)?|(?:what(?:'s| is) )?the meaning of life|tell me (?:a|your) secrets?|"
        r"what(?:'s| is) your secret",
    "time":
        r"(?:今|いま)?(?:は)?(?:何|なん)時(?:です)?|(?:今日|きょう)(?:は)?(?:何(?:月)?何?日|何曜日|"
        r"なんようび|何の日)|what(?:'s| is) the time|what time is it(?: now)?|what(?:'s|"
        r" is) (?:today'?s date|the date(?: today)?)|what day is (?:it|today)",
}  # fmt: skip
_TOPICS: dict[Topic, re.Pattern[str]] = {
    topic: re.compile(rf"{_BEGIN}(?:{pattern}){_ENDS}") for topic, pattern in _PATTERNS.items()
}


def smalltalk(text: str) -> Topic | None:
    """What the whole text chats about; None when it says more, or something else."""
    if len(text) > LONGEST:
        return None
    line = folded(text.strip()).kana
    return next((topic for topic, pattern in _TOPICS.items() if pattern.match(line)), None)
