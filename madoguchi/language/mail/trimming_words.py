"""Words by which mail programs introduce what they quote, and sign what they send."""

import re

# Verbs that end (or carry) a line like "On …, somebody wrote:".
WROTE = re.compile(
    r"\b(?:wrote|writes?|said|says|schrieb(?:en)?|geschrieben|a écrit|nous a dit|ha scritto|escribi[óo]|"
    r"escreveu|"
    r"skrev|schreef|geschreven|napisał(?:\(a\)|a)?|napsal(?:\(a\)|a)?|написал(?:\(а\)|а)?|пишет|пише|написав|"
    r"napísal|menulis|написала?|kirjoitti|yazdı|írta|a scris|έγραψε|đã viết)"
    r"|写道|寫道|เขียน(?:ว่า)?"
    r"|さん?(?:は|が)?書きました|(?:様|さん)?のメール|(?:様|さん)?のメッセージ|님이 작성"
    r"|さん?(?:は|が)?(?:次のように)?書(?:いた|きました)|wrote$",
    re.IGNORECASE,
)
# How such a line may begin, beside a date.
OPENS = re.compile(
    r"(?:On|At|In message|Op|Le|Am|Den|El|Em|Il|Dnia|Dňa|Dne|W dniu|Il giorno|Vào|在|於|"
    r"(?:søn|man|tir|tirs|ons|tor|tors|fre|lør)\.|"
    r"(?:понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|пн|вт|ср|чт|пт|сб|вс)[,.])\s",
    re.IGNORECASE,
)
DATE = re.compile(
    r"(?:19|20)\d\d\s*[-/.年]|\b(?:19|20)\d\d\b|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|\d{1,2}月\s*\d{1,2}日|令和|"
    r"\d{1,2}[:.]\d\d\b",
)
STARTS_WITH_DATE = re.compile(
    r"[(（\[]?(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,?\s+)?"
    r"(?:(?:19|20)\d\d\s*[-/.年]\s*\d|\d{1,2}[./]\d{1,2}[./]\d{2,4}|"
    r"\d{1,2}\.?\s+[^\W\d]{2,12}\.?,?\s+\d{4}|令和\s*\d|"
    r"\w{2,3},\s+\d{1,2}\s+\w{3,5}\.?\s+\d{4})",
)
MAILBOX = re.compile(r"[^\s<>\"'(),:;]+@[\w-]+(?:\.[\w-]+)+|[^\s<>\"'(),:;]+@\w+")

# Lines that say by themselves that another mail follows.
BREAK = re.compile(
    r"\W*(?:Begin forwarded message|Début du message (?:transféré|réexpédié)|"
    r"Anfang der weitergeleiteten (?:E-Mail|Nachricht)|Inizio messaggio inoltrato|"
    r"Inicio del mensaje reenviado|Início da mensagem (?:encaminhada|reencaminhada)|Vidarebefordrat brev|"
    r"転送されたメッセージ|転送メッセージ)\s*[:：]?\W*"
    r"|[\s>*]*[-_=＿－━─]{2,}[\s*]*(?:(?:Forwarded|Original|Reply|Replied|Previous) ?(?:Message|Mail|e-mail)|"
    r"Message (?:transféré|d'origine|original)|Ursprüngliche (?:Nachricht|Mail)|Weitergeleitete Nachricht|"
    r"Originalnachricht|Mensaje (?:original|reenviado)|Mensagem (?:original|encaminhada)|"
    r"Messaggio (?:originale|inoltrato)|Oorspronkelijk bericht|Doorgestuurd bericht|Ursprungligt meddelande|"
    r"Opprinnelig melding|Oprindelig meddelelse|Wiadomość oryginalna|Исходное сообщение|"
    r"Пересылаемое сообщение|Původní zpráva|Pôvodná správa|Mesaj original|Eredeti üzenet|Orijinal Mesaj|"
    r"Alkuperäinen viesti|Αρχικό μήνυμα|Pesan asli|Tin nhắn gốc|ข้อความต้นฉบับ|Початкове повідомлення|"
    r"原始邮件|转发邮件|原始郵件|轉寄郵件|원본 메시지|"
    r"(?:元の|返信元の?|転送元の?|オリジナル|転送された|以前の|引用)\s*(?:メッセージ|メール|eメール)|"
    r"転送メッセージ|引用ここから)"
    r"[\s*]*[-_=＿－━─]{0,40}.{0,60}"
    r"|\s*[-_]{2,}\s*On .{5,200}\bwrote\s*[-_]{2,}\s*"
    r"|\s*\|-{3,}>.{0,120}",  # the box that Notes draws around its fields
    re.IGNORECASE,
)
FORWARDS = re.compile(
    r"forward|transf|weitergeleit|inoltrat|reenviad|encaminhad|doorgestuurd|Пересыла|转发|轉寄|転送",
    re.IGNORECASE,
)
"""Of those, the ones by which a mail is passed on."""
SIDE_NOTE = re.compile(
    r"\W*(?:Posted by .{1,80} on \d\d?/\d\d?/\d{4}|.{1,80} via .{1,80} (?:wrote|schrieb):?)\s*", re.IGNORECASE
)

