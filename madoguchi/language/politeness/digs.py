"""Digs: what is polite in its words and hurts all the same; and suspicion put as a question."""

from .english import rules_en
from .rules import rules

_POINTED_JA = rules(
    "pointed",
    (r"(?:ほか|他)の会社|(?:ほか|他)社(?:に|を)(?:され|お選び|当た|ご利用)", None),
    (r"(?:普通|常識のある|大抵|たいてい)の?(?:方|人|お客様)(?:なら|は|であれば)|誰でも(?:分か|わか"
     r"|でき)ます", None),
    (r"(?:小学生|子供|子ども|お子様|素人)でも(?:分か|わか|でき)", None),
    (r"こんなに(?:簡単|かんたん|分かりやす)|(?:簡単|かんたん)な(?:こと|操作|設定|内容)(?:です|も"
     r"|でも)", None),
    (r"(?:ようやく|やっと)[^。\n]{0,14}(?:ました(?:ね)?|くださっ|ください(?:まし)|いただけ)", None),
    (r"お忙し[いくか][^。\n]{0,24}(?:でしょう(?:から|ね)|のでしょう)", None),
    (r"(?:ご不満|不満|お嫌|嫌|ご納得いただけない)(?:でしたら|なら|であれば|ようでしたら)、?[^。\n]{0,6}"
     r"(?:どうぞ|ご自由|解約|やめ|結構)", None),
    (r"(?:お客様|そちら)(?:だけ|以外|一人)(?:です|に|を|だ)", None),
    (r"(?:ほか|他)の(?:方|皆様|お客様)は[^。\n]{0,16}(?:ません|できて|されて|ご理解)", None),
    (r"(?:皆様|皆さん|みなさん)(?:は)?(?:きちんと|ちゃんと|ご理解|普通に)", None),
    (r"(?:非常識|わざわざ[^。\n]{0,12}ほどの?|までもない|今さら|いまさら|お言葉を返す|ご期待が高)", None),
    (r"(?:機械|パソコン|スマホ)に弱い|ご高齢(?:の方)?には|苦手な方には", None),
)  # fmt: skip
_BLAME_JA = rules(
    "blaming",
    (r"(?:言っ|おっしゃっ|申し出|気づ[いか]|ご?連絡|ご?相談)[^。、\n]{0,6}(?:くださ[れっ]|くだされ"
     r"|いただ(?:け|い)|もらえ|て(?:い)?れ)"
     r"[^。、\n]{0,6}(?:ば|たら)[^。\n]{0,14}(?:のですが|のに|でした|たが|たのです)", None),
    (r"もっと早く[^。\n]{0,16}(?:ほし|たかっ|べき|なかっ|ば)", None),
    (r"た(?:こと|の)が[^。、\n]{0,8}(?:原因|理由|問題|いけな|悪)", None),
    (r"(?:[ただ]|い)(?:の|ん)(?:では|じゃ)(?:ありませ|な)(?:ん|い)(?:です)?か(?=[。？?]|$)", None),
    (r"(?:お客様|お客さま|そちら|ご自身|ご自分)(?:の|が|は|側)[^。、\n]{0,12}(?:ミス|間違[いえっ]|誤[りっ]"
     r"|勘違い|不注意"
     r"|怠[りっ]|記憶違い|矛盾|伝え方|勝手|不足(?:で|に|が)|落ち度|違っていた|忘れ)(?!(?:では|は|が"
     r"|も)?(?:あり|ござ|な))", None),
    (r"(?:ですよ|でしょう|ました|ています|ております)よね(?=[。？?]|$)", None),
    (r"(?:何度も|何回も|すでに|既に|再三|三度|二度|前回も)[^。\n]{0,20}(?:のですが|のに|のですけど)"
     r"(?=[。\n]|$)", None),
    (r"(?:説明|案内|お知らせ|書類|規約|契約)[^。\n]{0,14}(?:受け|読ん|ご覧|届い"
     r"|同意し)[^。、\n]{0,6}はずです", None),
    (r"(?:指示|説明|注意|案内)(?:に|を)(?:従わ|守ら|聞か|読ま)な(?:かった|い)(?:から|ため|ので)", None),
    (r"(?:こちら|弊社|当社|私ども)(?:は|に|には)[^。、\n]{0,6}(?:落ち度|責任|非|問題|ミス)(?:は"
     r"|も)?(?:まったく|一切|何も)?"
     r"(?:あり|ござい)ません", None),
    (r"使い方(?:の|に)(?:問題|誤り)|使い(?:すぎ|過ぎ)た", None),
    (r"(?:ちゃんと|きちんと)[^。、\n]{0,10}(?:読まれ|確認され|ご覧になり"
     r"|なさい)[^。、\n]{0,4}(?:ました)?か", None),
)  # fmt: skip
_CURT_JA = rules(
    "curt",
    (r"(?:医者|医師|病院|銀行|航空会社|保険会社|配送業者|メーカー|店舗|大家|管理会社|別の窓口"
     r"|よそ)(?:の?ほう)?(?:に|へ)"
     r"(?:聞い|言っ|問い合わせ|行っ|尋ね)て(?:ください|下さい)", None),
    (r"(?:規則|規約|規定|決まり|契約|ルール|マニュアル|仕様)(?:です(?:から|ので)|なので|どおりです"
     r"|になっています)", None),
    (r"(?<!お)困り?ます(?=[。が！]|$)|(?<![に])(?:もう)?(?:終わった|済んだ|決まった)(?:話|こと"
     r"|件)です", None),
    (r"(?:保証|証明書|書類|領収書|保証書|予約)[^。\n]{0,8}(?:な(?:い|ければ|けりゃ))(?:なら|と"
     r"|場合は)?、?[^。\n]{0,8}"
     r"(?:受け付け|対応し|応じ|でき)(?:ません|かね)", None),
    (r"例外は(?:認め|あり)|特別扱い|諦め|これ以上(?:お話|ご説明|申し上げ)", None),
)  # fmt: skip
JA = (*_POINTED_JA, *_BLAME_JA, *_CURT_JA)

