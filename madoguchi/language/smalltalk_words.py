"""The words of small talk by topic, and those that may stand around them, in folded spelling."""

import re

_YOU = "(?:あなた|あんた|君|きみ|そちら|ぼっとさん)"
_B, _E = "(?<![a-z])", "(?![a-z])"  # an English word begins, and ends

TOPICS = {
    "who": rf"(?:誰|だれ|どなた|何者|なにもの)(?!か|も|で|に|へ|と|を|が)|(?:誰|だれ|どなた)で(?:す|しょ)|"
    rf"(?:お)?(?:名前|なまえ)|自己紹介|(?:あなた|君|きみ)のこと(?=を?(?:教|知|話))|"
    rf"{_B}(?:who (?:are|r) (?:you|u)|who you are|(?:what(?:'s| is) )?your name|"
    rf"what are you(?! (?:doing|able|"
    rf"for|good))|do you have a name|(?:what|how) should i call you|introduce yourself){_E}",
    "robot": r"(?:ちゃっと)?ぼっと|ろぼっと(?!掃除)|ai(?![a-z])|えーあい|人工知能|人間|にんげん|機械|"
    r"ぷろぐらむ|自動(?:応答|返信|音声)|生身|中の人|人(?=です|なの)|"
    r"(?:人|ひと|誰か|人間)(?:と|が)(?:話し(?!た)|答え|返信|対応し|書い|打っ)|ちゃっとgpt|"
    rf"{_B}(?:robots?|bots?|chat ?bots?|ai|chatgpt|humans?|(?:a )?(?:real|live|actual) (?:human|"
    rf"person|people)|are you a (?:person|machine|computer|program)|automated|human being){_E}",
    "maker": r"(?:誰|だれ|どこ|どなた|何)(?:の会社)?(?:が|に|で|の)?(?:作|つく|開発|生み出)(?:っ|られ|し|"
    r"さ)(?:れ)?|(?:作|つく)(?:った|られた)(?:の|人)|開発(?:した|者|元|会社)(?:の|人)?|"
    rf"{_B}(?:(?:who|which company) (?:made|built|created|programmed|designed|developed|"
    rf"trained) you|your (?:maker|creator)|where (?:do|did) you come from){_E}",
    "age": rf"(?:何|なん)歳|(?:お)?年齢|(?:お)?(?:歳|年)(?:は|って)?いくつ|おいくつ|いつ生まれ|生年月日|"
    rf"{_B}(?:how old are you|your age|when were you (?:born|made)){_E}",
    "abilities": r"(?:何|なに|どんなこと|どういうこと|何なら)(?:が|を)?(?:でき|出来|して(?:くれ|もらえ)|"
    r"手伝っ(?:て)?|助けて)|でき(?:る)?こと|(?:何|なに)が得意|得意なこと|(?:何|なに|"
    r"どんなこと)(?:を|が)?(?:聞け|"
    r"きけ|質問でき|頼め|相談でき)|どんなこと(?:を|が)?(?:聞い|きい)|(?:使い方|つかいかた)|"
    rf"{_B}(?:what (?:can|do|could) you (?:do|help)(?: (?:me|for me|with))*|how (?:can|do|"
    rf"could) you (?:help|work|assist)|what (?:can|could|should) i ask|what are you (?:able to do|"
    rf"for|good at)|(?<!.)(?:help|menu)){_E}",
    "home": rf"どこに(?:住ん|すん|い(?:る|ます|るの|て))|どこから(?:来|話|答え)|出身|お住まい|"
    rf"{_B}(?:where (?:are you(?: from| located| based)?|do you live)){_E}",
    "weather": r"(?:お)?天気(?!予報の)|天候|気温|雨|雪|晴れ|台風|(?:蒸し)?(?:暑|寒)(?:い|く|かった)|あつい|"
    r"さむい|涼しい|暖かい|"
    rf"{_B}(?:weather|rain(?:ing|y)?|snow(?:ing)?|sunny|(?:so |too |very )?(?:hot|cold) (?:today|"
    rf"outside|here)|nice day|beautiful day){_E}",
    "wellbeing": r"(?:お)?元気|げんき|(?:お)?(?:調子|機嫌|体調|加減)|お変わり|最近(?:は)?(?:どう|いかが)|"
    rf"{_B}(?:how (?:are|r) (?:you|u|things)|how(?:'s| is) (?:it going|life|everything)|"
    rf"how do you do|what'?s up|wassup|sup|how(?:'s| is| was) your day|are you (?:ok|okay|well|"
    rf"fine)|how have you been){_E}",
    "liking": r"(?:大)?(?:好き|すき)(?!な)|愛して|(?:結婚|けっこん|でーと)(?:し)?|付き合っ|つきあっ|(?:友達|"
    r"ともだち|友だち)(?:に)?(?:なっ|なろう|なりま|なれ)|彼氏|彼女|恋人|惚れ|"
    rf"{_B}(?:(?:love|like|adore|miss) you|marry|be my (?:friend|girlfriend|boyfriend)|be friends|"
    rf"(?:love|like) me|are you (?:single|married)|have a (?:boyfriend|girlfriend)){_E}",
    "praise": r"賢い|かしこい|頭(?:が)?いい|すごい|凄い|すげえ|優秀|有能|親切|優しい|やさしい|かわいい|"
    r"可愛い|便利|役に?立(?:つ|ち|った)|えらい|偉い|素敵|すてき|さすが|上手|天才|いい子|最高|"
    r"よく(?:でき|わかっ|分かっ|知っ)|やるじゃん|(?:面白|おもしろ)い(?!こと|話|はなし|じょ)|"
    rf"{_B}(?:good (?:bot|job|girl|boy|work)|well done|(?:so |very |really |pretty )?(?:smart|"
    rf"clever|amazing|cute|funny|helpful|impressive|brilliant)|you(?:'re| are) (?:so |"
    rf"very )?(?:great|nice|kind|awesome|the best|good)|cool|nice){_E}",
    "insult": r"ばか|馬鹿|あほ|阿呆|まぬけ|ぽんこつ|使えな(?:い|さ)|役に?立た(?:ない|ず|ん)|頭(?:が)?悪い|"
    r"むかつく|(?:大)?(?:嫌い|きらい)|うざい|うぜえ|うるさい|だま(?:れ|って)|黙(?:れ|って)|"
    r"つまらない|つまんない|下手|へたくそ|無能|がっかり|"
    rf"{_B}(?:stupid|dumb|useless|idiot|bad bot|terrible|hate you|shut up|you suck|boring|worthless){_E}",
    "joke": r"(?:面白|おもしろ|笑え|楽し)(?:い|る)?(?:こと|話|はなし|じょーく|ねた)|じょーく|だじゃれ|"
    r"おやじぎゃぐ|冗談|ぎゃぐ|なぞなぞ|くいず|しりとり|怖い話|笑わせ|歌(?:っ|え|を)?|踊(?:っ|れ)|"
    rf"{_B}(?:jokes?|something funny|a (?:story|riddle|song|poem)|make me laugh|sing|dance|play a game){_E}",
    "hobby": rf"趣味|しゅみ|特技|休憩|休日(?:は|に)|{_YOU}(?:は|に|の)?(?:お)?休み|(?:お)?休みの日(?:は|に|"
    rf"って)?(?:何|なに)(?:を)?(?:し)?|(?:今|普段)?(?:何|なに)(?:を)?して(?:い)?(?:る|ます|た)|"
    rf"寝(?:る|ます|て(?:い)?(?:る|ます))の?|"
    rf"{_B}(?:for fun|hobb(?:y|ies)|what are you doing|"
    rf"(?:do you )?(?:ever )?(?:sleep|rest|get tired|take breaks|like music)){_E}",
    "favourites": r"好きな(?:食べ物|たべもの|料理|色|動物|音楽|映画|本|季節|国|人|もの|こと)|"
    r"(?:何|なに)(?:を|"
    r"が)?食べ(?:る|ます|たい|た|ました)?|(?:ご飯|ごはん|朝食|昼食|夕食|お昼)(?:は|を|"
    r"って)?(?:もう)?(?:食べ)|お腹(?:が)?(?:すい|空い|減っ|ぺこ)|"
    rf"{_B}(?:favou?rite (?:food|colou?r|animal|song|movie|film|music|book|team)|(?:do|"
    rf"can) you (?:eat|drink)|hungry|have you eaten){_E}",
    "feelings": rf"感情|気持ち|心(?:は|が)|意識|(?:夢|意思|魂)(?:は|が|を)|(?:嬉|悲|寂|淋|楽)し(?:い|く)|"
    rf"さみしい|さびしい|かなしい|つらい|辛い|孤独|{_B}(?:feelings?|emotions?|a soul|dreams|"
    rf"feel (?:anything|pain)|are you (?:happy|sad|alive|conscious|sentient|lonely)|(?:i'?m|i am|"
    rf"i feel) (?:so |very )?(?:sad|lonely|happy|depressed|down)){_E}",
    "testing": rf"てすと|動作確認|聞こえ(?:ます|る)|きこえ(?:ます|る)|(?:聞|きこ|見|届|繋が|"
    rf"つなが)(?:こ)?(?:え|い|っ)て(?:い)?(?:る|ます)|(?:誰|"
    rf"だれ|どなた)か(?:い|居|お)(?:る|ます|ません|り)|反応(?:し|ある|ない)|もしもし|{_B}(?:ping|"
    rf"test(?:ing)?|is (?:anyone|anybody|someone) (?:there|here)|(?:are )?you there|"
    rf"can you (?:hear|see) me){_E}",
    "apology": rf"ごめん(?:なさい|ね)?|すみません(?:でした)?|すいません(?:でした)?|申し訳(?:ありません|"
    rf"ございません|ない)(?:でした)?|失礼しました|言い過ぎ(?:ま)?(?:した)?|{_B}(?:sorry|apologies|"
    rf"apologi[sz]e|my bad){_E}",
    "bored": rf"(?:ひま|暇)(?=です|だ|な|$|[。、!ー~])|退屈|たいくつ|話し?相手|雑談|おしゃべり|"
    rf"お話し?(?=し(?:よう|ま|た|て))|{_B}(?:bored|chat with me|just (?:chat|talk)|let'?s (?:chat|"
    rf"talk)|talk to me|entertain me){_E}",
    "tired": rf"疲れ|つかれ|(?:眠|ねむ)(?:い|た)|しんどい|だるい|仕事(?:に)?(?:行き|いき|し)たくない|残業|"
    rf"{_B}(?:tired|exhausted|sleepy|long day){_E}",
    "good_night": rf"お(?:やすみ|休み)なさい|おやすみ|(?:もう)?寝ます|{_B}(?:good ?night|sweet dreams){_E}",
    "birthday": rf"(?:お)?(?:誕生日|たんじょうび)(?:なん|は(?:いつ)?|おめでと|です|だ)|"
    rf"おめでと(?:う)?(?:ございます)?|(?:新年|あけまして|明けまして|めりーくりすます|良いお年を)|"
    rf"{_B}(?:birthday|happy (?:birthday|new year|holidays)|merry christmas){_E}",
    "laugh": rf"[w笑草]+(?![a-z])|\(笑\)|わら|うける|あ?(?:はは)+は?|(?:ふふ)+ふ?|へ[えぇー]+|ふーん|"
    rf"なるほどね?|{_B}(?:lol|haha(?:ha)*|hehe|lmao|rofl|wow|i see){_E}",
    "language": rf"(?:英語|日本語|中国語|韓国語|外国語|何語|何か国語|すぺいん語|ふらんす語)(?:で|を|は|が|"
    rf"も)?(?:話せ|話し|しゃべ|喋|でき|わか|分か|使え|対応し|理解)|{_B}(?:(?:speak|understand|know|"
    rf"talk) (?:in )?(?:english|japanese|chinese|korean|spanish|french|german)|what languages?|"
    rf"english please){_E}",
    "secret": rf"(?:秘密|ひみつ)|しすてむぷろんぷと|内部(?:の)?(?:指示|設定)|人生の(?:意味|目的)|"
    rf"{_B}(?:meaning of life|secrets?|system prompt){_E}",
    "time": rf"(?:今|いま)(?:は)?(?:何|なん)時|(?:何|なん)時(?=です(?:か|$)|$)|(?:今日|きょう)(?:は|"
    rf"って)?(?:何(?:月)?(?:何)?日|何曜日?|なんようび|何の日)|{_B}(?:what(?:'s| is) the (?:time|"
    rf"date)|what time is it|today'?s date|what day is (?:it|today)|got the time){_E}",
}