FROM = (
    "From|De|Da|Von|Van|Från|Fra|Od|Lähettäjä|От|Від|Kimden|Feladó|Mittente|发件人|寄件者|寄件人|"
    "De la|Από|จาก|Dari|Từ|보낸 ?사람|差出人|送信者|送信元|発信者"
)
ABOUT = (
    "Subject|Sent|Date|To|Cc|Reply-To|Objet|Envoyé|À|Répondre à|Asunto|Enviado(?: el)?|Fecha|Para|CC|"
    "Assunto|Data|Enviada(?: em)?|A|Oggetto|Inviato|Risposta|Rispondi a|An|Gesendet|Betreff|Datum|"
    "Antwort an|Kopie|"
    "Aan|Verzonden|Onderwerp|Antwoord|Till|Skickat|Ämne|Til|Sendt|Emne|Dato|Do|Wysłano|Temat|Data|Кому|"
    "Отправлено|"
    "Тема|Дата|Дата отправки|Копия|Kime|Konu|Gönderildi|Tarih|发送时间|收件人|抄送|主题|日期|寄件日期|"
    "收件者|主旨|"
    "Komu|Předmět|Predmet|Odesláno|Odoslané|Către|Subiect|Trimis|Dată|Προς|Θέμα|Στάλθηκε|Ημερομηνία|"
    "Címzett|Tárgy|Elküldve|Dátum|Vastaanottaja|Lähetetty|Aihe|Päivämäärä|ถึง|วันที่|หัวข้อ|เรื่อง|"
    "Kepada|Perihal|Tanggal|Dikirim|Đến|Chủ đề|Đã gửi|Ngày|"
    "받는 ?사람|보낸 ?날짜|제목|送信日時|送信日|日時|日付|宛先|件名|返信先|受信日時"
)
HEADER_FROM = re.compile(rf"[\s>|*]*(?:{FROM})[\s*]*[:：][\s*]*\S", re.IGNORECASE)
HEADER_ABOUT = re.compile(rf"[\s>|*]*(?:{ABOUT}|C[Cc]|B[Cc]{{2}})[\s*]*[:：]", re.IGNORECASE)