EN = (
    *rules_en(
        "pointed",
        (r"\bfinally\b(?= (?:send|get|gett|repl|answer|writ|pay|return)\w*)|\bat last\b", None),
        (r"\beven (?:you|a child|a beginner|my grandmother)\b|\bcommon sense\b|\brocket science\b", None),
        (r"\bas (?:clearly |already )?(?:stated|mentioned|explained|written|noted|advised)"
         r" (?:before|previously|above|earlier|already|several)\b", "to come back to this,"),
        (r"\bas (?:clearly|plainly) (?:stated|mentioned|explained|shown)\b|\bas you (?:would|should"
         r"|must) know\b", None),
        (r"\bfeel free to (?:leave|go|cancel|take your|look (?:for|elsewhere)|complain"
         r"|choose another)", None),
        (r"\b(?:take your (?:business|money)|go|look) elsewhere\b|\bgood luck (?:with|finding)\b"
         r"|\bhappy now\b", None),
        (r"\b(?:perhaps|maybe|in future|next time)[^.!?]{0,30}\b(?:read|check|plan ahead|try reading"
         r"|listen|look)\b", None),
        (r"\b(?:with (?:all )?(?:due )?respect|no offen[cs]e|not to be rude)\b,?", ""),
        (r"\b(?:not|hardly) (?:my|our|the) only (?:customer|guest|patient|client)\b"
         r"|\bother customers (?:too|to)\b", None),
        (r"\b(?:part|bit|word) of [^.!?]{1,30} (?:don't|do not|didn't|did not) you understand\b"
         r"|\byou (?:don't|do not|didn't|did not) understand\b(?!,)", None),
        (r"\bsome of us\b|\bunlike you\b|\bif you say so\b|\bspell it out\b|\bdon't have all day\b"
         r"|\bmind readers?\b", None),
        (r"\bmust be nice\b|\btoo much to (?:ask|expect)\b|\bso much time to\b|\bsuch a lot of time\b", None),
        (r"\bfor the (?:second|third|fourth|fifth|last|umpteenth) time\b|\bonce more for you\b"
         r"|\bone more time\b", None),
        (r"(?:\A|(?<=[.!?]\s))(?:congratulations|bravo|well done|nice try|oh great|great|wonderful"
         r"|wow)\b,? (?=you|another|now|on )",
         None),
        (r"\bthe one thing (?:we|I) (?:told|asked)\b|\bwhat did you expect\b|\bget what you pay for\b", None),
        (r"\b(?:most|other) (?:of our )?(?:customers|guests|patients|people|users|passengers|members"
         r"|travellers)"
         r" (?:manage|understand|are able|can|were|arrive|read|do|don't|do not|never|have no)\b", None),
    ),
)  # fmt: skip