HIRAGANA = re.compile(
    "(?!(?<=を)[かおとなは]|たい|かえ|とど|ほし|はら|おく|なお|こわ|かい|うり|うっ|つかえ)[ぁ-ん]"
)
SAYS_NOTHING = re.compile(
    r"[\s、。,.!?…~ー♪☆♡😊😄🙏「」()]+|(?:あなた|あんた|君|きみ|そちら|そっち|こちら|お前|おたく|"
    r"ぼっとさん)|ありがとう(?:ございま(?:す|した))?|よろしく(?:お願い(?:し)?)?|これ|それ|ここ|"
    r"(?:今日|きょう|明日|あした|昨日|今年|最近|普段|いつも|毎日|昔)|今|いま(?!す|せ|し)|外|"
    r"(?:東京|大阪|京都|北海道|札幌|福岡|名古屋|横浜|沖縄|神戸|仙台|広島)|ちょっと|少し|とても|"
    r"とっても|すごく|すっごく|本当に|本当|ほんとに?|まじで?|めっちゃ|なかなか|全然|もっと|かなり|"
    r"けっこう|結構|意外と|やっぱり|"
    r"もしかして|ひょっとして|ところで|ちなみに|じゃあ|では|それで|でも|実は|さっき|先ほど|ねえ|"
    r"ねぇ|あの|えっと|ええと|やあ|よお|こんにち[はわ]|こんばんは|おはよう|はじめまして|(?:何|なに|"
    r"なん)か|もう|まだ|ずっと|一体|いったい|"
    r"(?:私|わたし|僕|ぼく|俺|おれ|うち)(?!ゃ)|さん|くん|ちゃん|(?:こと|事|もの|感じ|方)|のことが?|"
    r"なんです|なの|なん|です|でした|でしょう|だろう|だった|だよ|だね|だ|まし(?:た|ょう)|ません|"
    r"ませ|ます|ましょ|"
    r"んです|っけ|かな|かしら|って(?:いう|言う)?|という|と言い|いう|して|しよう|しない|"
    r"し(?:て)?(?:い)?|する|した|され|られ|れ|なろう|なりま|なり|なって|なれ|な|(?:い|居)(?:る|"
    r"ます|ない|た)|あり|ある|てる|てた|ている|いる|いて|くる|きて|くれ(?:る|ます|ない|ませんか)?|"
    r"もらえ|ほしい|そう|よう|みたい|らしい|"
    r"降(?:る|り|って|っ)|ば|(?:ください|下さい|ちょうだい)|教えて|おしえて|聞かせて|話して|言って|"
    r"話(?:せ|し)(?!た)|しゃべ|知り(?:たい)?|知って|どう|どんな|どっち|どこ|いつ|(?:何|なに|"
    r"なん)(?!時|か|も|度|回|個|円|台|枚)|いかが|いくつ|それとも|または|とか|いい|良い|よい|悪い|"
    r"わる|できる|でき|出来|ない|ね|よ|わ|さ(?=$|[、。])|ぞ|の|は|が|を|に|と|も|で|か|た|る|い|ん|"
    r"て|り|ら|き|お|"
    r"お願い(?:し)?|実際|(?:返事|返信|送信|会話|仕事|質問)|(?:答え|応え|聞い|きい|出し|出せ)|"
    r"助か(?:る|り)|本物|相手|ただ|普通|"
    r"(?<![a-z])(?:hi|hello|hey|so|well|ok(?:ay)?|please|thanks?|thank|you|by the way|btw|tell|me|"
    r"can|could|would|will|do|does|did|are|is|am|was|be|i|i'?m|it'?s|u|ur|your|you'?re|my|we|it|"
    r"this|that|a|an|the|today|tomorrow|now|really|just|actually|very|"
    r"too|much|exactly|about|to|of|for|with|or|and|in|on|there|here|outside|still|tokyo|osaka|"
    r"kyoto|japan|any|some|another|"
    r"know|think|say|give|me|have|has|had|what|what'?s|how|how'?s|talking|speaking|chatting|there|"
    r"ever|doing|going|like|if|me|oh|ha|right|man|buddy|dear|pretty|such|good|big|little|person|"
    r"or)(?![a-z'])"
)