# Lines that a program or a telephone adds by itself.
DEVICE = (
    r"(?:i ?Phone|i ?Pad|i ?Pod|Android|BlackBerry|Galaxy|Samsung|Huawei|Xiaomi|HTC|Nokia|Windows|"
    r"Outlook|Yahoo|"
    r"mobile|phone|cell|tablet|Mailbox|Mail|Airmail|Gmail|Nine|TI-\d+|device|handheld|K-9|ProtonMail|"
    r"Proton|Spark)"
)
SENT_FROM = re.compile(
    r"\W*(?:"
    r"(?:Sent|Delivered|Posted|Written) (?:from|via|with|by|using) .{1,90}"
    r"|Get .{0,30}Outlook for .{1,60}"
    r"|\S+(?: \S+)? from (?:my )?(?:mobile|cell|phone|i ?phone|i ?pad|android).{0,20}"
    r"|From my " + DEVICE + r".{0,30}"
    r"|Envoyé (?:de|depuis|à partir d|avec) .{1,60}|Téléchargez Outlook .{1,40}"
    r"|Von meinem .{1,60} gesendet.{0,20}|Gesendet (?:von|mit|über) .{1,60}"
    r"|Diese Nachricht wurde von meinem .{1,60} gesendet.{0,5}"
    r"|Enviado (?:desde|do|de|a partir d|con) .{1,60}|Enviada do .{1,60}|Obter o Outlook .{1,40}"
    r"|Inviato da(?:l|lla)? .{1,60}|Verzonden (?:met|vanaf|van|via) .{1,60}|Verstuurd vanaf .{1,60}"
    r"|Sendt fra .{1,60}|Skickat från .{1,60}|Lähetetty .{1,60}|Wysłane? z .{1,60}|Odesláno z .{1,60}"
    r"|Отправлено (?:с|из) .{1,60}|Надіслано з .{1,60}|Відправлено з .{1,60}|.{1,40} cihazımdan gönderildi"
    r"|ส่งจาก .{1,40}|Dikirim dari .{1,60}|(?:Đã|Được) gửi từ .{1,60}|Trimis de pe .{1,60}"
    r"|Odoslané z .{1,60}|Στάλθηκε από .{1,60}|נשלח מ.{1,60}|أُ?رسلت? من .{1,60}"
    r"|從我的 .{1,40} 傳送|从我的.{1,40}发送|发自我的.{1,40}|發自我的.{1,40}|나의 .{1,40}에서 보냄"
    r"|.{0,20}(?:i ?Phone|iPad|Android|スマートフォン|スマホ|携帯電話|タブレット|Galaxy|Xperia|AQUOS|"
    r"ドコモ|docomo|"
    r"Outlook|Yahoo!?メール|Gmail|Mac|メール\(.{1,20}\)).{0,24}から(?:の)?送信(?:しました|されました)?。?"
    r"|(?:モバイル端末|携帯|外出先)から送信(?:しています|しました)?。?"
    r"|Outlook for (?:iOS|Android) ?(?:を入手|<?https?://).{0,60}|.{0,10}Outlook .{0,20}を入手.{0,40}"
    r")\W*",
    re.IGNORECASE,
)
SIGN = re.compile(r"\s*--\s*")
RULER = re.compile(r"\s*(?:[-_=*+~#.・･—―─━═＝－＿＊◆◇■□●○☆★♪♦◎※∴∵┏┓┗┛+/\\|]\s?){4,}\s*")
CONTACT = re.compile(
    r"〒|℡|☎|\bTEL\b|\bFAX\b|\bMobile\b|電話|ＴＥＬ|ＦＡＸ|携帯|E-?mail|Ｅ-?ｍａｉｌ|メール|https?://|"
    r"www\.|URL|\bPhone\b|\bCell\b|\+\d{1,3}(?:[\s.()/-]{0,3}\d){7,12}\b|\(?\b\d{3}\)?[\s.-]\d{3}[.-]\d{4}\b|"
    r"[\w.+-]+@[\w-]+\.\w|\d{2,4}-\d{2,4}-\d{4}|[都道府県].{1,12}[市区町村]",
    re.IGNORECASE,
)
COMPANY = re.compile(
    r"株式会社|有限会社|合同会社|[（(]株[）)]|㈱|㈲|財団法人|社団法人|Co\.,? ?Ltd|Inc\.|\bLLC\b|大学|"
    r"事務所|商店|"
    r"(?:総務|営業|経理|人事|購買|情報システム|管理|企画|開発|業務|品質保証)(?:部|課|本部)",
)
PERSON = re.compile(
    r"\W{0,4}(?:(?:Dr|Mr|Mrs|Ms|Prof)\.? )?[A-ZÀ-Þ][\w.'’-]*(?: (?:[a-z]{1,3} )?[A-ZÀ-Þ][\w.'’-]*){1,3}"
    r"\W{0,2}(?:,.{0,40})?"
    r"|\W{0,4}[一-鿿々〆]{1,4}[ 　]*[一-鿿々ぁ-んァ-ヶー]{1,6}(?:[ 　]*[(（].{1,20}[)）])?\W{0,4}"
)
"""A line that is a name, as one signs."""
NOTICE = re.compile(
    r"(?:confidential|privileged|intended (?:solely |only |exclusively )?for)\b.*"
    r"(?:recipient|addressee|in error|notify|delete|unauthori[sz]ed|disclos)"
    r"|vertraulich.*(?:Empfänger|irrtümlich|vernichte|lösche)"
    r"|confidentiel.*(?:destinataire|erreur|détrui|supprim)"
    r"|confidencia(?:l|is).*(?:destinat[aá]ri|error|erro\b|elimin|borr|apag)"
    r"|(?:riservat|confidenzial).*(?:destinatari|errore|cancell)"
    r"|vertrouwelijk.*(?:geadresseerde|abusievelijk|vergissing|verwijder)"
    r"|poufn.*(?:adresat|usun)|конфиденциальн.*(?:получател|адресат|удал)"
    r"|(?:机密|保密|機密).*(?:收件人|误收|誤收|删除|刪除)|기밀.*(?:수신|삭제)"
    r"|(?:機密|秘密|(?:本|この)(?:電子)?メール).*(?:受信者|受取人|宛先|誤って|誤送信|意図しない)"
    r".*(?:破棄|削除|ご連絡|禁じ|禁止)"
    r"|consider (?:the|our) environment before|think before you print"
    r"|(?:Avast|AVG|ESET|McAfee|Norton|Kaspersky|Trend ?Micro).*(?:virus|ウイルス|Viren|scann|geprüft|检测)"
    r"|virus-free\b.*(?:www\.|avast|avg)",
    re.IGNORECASE | re.DOTALL,
)
"""What a company's mail server or a virus scanner puts below every mail."""
POINTS_AHEAD = re.compile(
    r"(?:[:：]|以下|下記|次の(?:とおり|通り)|こちら|住所(?:は|が)?|送付先(?:は)?|"
    r"連絡先(?:は)?)[^。]{0,12}[。:：]?\s*"
)

# Words that say that the answers stand within the quote.
POINTS_INTO = re.compile(
    r"赤字|青字|朱書き|太字で|インライン|(?:本文|文中|引用(?:文|部分|箇所)?)(?:の中)?(?:に|へ|内)"
    r"|(?:以下|下記|下)(?:の(?:メール|文|ご質問))?に(?:直接)?(?:回答|ご回答|返信|返答|記入|追記|記載|コメント)"
    r"|\b(?:in-?\s?line|in (?:red|blue|bold)|interspersed"
    r"|(?:answers?|comments?|repl(?:y|ies)|responses?) (?:are )?(?:below|within|in between|next to)"
    r"|see below)\b",
    re.IGNORECASE,
)
